#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bdd {

/// The candidates that a mistyped word may mean: at most two edits away (folded, transpositions
/// count once; one edit for words under four letters), nearest first, then in the order given; at
/// most five. To suggest, never to run.
[[nodiscard]] std::vector<std::string> suggest(std::string_view word,
                                               std::span<const std::string> candidates);

/// "did you mean 'import'?" or "did you mean 'a' or 'b'?"; empty without suggestions.
[[nodiscard]] std::string did_you_mean(std::string_view word,
                                       std::span<const std::string> candidates);

} // namespace bdd
