#pragma once

#include <bdd/model/field.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace bdd::intake {

/// Names with less than this are doubtful: cells and neighbours decide ("nom", "contact", "titre").
inline constexpr int k_sure_name_percent = 70;

/// What the dictionary says of a column name.
struct NameReading {
    std::optional<model::Field> field; ///< Nothing: known to be of no field, whatever it holds.
    int confidence_percent = 0;
    bool is_part = false;    ///< One of several columns that make one street line.
    bool is_pattern = false; ///< Found by a pattern, not by the whole name.

    [[nodiscard]] bool is_sure() const noexcept {
        return confidence_percent >= k_sure_name_percent;
    }
};

/// Nothing for a name that the dictionary does not know.
[[nodiscard]] std::optional<NameReading> read_name(std::string_view column);

/// True for names that say nothing: "column_3", "F4", "Unnamed: 2", "champ 5", "".
[[nodiscard]] bool is_generic_name(std::string_view column);

/// The name as columns are compared: folded to capitals, single blanks, "codePostal" in two words.
[[nodiscard]] std::string name_key(std::string_view column);

} // namespace bdd::intake
