#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// Upper and lower case of names, letter by letter. ICU is asked only for letters that are neither
/// ASCII nor Latin: text::lower converts whole texts to UTF-16 and back, too slow for each cell.
namespace bdd::fields {

enum class LetterCase : std::uint8_t { none, lower, upper, mixed };

/// Case in which a text is written; none when it has no letter.
[[nodiscard]] LetterCase letter_case(std::string_view text);

[[nodiscard]] std::string lower_letters(std::string_view text);
[[nodiscard]] std::string upper_letters(std::string_view text);
/// Appends the letter at `offset` in upper case; `offset` moves behind it.
void append_upper(std::string& out, std::string_view text, std::size_t& offset);

} // namespace bdd::fields
