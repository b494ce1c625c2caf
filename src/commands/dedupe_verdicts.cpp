#include "cli/options.hpp"
#include "cli/row_printer.hpp"
#include "commands/dedupe_commands.hpp"
#include "flows/base_session.hpp"
#include "flows/show_text.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/storage/verdict_store.hpp>

namespace bdd::commands {

using namespace flows;

namespace {

Exit run(cli::Context& ctx) {
    storage::Database base = open_to_read(ctx);
    cli::RowPrinter printer(ctx, "verdicts",
                            {{"verdict", _("verdict")},
                             {"contact_a", _("contact a")},
                             {"contact_b", _("contact b")},
                             {"name_a", _("name a")},
                             {"name_b", _("name b")},
                             {"record_a", _("record a")},
                             {"record_b", _("record b")},
                             {"pairs", _("pairs")},
                             {"run", _("run")},
                             {"decided_at", _("said")}});
    for (const storage::ListedVerdict& said : storage::VerdictStore(base).list()) {
        // A keyword: the same in every language, also in a table.
        if (!printer.row({std::string(said.same ? "same" : "different"), uid_of(said.contact_a),
                          uid_of(said.contact_b), said.name_a, said.name_b, said.record_a.value,
                          said.record_b.value, said.pairs, said.run.value, said.decided_at})) {
            return Exit::done;
        }
    }
    printer.finish();
    if (printer.rows() == 0) {
        ctx.summary(_("no verdicts yet; see: bdd dedupe same, different and split"));
    }
    return Exit::done;
}

} // namespace

void add_dedupe_verdicts(CLI::App& dedupe, cli::Context& ctx) {
    CLI::App* command = dedupe.add_subcommand(
        "verdicts", _("List what people said of contacts: same or different"));
    cli::add_format(*command, ctx);
    command->footer(_("Examples:\n"
                      "  bdd dedupe verdicts\n"
                      "  bdd dedupe verdicts --format csv"));
    command->callback([&ctx] { ctx.action = [&ctx] { return run(ctx); }; });
}

} // namespace bdd::commands
