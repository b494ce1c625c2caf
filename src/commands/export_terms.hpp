#pragma once

#include "cli/options.hpp"
#include "flows/protect/guarded_export.hpp"

#include <CLI/CLI.hpp>

#include <optional>
#include <string>

namespace bdd::commands {

/// What the command line says of what a file is for.
struct ExportTermsOptions {
    protect::Purpose purpose = protect::Purpose::prospection;
    std::optional<std::string> recipient;
    std::optional<protect::Channels> channels;
    std::optional<cli::Day> purge_by;
    bool without_notice = false;
    bool dry_run = false;
};

/// --purpose alone.
void add_purpose(CLI::App& command, protect::Purpose& purpose, const std::string& description);

/// --purpose, --for, --channel, --without-notice, --purge-by, --dry-run.
void add_export_terms(CLI::App& command, ExportTermsOptions& options);
/// Throws Errc::usage for a recipient without a name and for a day of purge that is over.
[[nodiscard]] flows::ExportTerms terms_of(const ExportTermsOptions& options, Date today);

} // namespace bdd::commands
