#pragma once

#include <bdd/fields/phone.hpp>

#include <string>
#include <string_view>

/// libphonenumber behind a door: its headers are heavy and its tables are built on first use.
namespace bdd::fields {

struct LibraryNumber {
    std::string e164; ///< Empty when there is a problem.
    PhoneKind kind = PhoneKind::unknown;
    Problem problem = Problem::none; ///< phone_length or phone_invalid.
};

/// Reads a number: international with +, else national in `region` (ISO 3166 alpha-2).
[[nodiscard]] LibraryNumber parse_with_library(std::string_view text, std::string_view region);

/// "+32 2 555 12 12"; the text itself when it is no number.
[[nodiscard]] std::string international_form(std::string_view e164);

} // namespace bdd::fields
