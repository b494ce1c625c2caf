#pragma once

#include "cli/registry.hpp"

/// Every command of bdd. Each add_… function stands in the file of its command.
namespace bdd::commands {

void add_completion(CLI::App& root, cli::Context& ctx);
void add_config(CLI::App& root, cli::Context& ctx);
void add_dump_cli(CLI::App& root, cli::Context& ctx);
void add_consent(CLI::App& root, cli::Context& ctx);
void add_dedupe(CLI::App& root, cli::Context& ctx);
void add_export(CLI::App& root, cli::Context& ctx);
void add_find(CLI::App& root, cli::Context& ctx);
void add_gdpr(CLI::App& root, cli::Context& ctx);
void add_help(CLI::App& root, cli::Context& ctx);
void add_import(CLI::App& root, cli::Context& ctx);
void add_inspect(CLI::App& root, cli::Context& ctx);
void add_log(CLI::App& root, cli::Context& ctx);
void add_reference(CLI::App& root, cli::Context& ctx);
void add_rnvp(CLI::App& root, cli::Context& ctx);
void add_show(CLI::App& root, cli::Context& ctx);
void add_source(CLI::App& root, cli::Context& ctx);
void add_suppress(CLI::App& root, cli::Context& ctx);
void add_undo(CLI::App& root, cli::Context& ctx);

/// Puts all of them on the tree, in help order.
void add_all(cli::Registry& registry);

} // namespace bdd::commands
