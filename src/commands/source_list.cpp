#include "cli/options.hpp"
#include "cli/row_printer.hpp"
#include "commands/source_commands.hpp"
#include "flows/base_session.hpp"
#include "flows/protect/source_supply.hpp"

#include <bdd/core/i18n.hpp>

namespace bdd::commands {

using namespace flows;

namespace {

Exit list(cli::Context& ctx) {
    storage::Database base = open_to_read(ctx);
    cli::RowPrinter printer(ctx, "sources",
                            {{"code", _("code")},
                             {"name", _("name")},
                             {"kind", _("kind")},
                             {"priority", _("priority")},
                             {"records", _("records")},
                             {"imports", _("imports")},
                             {"last_import", _("last import")},
                             {"licence", _("licence")},
                             {"supplier", _("supplier")},
                             {"basis", _("basis")},
                             {"valid_until", _("valid until")},
                             {"missing", _("missing")}});
    const std::vector<storage::SourceStats> sources = storage::SourceStore(base).list();
    for (const storage::SourceStats& stats : sources) {
        const storage::Source& source = stats.source;
        if (!printer.row({source.code, source.name, source.kind,
                          static_cast<std::int64_t>(source.priority), stats.records, stats.batches,
                          stats.last_import, source.licence, source.supplier, source.basis,
                          source.valid_until,
                          static_cast<std::int64_t>(missing_of(facts_of(source)).size())})) {
            return Exit::done;
        }
    }
    printer.finish();
    if (sources.empty()) {
        ctx.summary(_("no sources yet; the first import makes one"));
    }
    return Exit::done;
}

} // namespace

void add_source_list(CLI::App& source, cli::Context& ctx) {
    CLI::App* command = source.add_subcommand("list", _("List the sources"));
    cli::add_format(*command, ctx);
    command->footer(_("Examples:\n  bdd source list"));
    command->callback([&ctx] { ctx.action = [&ctx] { return list(ctx); }; });
}

} // namespace bdd::commands
