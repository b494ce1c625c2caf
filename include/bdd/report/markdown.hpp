#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bdd::report {

/// Text that Markdown shows as it is, on one line: signs that would be a table, a link, code, HTML
/// or emphasis are escaped, signs that nobody sees are left out. Precondition: valid UTF-8.
[[nodiscard]] std::string markdown_text(std::string_view text);

/// "| a | b |" and a line end; the cells are escaped.
[[nodiscard]] std::string markdown_row(const std::vector<std::string>& cells);
/// The row of titles with the rule below it.
[[nodiscard]] std::string markdown_header(const std::vector<std::string>& titles);

} // namespace bdd::report
