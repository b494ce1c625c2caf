#pragma once

#include "cli/context.hpp"
#include "flows/protect/asked_wording.hpp"
#include "flows/protect/consent_states.hpp"
#include "flows/protect/consent_subject.hpp"

#include <CLI/CLI.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The commands under `bdd consent`.
namespace bdd::commands {

void add_consent_add(CLI::App& consent, cli::Context& ctx);
void add_consent_confirm(CLI::App& consent, cli::Context& ctx);
/// `withdraw` and `deny`.
void add_consent_refusals(CLI::App& consent, cli::Context& ctx);
void add_consent_show(CLI::App& consent, cli::Context& ctx);
void add_consent_pending(CLI::App& consent, cli::Context& ctx);
void add_consent_proof(CLI::App& consent, cli::Context& ctx);
void add_consent_wording(CLI::App& consent, cli::Context& ctx);

/// The contact or e-mail that a command is about.
void add_person(CLI::App& command, std::string& id);

/// What every act has besides whom it concerns.
struct ActOptions {
    std::string id;
    std::optional<protect::Channels> channels;
    std::optional<protect::Purposes> purposes;
    std::string at;
    std::string proof;
    std::string ip;
    std::string user_agent;
    bool dry_run = false;
};
/// --at, --proof, --ip, --user-agent and --dry-run.
void add_act_options(CLI::App& command, ActOptions& options, const std::string& at);
/// Keeps the traces of the person's machine, and what the proof says, out of the log of runs: the
/// log of consents has them, and an erasure clears them there.
void hide_traces(cli::Context& ctx, const ActOptions& options);

/// Channels by purposes.
[[nodiscard]] std::vector<flows::ConsentPair> pairs_of(protect::Channels channels,
                                                       protect::Purposes purposes);

} // namespace bdd::commands
