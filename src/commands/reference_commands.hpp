#pragma once

#include "cli/context.hpp"

#include <CLI/CLI.hpp>

/// The sub-commands of `bdd reference`.
namespace bdd::commands {

void add_reference_load(CLI::App& reference, cli::Context& ctx);
void add_reference_status(CLI::App& reference, cli::Context& ctx);

} // namespace bdd::commands
