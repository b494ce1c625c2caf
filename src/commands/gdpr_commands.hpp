#pragma once

#include "cli/context.hpp"

#include <CLI/CLI.hpp>

/// The sub-commands of `bdd gdpr`, each in its own file.
namespace bdd::commands {

void add_gdpr_why(CLI::App& gdpr, cli::Context& ctx);
void add_gdpr_exports(CLI::App& gdpr, cli::Context& ctx);
void add_gdpr_access(CLI::App& gdpr, cli::Context& ctx); ///< And portability.
void add_gdpr_erase(CLI::App& gdpr, cli::Context& ctx);
void add_gdpr_verify(CLI::App& gdpr, cli::Context& ctx);
void add_gdpr_retention(CLI::App& gdpr, cli::Context& ctx);
void add_gdpr_archive(CLI::App& gdpr, cli::Context& ctx);
void add_gdpr_archive_add(CLI::App& archive, cli::Context& ctx);
void add_gdpr_recipients(CLI::App& gdpr, cli::Context& ctx);

} // namespace bdd::commands
