#pragma once

#include <optional>
#include <string_view>

namespace bdd::flows {

/// What somebody wrote beside a pair.
enum class VerdictWord {
    none, ///< Nothing, or that the pair is left for later.
    same,
    different,
};

/// Reads a cell such as "same", "S", "oui", "même" or "x"; "different", "d", "non", "différents";
/// "", "?" or "skip". Case, accents and blanks at the ends do not matter. Empty for any other text.
[[nodiscard]] std::optional<VerdictWord> read_verdict_word(std::string_view cell);

} // namespace bdd::flows
