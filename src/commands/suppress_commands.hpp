#pragma once

#include "cli/context.hpp"
#include "flows/protect/opposition_writer.hpp"

#include <CLI/CLI.hpp>

#include <optional>
#include <string>
#include <vector>

/// The commands under `bdd suppress`.
namespace bdd::commands {

void add_suppress_add(CLI::App& suppress, cli::Context& ctx);
void add_suppress_import(CLI::App& suppress, cli::Context& ctx);
void add_suppress_check(CLI::App& suppress, cli::Context& ctx);
void add_suppress_list(CLI::App& suppress, cli::Context& ctx);
void add_suppress_stats(CLI::App& suppress, cli::Context& ctx);
void add_suppress_export(CLI::App& suppress, cli::Context& ctx);

/// --channel, --purpose and --reason; `reasons` are those that the command offers.
void add_opposition_words(CLI::App& command, flows::OppositionWords& words,
                          const std::vector<protect::SuppressionReason>& reasons);
/// --kind: what the values are.
void add_address_kind(CLI::App& command, std::optional<protect::AddressKind>& kind);

/// The values of the command line, "-" standing for the lines of standard input; blank ones are
/// left out. What was typed leaves the log of runs: to be called before the session is made.
[[nodiscard]] std::vector<std::string> typed_values(cli::Context& ctx,
                                                    const std::vector<std::string>& words);

} // namespace bdd::commands
