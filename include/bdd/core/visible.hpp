#pragma once

#include <string>
#include <string_view>

namespace bdd::text {

/// The text as a message may quote it: signs that a terminal would obey, and those that turn the
/// direction of a line, are written out (\n, \u001b, \u202e), and so is every byte that is not
/// UTF-8 (\xff). No other sign changes; the result is one line.
[[nodiscard]] std::string visible(std::string_view text);
/// The same for a page to be read: its line ends and tabs stay.
[[nodiscard]] std::string visible_page(std::string_view text);

} // namespace bdd::text
