#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// An address in one text, cut into the parts that its writer set apart.
namespace bdd::fields {

/// The lines of a text, each one tidy, with one line end between them.
[[nodiscard]] std::string tidy_lines(std::string_view text);

/// Parts between line ends, commas, semicolons, bars and dashes with spaces around them; never an
/// empty one. A house number keeps what follows its comma: "12 bis, rue de la Paix" is one part.
/// The views point into `tidy`.
[[nodiscard]] std::vector<std::string_view> address_parts(std::string_view tidy);

/// Words between spaces, with views that allow cutting the text around them.
[[nodiscard]] std::vector<std::string_view> address_words(std::string_view part);

/// RUE, AVENUE, ZI, IMMEUBLE …: what a street line begins with and a town does not.
[[nodiscard]] bool is_street_word(std::string_view word);
/// BP, B P, CS, TSA, N° …: the number behind it is no postcode.
[[nodiscard]] bool is_box_word(const std::vector<std::string_view>& words, std::size_t index);
/// True for a part that holds a digit or begins with a street word.
[[nodiscard]] bool looks_like_street(std::string_view part);

} // namespace bdd::fields
