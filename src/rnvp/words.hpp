#pragma once

#include "rnvp/norm_words.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::rnvp {

/// A word of a raw cell.
struct Word {
    std::string key;         ///< In norm form; never empty, no space.
    std::uint32_t begin = 0; ///< Bytes of the cell.
    std::uint32_t end = 0;
    bool after_break = false; ///< The first, or a comma, a bracket or a dash between spaces before.
    bool was_glued = false;   ///< Cut off the word before: "Vosges|93290".
};

/// The words of a cell. A postcode glued to a word, and CEDEX glued to a town or to its number, are
/// words of their own.
[[nodiscard]] std::vector<Word> words_of(std::string_view cell);

/// The keys with single spaces between.
[[nodiscard]] std::string joined(std::span<const Word> words);

} // namespace bdd::rnvp
