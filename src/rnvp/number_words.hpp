#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace bdd::rnvp {

/// A number that words spell.
struct SpelledNumber {
    unsigned value = 0;
    std::size_t words = 0; ///< How many it took; 0: there is none.
};

/// Reads 2 to 99 at the head of some words: "QUATRE VINGT DOUZE", "SOIXANTE ET ONZE", "NONANTE
/// DEUX". UN is an article and no number.
[[nodiscard]] SpelledNumber read_spelled_number(std::span<const std::string_view> words) noexcept;

/// The value of a Roman number of at least two signs (XIV), or of "1ER", "8EME" and PREMIER; 0 when
/// the word is no such number.
[[nodiscard]] unsigned ordinal_value(std::string_view word) noexcept;

} // namespace bdd::rnvp
