#pragma once

#include "cli/io.hpp"

#include <string>
#include <string_view>

namespace bdd::cli {

/// Whether a stream gets colours: `setting` (auto, always, never), then NO_COLOR (not empty), then
/// CLICOLOR_FORCE (not empty, not 0), then TERM=dumb, then whether it is a terminal.
[[nodiscard]] bool use_color(std::string_view setting, const Env& env, bool is_terminal);

enum class Style { bold, red, yellow };

/// The text between escape sequences, or as it is without colour.
[[nodiscard]] std::string styled(std::string_view text, Style style, bool color);

} // namespace bdd::cli
