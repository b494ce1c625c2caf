#include "cli/options.hpp"
#include "commands/dedupe_commands.hpp"
#include "commands/shared_options.hpp"
#include "flows/asked_id.hpp"
#include "flows/base_session.hpp"
#include "flows/show_text.hpp"
#include "flows/verdicts.hpp"

#include <bdd/core/i18n.hpp>

#include <nlohmann/json.hpp>

#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

struct Options {
    PairOptions pair;
    bool dry_run = false;
};

Exit run(const Options& options, cli::Context& ctx) {
    const AskedPair asked = parse_pair(options.pair.a, options.pair.b);
    (void)open_to_read(ctx);
    WriteSession session(ctx, "dedupe different", options.dry_run);
    VerdictWriter writer(session);
    const model::ContactId a = asked_contact(writer.members(), asked.a);
    const model::ContactId b = asked_contact(writer.members(), asked.b);
    if (a == b) {
        throw Error(Errc::input,
                    text_of(_("{0} and {1} are one contact: {2}"), uid_of(asked.a), uid_of(asked.b),
                            uid_of(a)),
                    text_of(_("to part its records for ever: bdd dedupe split {0} --record NUMBER"),
                            uid_of(a)));
    }
    const std::int64_t kept = writer.different(a, b).verdicts;
    const nlohmann::ordered_json counts{{"verdicts", kept}};
    session.finish_if(kept > 0, counts);
    if (ctx.json()) {
        nlohmann::ordered_json report = session.report(counts);
        ctx.print_json(report);
    } else if (kept == 0) {
        ctx.summary(
            text_of(_("{0} and {1} were known to be different already"), uid_of(a), uid_of(b)));
    } else {
        ctx.summary(text_of(BDD_N("{0} and {1} will never be merged: {2} pair of records kept "
                                  "apart in {3}{4}",
                                  "{0} and {1} will never be merged: {2} pairs of records kept "
                                  "apart in {3}{4}",
                                  static_cast<unsigned long>(kept)),
                            uid_of(a), uid_of(b), count_text(kept), seconds_text(session.seconds()),
                            session.undo_hint()));
    }
    return Exit::done;
}

} // namespace

void add_dedupe_different(CLI::App& dedupe, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command = dedupe.add_subcommand(
        "different", _("Say that two contacts are not one, so that no run merges them"));
    add_pair(*command, o->pair);
    cli::add_dry_run(*command, o->dry_run);
    command->footer(_("Examples:\n"
                      "  bdd dedupe different C0000012 C0000345"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return run(*o, ctx); }; });
}

} // namespace bdd::commands
