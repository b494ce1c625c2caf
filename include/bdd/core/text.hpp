#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Unicode text. Inside the program every string is valid UTF-8 in NFC; ICU does the work, with
/// short cuts for ASCII and Latin letters, and no ICU type leaves text.cpp.
namespace bdd::text {

/// Offset of the first byte that is not valid UTF-8 (overlong forms, surrogates and values above
/// U+10FFFF are invalid), or npos.
[[nodiscard]] std::size_t find_invalid_utf8(std::string_view text) noexcept;
[[nodiscard]] bool is_ascii(std::string_view text) noexcept;

/// NFC. Precondition: valid UTF-8.
[[nodiscard]] std::string to_nfc(std::string_view text);

/// Lower case without accents, ligatures opened (œ → oe, ß → ss), other scripts transliterated to
/// Latin; punctuation and spaces stay. For comparison of words typed by people.
[[nodiscard]] std::string fold(std::string_view text);

/// Matching key: capitals A–Z and digits, one space between words; accents dropped; hyphens,
/// apostrophes and every other sign count as a space; no space at either end. "Saint-Étienne" and
/// "SAINT ETIENNE" have the same key.
[[nodiscard]] std::string key(std::string_view text);
/// The same, appended to `out` (which keeps its capacity): for loops over rows.
void append_key(std::string& out, std::string_view text);

/// Upper and lower case with accents kept (É, not E), by Unicode's root rules.
[[nodiscard]] std::string upper(std::string_view text);
[[nodiscard]] std::string lower(std::string_view text);

/// Without spaces at both ends; NBSP, narrow NBSP, tabs, line ends, zero-width signs and BOM count
/// as spaces.
[[nodiscard]] std::string_view trim(std::string_view text) noexcept;

/// One tidy line: control signs and zero-width signs removed, every run of spaces (also NBSP, tab,
/// line breaks) one plain space, trimmed, NFC.
[[nodiscard]] std::string clean_line(std::string_view text);

/// ASCII only.
[[nodiscard]] constexpr bool is_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}

/// Only the ASCII digits of a text.
[[nodiscard]] std::string digits(std::string_view text);
[[nodiscard]] bool all_digits(std::string_view text) noexcept; ///< True only when not empty.

/// Pieces between separators; empty pieces are kept; an empty text has one empty piece. The views
/// point into `text`.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);
/// Words between runs of ASCII spaces; never an empty one.
[[nodiscard]] std::vector<std::string_view> words(std::string_view text);
[[nodiscard]] std::string join(const std::vector<std::string>& pieces, std::string_view separator);

/// Terminal columns that a text takes: wide signs count two, combining marks none.
[[nodiscard]] std::size_t display_width(std::string_view text);
/// The text cut to at most `columns` terminal columns, with "…" as last sign when it was cut.
[[nodiscard]] std::string shorten(std::string_view text, std::size_t columns);

/// Edit distance with transpositions (optimal string alignment) in code units of the folded texts.
[[nodiscard]] std::size_t typo_distance(std::string_view a, std::string_view b);

/// Code point that begins at `offset`, which moves behind it. Precondition: valid UTF-8.
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& offset) noexcept;
void append_code_point(std::string& out, char32_t code_point);

} // namespace bdd::text
