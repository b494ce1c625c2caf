#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::rnvp {

/// What filling the lines above the street took.
struct FirstLines {
    std::array<std::string, 3> lines;
    bool overflowed = false;       ///< A text went on on a line of its own.
    std::vector<std::string> lost; ///< Words that found no room.
};

/// Lays out company, person and complements on lines 1 to 3, at most 38 signs each. `complements`
/// go to line 3, then to the free lines above it, each whole on its line where there is room;
/// whatever is too long goes on at a word boundary on the next free line. `company` or `person`
/// alone stands on line 1.
[[nodiscard]] FirstLines fill_first_lines(std::string_view company, std::string_view person,
                                          std::span<const std::string> complements);

/// Breaks a text at words into lines of at most 38 signs; a longer word is broken.
[[nodiscard]] std::vector<std::string> break_lines(std::string_view text);

} // namespace bdd::rnvp
