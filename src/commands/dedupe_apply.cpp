#include "cli/options.hpp"
#include "commands/dedupe_commands.hpp"
#include "flows/base_dedupe.hpp"
#include "flows/matching/match_settings.hpp"

#include <bdd/core/i18n.hpp>

#include <nlohmann/json.hpp>

#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

struct Options {
    cli::Decimal threshold{0.95};
    bool dry_run = false;
};

/// What the last scan proposes, as far as it is that probable; refused when the base has changed
/// since.
std::vector<ContactJoin> proposals(WriteSession& session, double threshold) {
    storage::MatchStore store(session.base());
    const std::optional<model::RunId> scanned = store.scanned_by();
    if (!scanned) {
        throw Error(Errc::input, _("there is no scan whose proposals could be applied"),
                    _("make one with: bdd dedupe scan"));
    }
    const auto last = session.runs().last_change_before(session.run());
    if (last && last->id != *scanned) {
        throw Error(Errc::input,
                    text_of(_("the base has changed since the scan: run {0}, {1}"), last->id.value,
                            last->command),
                    _("scan again with: bdd dedupe scan"));
    }
    std::vector<ContactJoin> joins;
    for (const storage::StoredJoin& join : store.joins()) {
        if (join.probability >= threshold) {
            joins.push_back({join.a, join.b, merge_reason(join.evidence), join.probability});
        }
    }
    return joins;
}

Exit run(const Options& options, cli::Context& ctx) {
    (void)open_to_read(ctx);
    const double threshold = checked_threshold(options.threshold);
    WriteSession session(ctx, "dedupe apply", options.dry_run);
    const SettledJoins settled =
        settle(proposals(session, threshold), storage::VerdictStore(session.base()).of_contacts());
    DedupeOutcome outcome;
    apply_merges(ctx, session, settled.merges, {}, outcome);
    const nlohmann::ordered_json counts{{"contacts", outcome.contacts_left},
                                        {"contacts_merged", outcome.contacts_merged},
                                        {"to_review", outcome.to_review}};
    session.finish_if(outcome.changed(), counts);
    if (ctx.json()) {
        nlohmann::ordered_json report = session.report(counts);
        ctx.print_json(report);
        return Exit::done;
    }
    const auto merged = static_cast<unsigned long>(outcome.contacts_merged);
    ctx.summary(text_of(_("{0} in {1}{2}"),
                        text_of(BDD_N("merged {0} contact", "merged {0} contacts", merged),
                                count_text(outcome.contacts_merged)),
                        seconds_text(session.seconds()),
                        outcome.changed() ? session.undo_hint() : std::string()));
    return Exit::done;
}

} // namespace

void add_dedupe_apply(CLI::App& dedupe, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command = dedupe.add_subcommand("apply", _("Merge what the last scan proposes"));
    command
        ->add_option("--threshold", o->threshold,
                     _("Leave out proposals that are less probable than this"))
        ->capture_default_str();
    cli::add_dry_run(*command, o->dry_run);
    command->footer(_("Examples:\n"
                      "  bdd dedupe scan && bdd dedupe apply\n"
                      "  bdd dedupe apply --threshold 0.99 --dry-run"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return run(*o, ctx); }; });
}

} // namespace bdd::commands
