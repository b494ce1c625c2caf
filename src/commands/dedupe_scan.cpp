#include "cli/options.hpp"
#include "commands/dedupe_commands.hpp"
#include "commands/shared_options.hpp"
#include "flows/base_dedupe.hpp"
#include "flows/matching/match_settings.hpp"
#include "flows/review_list.hpp"

#include <bdd/core/i18n.hpp>

#include <nlohmann/json.hpp>

#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

struct Options {
    cli::Decimal threshold{0.95};
    bool full = false;
    bool dry_run = false;
};

Exit run(const Options& options, cli::Context& ctx) {
    (void)open_to_read(ctx);
    const double threshold = checked_threshold(options.threshold);
    WriteSession session(ctx, "dedupe scan", options.dry_run);
    DedupeOutcome outcome;
    const BasePlan plan = scan_base(ctx, session, {threshold, options.full, true}, outcome);
    outcome.to_review = static_cast<std::int64_t>(review_count(session.base()));
    const nlohmann::ordered_json counts{
        {"records", outcome.records},
        {"compared", outcome.compared},
        {"pairs_compared", plan.pairs_compared},
        {"proposed_merges", outcome.contacts_merged},
        {"to_review", outcome.to_review},
    };
    session.finish(counts);
    if (ctx.json()) {
        ctx.print_json(session.report(counts));
        return Exit::done;
    }
    tell_scope(ctx, outcome);
    const auto merges = static_cast<unsigned long>(outcome.contacts_merged);
    ctx.summary(text_of(_("{0} in {1}; nothing is merged yet: bdd dedupe apply"),
                        text_of(BDD_N("{0} contact is found to be another one",
                                      "{0} contacts are found to be another one", merges),
                                count_text(outcome.contacts_merged)),
                        seconds_text(session.seconds())));
    tell_reasons(ctx, outcome);
    return Exit::done;
}

} // namespace

void add_dedupe_scan(CLI::App& dedupe, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command =
        dedupe.add_subcommand("scan", _("Compare records and propose merges, merging nothing"));
    add_threshold(*command, o->threshold);
    add_full(*command, o->full);
    cli::add_dry_run(*command, o->dry_run);
    command->footer(_("Examples:\n"
                      "  bdd dedupe scan\n"
                      "  bdd dedupe scan --threshold 0.9 --json"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return run(*o, ctx); }; });
}

} // namespace bdd::commands
