#pragma once

#include "cli/context.hpp"

#include <string_view>

namespace bdd::flows {

/// Keeps a personal value that the user typed out of the log of runs: words of the command line
/// that are it, or end in it behind an option ("--email=…", "-e…"), become "…". Must be called
/// before the WriteSession is made.
void hide_argument(cli::Context& ctx, std::string_view value);

} // namespace bdd::flows
