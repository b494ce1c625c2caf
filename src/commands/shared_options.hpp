#pragma once

#include "cli/options.hpp"
#include "flows/matching/match_settings.hpp"
#include "flows/tabular_input.hpp"

#include <CLI/CLI.hpp>

#include <string>
#include <string_view>

/// Options that several commands have.
namespace bdd::commands {

/// How a file is to be read.
void add_layout_options(CLI::App& command, flows::TabularOptions& options);
/// The same, and --map.
void add_tabular_options(CLI::App& command, flows::TabularOptions& options);
/// --full: compare all records again.
void add_full(CLI::App& command, bool& full);
/// --threshold alone.
void add_threshold(CLI::App& command, cli::Decimal& threshold);
/// What `dedupe file` and `dedupe match` have in common.
void add_match_settings(CLI::App& command, flows::MatchSettings& settings);

/// Refuses a price below 0; `example` is what the user could write instead.
void check_price(const cli::Decimal& price, std::string_view example);

/// Two contacts, as they are named on the command line.
struct PairOptions {
    std::string a;
    std::string b;
};
void add_pair(CLI::App& command, PairOptions& pair);

} // namespace bdd::commands
