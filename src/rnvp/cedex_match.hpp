#pragma once

#include "rnvp/town_question.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace bdd::rnvp {

/// "TOULOUSE CEDEX 7" in its parts.
struct CedexOffice {
    std::string label;
    std::string number; ///< May be empty.
};
[[nodiscard]] CedexOffice office_of(std::string_view label);

/// A line that says CEDEX: code and word stay as they came.
[[nodiscard]] TownMatch keep_cedex(const TownQuestion& question);

/// A code that a loaded base knows, without the word: the word is added. Nothing when the base does
/// not know the code, or knows it of another département than that of the town.
[[nodiscard]] std::optional<TownMatch> add_cedex(const TownQuestion& question);

/// A code that is no postcode and ends in 1 to 9, with a town of its département: it is taken for a
/// CEDEX code.
[[nodiscard]] std::optional<TownMatch> infer_cedex(const TownQuestion& question);

} // namespace bdd::rnvp
