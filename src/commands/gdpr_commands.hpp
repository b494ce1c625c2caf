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
void add_gdpr_requests(CLI::App& gdpr, cli::Context& ctx);
void add_gdpr_requests_add(CLI::App& requests, cli::Context& ctx);
void add_gdpr_requests_extend(CLI::App& requests, cli::Context& ctx);
void add_gdpr_requests_close(CLI::App& requests, cli::Context& ctx);
void add_gdpr_restrict(CLI::App& gdpr, cli::Context& ctx);
void add_gdpr_notices(CLI::App& gdpr, cli::Context& ctx);
void add_gdpr_notices_given(CLI::App& notices, cli::Context& ctx);
void add_gdpr_notices_check(CLI::App& notices, cli::Context& ctx);
void add_gdpr_retention(CLI::App& gdpr, cli::Context& ctx);
void add_gdpr_archive(CLI::App& gdpr, cli::Context& ctx);
void add_gdpr_archive_add(CLI::App& archive, cli::Context& ctx);
void add_gdpr_recipients(CLI::App& gdpr, cli::Context& ctx);
void add_gdpr_register(CLI::App& gdpr, cli::Context& ctx);
void add_gdpr_breach(CLI::App& gdpr, cli::Context& ctx);

} // namespace bdd::commands
