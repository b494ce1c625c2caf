#pragma once

#include "cli/context.hpp"

#include <CLI/CLI.hpp>

/// The sub-commands of `bdd rnvp`.
namespace bdd::commands {

void add_rnvp_explain(CLI::App& rnvp, cli::Context& ctx);
void add_rnvp_file(CLI::App& rnvp, cli::Context& ctx);

} // namespace bdd::commands
