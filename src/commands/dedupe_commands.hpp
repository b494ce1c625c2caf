#pragma once

#include "cli/context.hpp"

#include <CLI/CLI.hpp>

/// The commands under `bdd dedupe`.
namespace bdd::commands {

void add_dedupe_apply(CLI::App& dedupe, cli::Context& ctx);
void add_dedupe_evaluate(CLI::App& dedupe, cli::Context& ctx);
void add_dedupe_explain(CLI::App& dedupe, cli::Context& ctx);
void add_dedupe_review(CLI::App& dedupe, cli::Context& ctx);
void add_dedupe_scan(CLI::App& dedupe, cli::Context& ctx);
void add_dedupe_file(CLI::App& dedupe, cli::Context& ctx);
void add_dedupe_match(CLI::App& dedupe, cli::Context& ctx);
void add_dedupe_same(CLI::App& dedupe, cli::Context& ctx);
void add_dedupe_different(CLI::App& dedupe, cli::Context& ctx);
void add_dedupe_split(CLI::App& dedupe, cli::Context& ctx);
void add_dedupe_verdicts(CLI::App& dedupe, cli::Context& ctx);
void add_dedupe_overlap(CLI::App& dedupe, cli::Context& ctx);

} // namespace bdd::commands
