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

Exit tell_nothing_to_do(cli::Context& ctx, WriteSession& session, const AskedPair& asked,
                        model::ContactId contact) {
    session.abandon();
    if (ctx.json()) {
        nlohmann::ordered_json report =
            session.report({{"contacts_merged", 0}, {"records_moved", 0}, {"verdicts", 0}});
        report["contact"] = uid_of(contact);
        ctx.print_json(report);
    } else {
        ctx.summary(text_of(_("{0} and {1} are one contact already: {2}"), uid_of(asked.a),
                            uid_of(asked.b), uid_of(contact)));
    }
    return Exit::done;
}

Exit run(const Options& options, cli::Context& ctx) {
    const AskedPair asked = parse_pair(options.pair.a, options.pair.b);
    (void)open_to_read(ctx);
    WriteSession session(ctx, "dedupe same", options.dry_run);
    VerdictWriter writer(session);
    const model::ContactId a = asked_contact(writer.members(), asked.a);
    const model::ContactId b = asked_contact(writer.members(), asked.b);
    const SaidPair said = writer.same(a, b);
    if (!said.changed) {
        return tell_nothing_to_do(ctx, session, asked, a);
    }
    writer.conclude(ctx.cancel);
    const nlohmann::ordered_json counts{
        {"contacts_merged", 1}, {"records_moved", said.records_moved}, {"verdicts", said.verdicts}};
    session.finish(counts);
    if (ctx.json()) {
        nlohmann::ordered_json report = session.report(counts);
        report["contact"] = uid_of(said.into);
        ctx.print_json(report);
    } else {
        ctx.summary(text_of(BDD_N("{0} is part of {1} now: {2} record moved in {3}{4}",
                                  "{0} is part of {1} now: {2} records moved in {3}{4}",
                                  static_cast<unsigned long>(said.records_moved)),
                            uid_of(said.from), uid_of(said.into), count_text(said.records_moved),
                            seconds_text(session.seconds()), session.undo_hint()));
    }
    return Exit::done;
}

} // namespace

void add_dedupe_same(CLI::App& dedupe, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command =
        dedupe.add_subcommand("same", _("Say that two contacts are one, and merge them"));
    add_pair(*command, o->pair);
    cli::add_dry_run(*command, o->dry_run);
    command->footer(_("Examples:\n"
                      "  bdd dedupe same C0000012 C0000345"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return run(*o, ctx); }; });
}

} // namespace bdd::commands
