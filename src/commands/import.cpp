#include "cli/options.hpp"
#include "commands/commands.hpp"
#include "commands/shared_options.hpp"
#include "flows/activity/activity_import.hpp"
#include "flows/base_session.hpp"
#include "flows/import_report.hpp"
#include "flows/import_run.hpp"
#include "flows/returns/return_report.hpp"
#include "flows/tabular_input.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>

#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

/// What the rows of the files are.
enum class Kind { contacts, pnd, events, calls, orders, contracts };

struct Options {
    std::vector<std::string> files;
    Kind kind = Kind::contacts;
    ImportOptions import;
    std::optional<cli::Decimal> piece_price;
    bool force = false;
    bool dry_run = false;
};

constexpr double k_piece_price = 1.0;

Exit import_returns(const Options& options, cli::Context& ctx) {
    if (options.force || !options.import.force_reason.empty()) {
        throw Error(Errc::usage, _("--force and --reason are for contacts of a supplier"),
                    _("leave them out"));
    }
    if (options.import.country != ImportOptions{}.country) {
        throw Error(Errc::usage, _("--country is for contacts; returned mail has no phones"),
                    _("leave it out"));
    }
    const cli::Decimal price = options.piece_price.value_or(cli::Decimal{k_piece_price});
    check_price(price, "--piece-price 0.85");
    (void)open_to_read(ctx);
    WriteSession session(ctx, "import", options.dry_run);
    ReturnRun returns(ctx, session, options.import);
    for (const std::string& file : options.files) {
        returns.add_file(file);
    }
    return report_returns(ctx, session, options.import.source, returns.finish(), price.value);
}

/// What is not of contacts.
intake::ActivityKind activity_of(Kind kind) {
    switch (kind) {
    case Kind::calls:
        return intake::ActivityKind::calls;
    case Kind::orders:
        return intake::ActivityKind::orders;
    case Kind::contracts:
        return intake::ActivityKind::contracts;
    case Kind::contacts:
    case Kind::pnd:
    case Kind::events:
        break;
    }
    return intake::ActivityKind::events;
}

Exit import_events(const Options& options, cli::Context& ctx) {
    if (options.force || !options.import.force_reason.empty()) {
        throw Error(Errc::usage, _("--force and --reason are for contacts of a supplier"),
                    _("leave them out"));
    }
    if (options.piece_price) {
        throw Error(Errc::usage, _("--piece-price is for returned mail"), _("leave it out"));
    }
    return import_activity(ctx, activity_of(options.kind), options.files, options.import,
                           options.dry_run);
}

Exit run(const Options& options, cli::Context& ctx) {
    if (options.import.source.empty()) {
        throw Error(Errc::usage, _("whose data is this? the option --source is missing"),
                    _("give the supplier of the file a short name: --source salon-2026"));
    }
    if (options.files.size() > 1 && !options.import.rejects.empty()) {
        throw Error(Errc::usage, _("--rejects names one file, but several are read"),
                    _("leave it out: each file then has its own list of refused rows"));
    }
    if (options.kind == Kind::pnd) {
        return import_returns(options, ctx);
    }
    if (options.kind != Kind::contacts) {
        return import_events(options, ctx);
    }
    if (options.force && text::trim(options.import.force_reason).empty()) {
        throw Error(Errc::usage, _("--force needs a reason, which is kept"),
                    _("add --reason 'proof asked for on 3 March'"));
    }
    if (!options.force && !options.import.force_reason.empty()) {
        throw Error(Errc::usage, _("--reason is for --force"), _("add --force, or leave it out"));
    }
    if (options.piece_price) {
        throw Error(Errc::usage, _("--piece-price is for returned mail"), _("add --as pnd"));
    }
    WriteSession session(ctx, "import", options.dry_run);
    ImportRun import(ctx, session, options.import);
    for (const std::string& file : options.files) {
        import.add_file(file);
    }
    return report_import(ctx, session, import.finish());
}

} // namespace

void add_import(CLI::App& root, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command = root.add_subcommand(
        "import",
        _("Read contacts, what happened to them, or returned mail, from CSV or TSV files"));
    command
        ->add_option("file", o->files, _("Files to read, plain or gzip, or - for standard input"))
        ->required();
    command->add_option("-s,--source", o->import.source,
                        _("Whose data this is: a short name, made on first use"));
    cli::add_choice(*command, "--as", o->kind,
                    {{"contacts", Kind::contacts},
                     {"events", Kind::events},
                     {"calls", Kind::calls},
                     {"orders", Kind::orders},
                     {"contracts", Kind::contracts},
                     {"pnd", Kind::pnd}},
                    _("What the rows are: contacts, messages sent and answered and the like "
                      "(events), calls, lines of orders, contracts, or mail that came back (pnd: "
                      "REF, MOTIF, DATE)"));
    add_tabular_options(*command, o->import.tabular);
    cli::add_choice(*command, "--ragged", o->import.ragged,
                    {{"reject", Ragged::reject}, {"pad", Ragged::pad}, {"keep", Ragged::keep}},
                    _("Rows with too few or too many cells: reject, pad the short ones, or keep "
                      "both"));
    command->add_option("--rejects", o->import.rejects,
                        _("File for the rows that are refused (default: FILE.rejects.csv)"));
    command->add_flag("--overwrite", o->import.overwrite, _("Replace an existing file of rejects"));
    command->add_option("--max-rejects", o->import.max_rejects,
                        _("Give up, and change nothing, past N refused rows"));
    command->add_option("--limit", o->import.limit, _("Read the first N rows only"));
    command
        ->add_option("--country", o->import.country,
                     _("Country of phones and addresses that name none"))
        ->capture_default_str();
    command->add_option("--piece-price", o->piece_price,
                        _("Print and postage of one letter that came back, in euros (default: 1)"));
    command->add_flag("--force", o->force,
                      _("Import from a supplier although the proof of collection is missing"));
    command->add_option("--reason", o->import.force_reason,
                        _("Why: kept in the log of runs; with --force"));
    cli::add_dry_run(*command, o->dry_run);
    command->footer(_("Examples:\n"
                      "  bdd import salon.csv --source salon-2026\n"
                      "  bdd import crm.csv.gz --source crm --map 'Raison sociale=company'\n"
                      "  zcat loue.gz | bdd import - --source loueur --dry-run\n"
                      "  bdd import ventes.csv --as orders --source erp\n"
                      "  bdd import retours.csv --as pnd --source pnd-mars"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return run(*o, ctx); }; });
}

} // namespace bdd::commands
