#pragma once

#include "fields/letter_case.hpp"

#include <bdd/fields/person_name.hpp>

#include <string>
#include <string_view>

/// Steps that the two readers of names share.
namespace bdd::fields {

/// A name cell as one tidy line. An e-mail address in it is left out, and a cell that holds no name
/// is read as empty; both are told in `repairs` when nothing remains.
[[nodiscard]] std::string name_text(std::string_view cell, Repairs& repairs);
[[nodiscard]] std::string without_email(std::string_view tidy);

/// Display form of a tidy name part; capitals that were changed are told in `repairs`.
[[nodiscard]] std::string shown_name(std::string_view part, Repairs& repairs);
/// The same for a first name: "JP" keeps its capitals.
[[nodiscard]] std::string shown_first_name(std::string_view part, Repairs& repairs);

} // namespace bdd::fields
