#pragma once

#include "flows/tabular_input.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bdd::flows {

/// What a kind of file other than contacts may hold, and how its columns are called.
struct FieldNames {
    std::vector<std::string> fields;  ///< The words of --map, besides "ignore".
    std::vector<std::string> several; ///< Those that may stand in several columns.
    std::function<std::string(std::string_view column)> field_of; ///< Empty: an unknown name.
    std::function<std::size_t(std::string_view column)> rank_of;  ///< The lower is the better name.
};

/// Which columns of a file hold what: by the names in its header, or as --map says. Of several
/// columns for one field the one with the best name counts.
class FieldColumns {
public:
    /// `given`: "COLUMN=field" or "COLUMN=ignore". Throws Errc::usage for what is neither.
    FieldColumns(const TabularInput& input, const FieldNames& names,
                 const std::vector<std::string>& given);

    /// A file of that kind; --map is none of contacts.
    [[nodiscard]] static TabularInput open(const std::string& path, TabularOptions options,
                                           const FieldNames& names);

    [[nodiscard]] std::optional<std::size_t> place_of(std::string_view field) const;
    [[nodiscard]] const std::vector<std::string>& fields() const noexcept { return m_fields; }
    /// Every column with what it holds; empty for one that is passed over.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> mapping() const;

private:
    void take_named(const FieldNames& names);
    void take_given(const TabularInput& input, const FieldNames& names,
                    const std::vector<std::string>& given);

    std::vector<std::string> m_names;
    std::vector<std::string> m_fields; ///< Of each column; empty: none.
};

/// A cell, trimmed; empty where no column holds it.
[[nodiscard]] std::string_view cell_at(const std::vector<std::string_view>& cells,
                                       const std::optional<std::size_t>& place);

} // namespace bdd::flows
