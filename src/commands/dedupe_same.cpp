#include "cli/options.hpp"
#include "commands/dedupe_commands.hpp"
#include "commands/shared_options.hpp"
#include "flows/asked_id.hpp"
#include "flows/base_session.hpp"
#include "flows/conclude.hpp"
#include "flows/show_text.hpp"
#include "flows/verdicts.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/storage/dedupe_store.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
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
        report["run"] = nullptr;
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
    storage::SplitStore members(session.base());
    const model::ContactId a = asked_contact(members, asked.a);
    const model::ContactId b = asked_contact(members, asked.b);
    if (a == b) {
        return tell_nothing_to_do(ctx, session, asked, a);
    }
    // The older id stays: it is the one that may stand elsewhere.
    const auto [into, from] = std::minmax(a, b);
    storage::VerdictStore verdicts(session.base());
    const std::int64_t kept =
        keep_verdict(verdicts, session, members.records_of(into), members.records_of(from), true);
    storage::DedupeStore store(session.base());
    const std::int64_t moved = store.merge_contacts(session.run(), from, into, "said");
    conclude(session.base(), session.run(), std::array{into}, {}, ctx.cancel);

    const nlohmann::ordered_json counts{
        {"contacts_merged", 1}, {"records_moved", moved}, {"verdicts", kept}};
    session.finish(counts);
    if (ctx.json()) {
        nlohmann::ordered_json report = session.report(counts);
        report["contact"] = uid_of(into);
        ctx.print_json(report);
    } else {
        ctx.summary(text_of(BDD_N("{0} is part of {1} now: {2} record moved in {3}{4}",
                                  "{0} is part of {1} now: {2} records moved in {3}{4}",
                                  static_cast<unsigned long>(moved)),
                            uid_of(from), uid_of(into), count_text(moved),
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
