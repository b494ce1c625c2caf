#pragma once

#include <string>
#include <string_view>

namespace bdd {

/// Appends a JSON string literal; valid UTF-8 stays as it is. For rows by the million, where
/// building a JSON tree would cost more than the rest.
void append_json_string(std::string& out, std::string_view text);

} // namespace bdd
