#include "cli/options.hpp"
#include "commands/reference_commands.hpp"
#include "flows/base_session.hpp"
#include "flows/reference/load_reference.hpp"
#include "flows/reference/load_report.hpp"

#include <bdd/core/i18n.hpp>

#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

struct Options {
    LoadRequest load;
    std::optional<cli::Day> date;
};

Exit run(const Options& options, cli::Context& ctx) {
    const double start = steady_seconds();
    LoadRequest request = options.load;
    if (options.date) {
        request.date = to_string(options.date->value);
    }
    const LoadReport report = load_reference(ctx, request);
    const double seconds = steady_seconds() - start;
    if (ctx.json()) {
        ctx.print_json(load_json_report(report, seconds));
    } else {
        for (const std::string& line : load_lines(report)) {
            ctx.summary(line);
        }
        ctx.summary(report.wrote
                        ? text_of(_("{0} written in {1}"), report.path, seconds_text(seconds))
                        : std::string(_("nothing written")));
    }
    return has_older(report) ? Exit::attention : Exit::done;
}

} // namespace

void add_reference_load(CLI::App& reference, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command = reference.add_subcommand(
        "load", _("Load official files (La Poste, BAN, BANO, SIRENE, CEDEX) or aliases"));
    command
        ->add_option("file", o->load.files,
                     _("Files to load, CSV or JSON, plain or gzip; their headers say what they "
                       "are"))
        ->required();
    command->add_option("--date", o->date,
                        _("Date of the data (default: in the file's name, else its own)"));
    command->add_flag("--replace", o->load.replace, _("Take data that are older than the loaded"));
    cli::add_dry_run(*command, o->load.dry_run);
    command->footer(_("Examples:\n"
                      "  bdd reference load laposte_hexasmal.csv\n"
                      "  bdd reference load adresses-75.csv.gz adresses-92.csv.gz\n"
                      "  bdd reference load aliases.csv --date 2026-11-01"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return run(*o, ctx); }; });
}

} // namespace bdd::commands
