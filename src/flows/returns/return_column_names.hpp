#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace bdd::flows {

/// What a column of a file of returned mail holds by its name: "ref", "motive", "date", "line_1" …
/// "line_6"; empty for any other name.
[[nodiscard]] std::string return_field_of_name(std::string_view column);

/// The lower of two is the better name for the same thing: "REF" before "ID".
[[nodiscard]] std::size_t return_name_rank(std::string_view column);

} // namespace bdd::flows
