#pragma once

#include <cstddef>
#include <limits>
#include <string_view>

/// How alike two short texts are. The texts are already in the form in which they are to be
/// compared (folded, one case): nothing is folded here. A text of ASCII signs is compared byte by
/// byte, any other by code points; it must be valid UTF-8. Nothing is allocated for texts of at
/// most 64 signs. Every function may be called from any thread and is symmetric in its texts.
namespace bdd::similarity {

/// Jaro similarity, 0 to 1. Two empty texts: 1; one empty: 0. Texts of more than 64 signs take
/// time in proportion to the product of their lengths: cut long texts before.
[[nodiscard]] double jaro(std::string_view a, std::string_view b);

/// Jaro-Winkler: a Jaro similarity above .7 gains a tenth of what it lacks for each of the first
/// four signs that both have.
[[nodiscard]] double jaro_winkler(std::string_view a, std::string_view b);

inline constexpr std::size_t k_no_limit = std::numeric_limits<std::size_t>::max();

/// Damerau-Levenshtein distance as optimal string alignment: insertions, deletions, replacements
/// and swaps of neighbours, no part edited twice. A distance over `limit` is given as `limit` + 1,
/// and found out early. Beyond 64 signs time and memory grow with the length by the distance (or
/// the limit, if that is less).
[[nodiscard]] std::size_t osa_distance(std::string_view a, std::string_view b,
                                       std::size_t limit = k_no_limit);

/// 1 less the distance by the longer length; 1 for two empty texts. Under `least` it is 0, and
/// found out early.
[[nodiscard]] double osa_similarity(std::string_view a, std::string_view b, double least = 0);

/// Length of the longest common beginning, in signs.
[[nodiscard]] std::size_t common_prefix(std::string_view a, std::string_view b) noexcept;

} // namespace bdd::similarity
