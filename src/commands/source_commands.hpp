#pragma once

#include "cli/context.hpp"

#include <bdd/storage/source_store.hpp>

#include <CLI/CLI.hpp>

#include <string>

/// The commands under `bdd source`.
namespace bdd::commands {

void add_source_add(CLI::App& source, cli::Context& ctx);
void add_source_check(CLI::App& source, cli::Context& ctx);
void add_source_list(CLI::App& source, cli::Context& ctx);
void add_source_show(CLI::App& source, cli::Context& ctx);

/// The source with this code and what the base holds of it. Throws Errc::not_found, with the code
/// that was perhaps meant.
[[nodiscard]] storage::SourceStats asked_source(storage::SourceStore& store,
                                                const std::string& code);

} // namespace bdd::commands
