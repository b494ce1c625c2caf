#pragma once

#include <bdd/core/text.hpp>

#include <cstddef>
#include <string_view>

/// What every reader does first with a cell. Nothing here allocates.
namespace bdd::fields {

using text::is_digit;

[[nodiscard]] constexpr bool is_upper(char c) noexcept {
    return c >= 'A' && c <= 'Z';
}
[[nodiscard]] constexpr bool is_letter(char c) noexcept {
    return is_upper(c) || (c >= 'a' && c <= 'z');
}
[[nodiscard]] constexpr bool is_non_ascii(char c) noexcept {
    return static_cast<unsigned char>(c) >= 0x80;
}
/// ASCII only, and without the locale.
[[nodiscard]] constexpr char to_lower(char c) noexcept {
    return is_upper(c) ? static_cast<char>(c + ('a' - 'A')) : c;
}
[[nodiscard]] constexpr char to_upper(char c) noexcept {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c;
}

/// A cell without the traces of a spreadsheet around it.
struct Unwrapped {
    std::string_view text;
    bool artefact = false; ///< Something was taken off.
};
/// Takes off blank ends, ="…" and the apostrophe that marks text ('0123).
[[nodiscard]] Unwrapped unwrap_cell(std::string_view cell) noexcept;

/// The same, and the decimal tail of a whole number (75001.0 or 75001,0) as well: for cells that
/// hold an identifier.
[[nodiscard]] Unwrapped unwrap_identifier(std::string_view cell) noexcept;

/// Length of the blank sign at `offset` (space, tab, line end, NBSP, narrow and thin spaces,
/// zero-width signs), or 0.
[[nodiscard]] std::size_t blank_at(std::string_view text, std::size_t offset) noexcept;

/// The digits of a short identifier whose groups are set apart by blanks, dots, hyphens.
struct DigitRun {
    static constexpr std::size_t k_max = 20;
    char digits[k_max] = {};
    std::size_t size = 0;
    bool clean = true; ///< False when another sign, or too many digits, stood in the text.

    [[nodiscard]] std::string_view view() const noexcept { return {digits, size}; }
};
[[nodiscard]] DigitRun digit_run(std::string_view text) noexcept;

} // namespace bdd::fields
