#include "cli/options.hpp"
#include "commands/commands.hpp"
#include "commands/dedupe_commands.hpp"
#include "commands/shared_options.hpp"
#include "flows/base_dedupe.hpp"
#include "flows/matching/match_settings.hpp"

#include <bdd/core/i18n.hpp>

#include <nlohmann/json.hpp>

#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

struct Options {
    bool full = false;
    bool dry_run = false;
    cli::Decimal threshold{0.95};
};

unsigned long number(std::int64_t count) {
    return static_cast<unsigned long>(count);
}

std::string counted(const char* pattern, std::int64_t count) {
    return text_of(pattern, count_text(count));
}

void tell(const cli::Context& ctx, const WriteSession& session, const DedupeOutcome& outcome) {
    const std::string records =
        counted(BDD_N("{0} record", "{0} records", number(outcome.records)), outcome.records);
    const std::string contacts = counted(
        BDD_N("{0} contact", "{0} contacts", number(outcome.contacts_left)), outcome.contacts_left);
    const std::string merged =
        counted(BDD_N("{0} contact", "{0} contacts", number(outcome.contacts_merged)),
                outcome.contacts_merged);
    const std::string accounts =
        counted(BDD_N("{0} account", "{0} accounts", number(outcome.accounts_merged)),
                outcome.accounts_merged);
    ctx.summary(text_of(_("found {0} behind {1}: {2} and {3} merged in {4}{5}"), contacts, records,
                        merged, accounts, seconds_text(session.seconds()),
                        outcome.changed() ? session.undo_hint() : std::string()));
    tell_scope(ctx, outcome);
    tell_reasons(ctx, outcome);
}

Exit run(const Options& options, cli::Context& ctx) {
    (void)open_to_read(ctx); // A base that does not exist is an error here, not a new base.
    const double threshold = checked_threshold(options.threshold);
    WriteSession session(ctx, "dedupe", options.dry_run);
    DedupeOutcome outcome;
    // Accounts first: a SIREN that an account gains is evidence for its people.
    storage::Touched changed = merge_accounts(session, outcome);
    const BasePlan plan = scan_base(ctx, session, {threshold, options.full, false}, outcome);
    apply_merges(ctx, session, plan.merges, std::move(changed), outcome);
    const nlohmann::ordered_json counts = counts_of(outcome);
    session.finish_if(outcome.has_news(), counts);
    if (ctx.json()) {
        nlohmann::ordered_json report = session.report(counts);
        ctx.print_json(report);
    } else {
        tell(ctx, session, outcome);
    }
    return Exit::done;
}

} // namespace

void add_dedupe(CLI::App& root, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command =
        root.add_subcommand("dedupe", _("Find the records that speak of one person or company"));
    add_threshold(*command, o->threshold);
    add_full(*command, o->full);
    cli::add_dry_run(*command, o->dry_run);
    command->footer(_("Examples:\n"
                      "  bdd dedupe\n"
                      "  bdd dedupe --dry-run --json\n"
                      "  bdd dedupe --full\n"
                      "  bdd dedupe explain C0000012 C0000345\n"
                      "  bdd dedupe file list.csv -o clusters.csv"));
    add_dedupe_scan(*command, ctx);
    add_dedupe_apply(*command, ctx);
    add_dedupe_review(*command, ctx);
    add_dedupe_explain(*command, ctx);
    add_dedupe_file(*command, ctx);
    add_dedupe_match(*command, ctx);
    add_dedupe_same(*command, ctx);
    add_dedupe_different(*command, ctx);
    add_dedupe_split(*command, ctx);
    add_dedupe_verdicts(*command, ctx);
    add_dedupe_overlap(*command, ctx);
    add_dedupe_evaluate(*command, ctx);
    command->require_subcommand(0, 1);
    command->callback([o, command, &ctx] {
        if (command->get_subcommands().empty()) {
            ctx.action = [o, &ctx] { return run(*o, ctx); };
        } else if (o->dry_run) {
            throw Error(Errc::usage, _("--dry-run stands before the command that it is for"),
                        _("write it at the end of the line"));
        }
    });
}

} // namespace bdd::commands
