#pragma once

#include "cli/context.hpp"

#include <CLI/CLI.hpp>

/// The sub-commands of `bdd rnvp`.
namespace bdd::commands {

void add_rnvp_explain(CLI::App& rnvp, cli::Context& ctx);
void add_rnvp_file(CLI::App& rnvp, cli::Context& ctx);
void add_rnvp_stats(CLI::App& rnvp, cli::Context& ctx);

/// Makes a command normalise the addresses of the base: `rnvp run`, and `rnvp` alone.
void set_rnvp_run(CLI::App& command, cli::Context& ctx);

} // namespace bdd::commands
