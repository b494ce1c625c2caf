#include "flows/reference/reference_status.hpp"

#include "cli/options.hpp"
#include "cli/row_printer.hpp"
#include "commands/reference_commands.hpp"
#include "flows/reference/load_report.hpp"

#include <bdd/core/i18n.hpp>

#include <fmt/format.h>

namespace bdd::commands {

using namespace flows;

namespace {

cli::Cell count_cell(std::size_t count, bool is_known) {
    return is_known ? cli::Cell(static_cast<std::int64_t>(count)) : cli::Cell();
}

void print_rows(const ReferenceStatus& status, const cli::Context& ctx) {
    cli::RowPrinter printer(ctx, "bases",
                            {{"kind", _("base")},
                             {"scope", _("département")},
                             {"file", _("file")},
                             {"data_date", _("date")},
                             {"rows", _("rows")},
                             {"streets", _("streets")},
                             {"communes_with_streets", _("communes")},
                             {"communes", _("of")},
                             {"hash", _("hash")}});
    for (const BaseStatus& base : status.bases) {
        const bool has_streets = base.communes > 0;
        const std::string hash =
            base.is_embedded ? std::string() : fmt::format("{:016x}", base.base.hash);
        const bool is_table = ctx.format == cli::Format::table;
        if (!printer.row(
                {is_table ? kind_words(base.base.kind) : base.base.kind, base.base.scope,
                 base.base.file, base.base.data_date, static_cast<std::int64_t>(base.base.rows),
                 count_cell(base.streets, has_streets), count_cell(base.covered, has_streets),
                 count_cell(base.communes, has_streets), hash})) {
            return;
        }
    }
    printer.finish();
}

Exit run(cli::Context& ctx) {
    const ReferenceStatus status = reference_status(reference_path(ctx), ctx.clock.today());
    if (ctx.json()) {
        ctx.print_json(status_json(status));
    } else {
        print_rows(status, ctx);
        if (!status.exists) {
            ctx.notice(text_of(_("no file {0}: the embedded communes alone; more with "
                                 "bdd reference load FILE…"),
                               status.path));
        }
    }
    bool has_old = false;
    for (const BaseStatus& base : status.bases) {
        if (base.is_old) {
            has_old = true;
            ctx.notice(text_of(_("{0} {1} of {2} is older than 12 months: load a newer file"),
                               kind_words(base.base.kind),
                               base.base.scope.empty() ? base.base.file : base.base.scope,
                               base.base.data_date));
        }
    }
    return has_old ? Exit::attention : Exit::done;
}

} // namespace

void add_reference_status(CLI::App& reference, cli::Context& ctx) {
    CLI::App* command = reference.add_subcommand(
        "status", _("Show what is loaded, how old it is and where streets are known"));
    cli::add_format(*command, ctx);
    command->footer(_("Examples:\n"
                      "  bdd reference status\n"
                      "  bdd reference status --json"));
    command->callback([&ctx] { ctx.action = [&ctx] { return run(ctx); }; });
}

} // namespace bdd::commands
