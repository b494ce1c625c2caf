#pragma once

#include <cstddef>
#include <string_view>

namespace bdd::fields {

[[nodiscard]] constexpr bool is_ascii_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}
/// ASCII letters, and every sign beyond ASCII: what a word of a place name may begin with.
[[nodiscard]] constexpr bool is_word_letter(char c) noexcept {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// Five digits that La Poste could have given: 01000–98999, or an army code 00….
[[nodiscard]] constexpr bool is_french_postcode(std::string_view five) noexcept {
    if (five.size() != 5) {
        return false;
    }
    for (const char c : five) {
        if (!is_ascii_digit(c)) {
            return false;
        }
    }
    return five.substr(0, 2) != "99" && five != "00000";
}

/// Length of "F-", "F " or "FR-" before a digit at the beginning of a text, or 0.
[[nodiscard]] constexpr std::size_t french_prefix(std::string_view text) noexcept {
    if (text.empty() || (text[0] | 0x20) != 'f') {
        return 0;
    }
    std::size_t i = 1;
    if (i < text.size() && (text[i] | 0x20) == 'r') {
        ++i;
    }
    while (i < text.size() && (text[i] == '-' || text[i] == ' ' || text[i] == '.')) {
        ++i;
    }
    return i < text.size() && is_ascii_digit(text[i]) ? i : 0;
}

} // namespace bdd::fields
