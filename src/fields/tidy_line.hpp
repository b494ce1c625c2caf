#pragma once

#include <string>
#include <string_view>

namespace bdd::fields {

/// text::clean_line for cells that are NFC already: most are tidy as they come, and are only
/// copied.
[[nodiscard]] std::string tidy_line(std::string_view cell);

} // namespace bdd::fields
