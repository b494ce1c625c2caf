#include "cli/options.hpp"
#include "commands/commands.hpp"
#include "commands/export_router.hpp"
#include "flows/base_session.hpp"
#include "flows/contact_output.hpp"
#include "flows/contact_stream.hpp"
#include "flows/output_sink.hpp"
#include "flows/tabular_input.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/suggest.hpp>
#include <bdd/core/text.hpp>
#include <bdd/storage/contact_reader.hpp>

#include <nlohmann/json.hpp>

#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

enum class Target { csv, tsv, jsonl, router };

struct Options {
    Target target = Target::csv;
    RouterOptions router;
    std::string columns;
    std::string encoding = "utf-8";
    std::string delimiter;
    bool bom = false;
    bool excel_fr = false;
    std::optional<cli::Count> limit;
    cli::OutputTarget output;
};

/// What a file of contacts holds unless --columns says otherwise.
constexpr std::string_view k_default_columns =
    "uid,civility,first_name,last_name,job_title,department,level,email,email_kind,phone,mobile,"
    "company,legal_form,siren,siret,naf,staff,website,address_1,address_2,address_3,address_4,"
    "postcode,town,country,account_uid,records";

ExportFormat format_of(Target target) noexcept {
    return target == Target::tsv     ? ExportFormat::tsv
           : target == Target::jsonl ? ExportFormat::jsonl
                                     : ExportFormat::csv;
}

std::vector<std::size_t> chosen_columns(const std::string& list) {
    std::vector<std::size_t> columns;
    for (const std::string_view piece : text::split(list, ',')) {
        const std::string_view name = text::trim(piece);
        if (const auto column = storage::find_contact_column(name)) {
            columns.push_back(*column);
            continue;
        }
        std::vector<std::string> names;
        for (const storage::ContactColumn& known : storage::contact_columns()) {
            names.emplace_back(known.name);
        }
        std::string hint = did_you_mean(name, names);
        throw Error(Errc::usage, text_of(_("unknown column '{0}'"), name),
                    hint.empty() ? text_of(_("the columns are: {0}"), text::join(names, ", "))
                                 : hint);
    }
    return columns;
}

io::CsvStyle style_of(const Options& options) {
    io::CsvStyle style;
    if (options.excel_fr) {
        style = k_excel_fr;
    } else if (options.target == Target::tsv) {
        style.delimiter = '\t';
    } else if (options.target == Target::router) {
        style.delimiter = ';';
    }
    style.delimiter = parse_delimiter(options.delimiter).value_or(style.delimiter);
    const auto encoding = io::parse_encoding(options.encoding);
    if (!encoding || io::is_wide(*encoding)) {
        throw Error(Errc::usage, text_of(_("files cannot be written in '{0}'"), options.encoding),
                    _("write one of: utf-8, cp1252, iso-8859-15, macroman, cp850"));
    }
    style.encoding = *encoding;
    style.bom = *encoding == io::Encoding::utf8 && (options.bom || style.bom);
    return style;
}

Exit run(const Options& options, cli::Context& ctx) {
    const double start = steady_seconds();
    if (ctx.json() && options.output.is_stdout()) {
        throw Error(Errc::usage, _("--json would mix with the contacts on standard output"),
                    _("write the contacts to a file: -o contacts.csv"));
    }
    if (options.excel_fr && options.target != Target::csv) {
        throw Error(Errc::usage, _("--excel-fr is a form of csv"), _("leave --to out"));
    }
    if (options.target == Target::router) {
        if (!options.columns.empty() || options.limit) {
            throw Error(Errc::usage, _("a router file has columns of its own, for every contact"),
                        _("leave --columns and --limit out"));
        }
        return export_router(options.router, options.output, style_of(options), ctx);
    }
    if (!options.router.left_out.empty() || !options.router.campaign.empty()) {
        throw Error(Errc::usage, _("--left-out and --code are for a router file"),
                    _("add --to router"));
    }
    const std::vector<std::size_t> columns =
        chosen_columns(options.columns.empty() ? std::string(k_default_columns) : options.columns);
    ContactOutput output(format_of(options.target), style_of(options), options.excel_fr, columns);
    storage::Database base = open_to_read(ctx);
    storage::ContactReader reader(base);
    OutputSink sink(ctx, options.output);
    ctx.progress.begin(_("exporting"), static_cast<std::uint64_t>(reader.count()), _("contacts"));
    std::int64_t rows = 0;
    std::uint64_t told = 0;
    const auto most = options.limit ? static_cast<std::int64_t>(options.limit->value) : INT64_MAX;
    bool open = true;
    stream_contacts(reader, columns, most, [&](std::span<const std::string_view> cells) {
        output.row(cells);
        ++rows;
        if (output.buffer().size() >= ContactOutput::k_flush_bytes) {
            ctx.cancel.check();
            open = sink.write(output.buffer());
            output.clear();
            ctx.progress.advance(static_cast<std::uint64_t>(rows) - told);
            told = static_cast<std::uint64_t>(rows);
        }
        return open;
    });
    if (open) {
        sink.write(output.buffer());
        sink.commit();
    }
    ctx.progress.end();
    const std::string target = options.output.is_stdout() ? "-" : options.output.path;
    if (ctx.json()) {
        ctx.print_json({{"file", target},
                        {"counts",
                         {{"contacts", rows},
                          {"replaced_signs", output.replaced()},
                          {"escaped_formulas", output.escaped()}}},
                        {"seconds", steady_seconds() - start}});
        return Exit::done;
    }
    ctx.summary(text_of(
        BDD_N("exported {0} contact to {1} in {2}", "exported {0} contacts to {1} in {2}",
              static_cast<unsigned long>(rows)),
        count_text(rows), options.output.is_stdout() ? _("standard output") : target.c_str(),
        seconds_text(steady_seconds() - start)));
    if (output.replaced() > 0) {
        ctx.notice(
            text_of(BDD_N("{0} sign that {1} does not have was replaced",
                          "{0} signs that {1} does not have were replaced", output.replaced()),
                    output.replaced(), io::name(style_of(options).encoding)));
    }
    if (output.escaped() > 0) {
        ctx.summary(
            text_of(BDD_N("{0} cell that a spreadsheet would run as a formula got a leading '",
                          "{0} cells that a spreadsheet would run as formulas got a leading '",
                          output.escaped()),
                    output.escaped()));
    }
    return Exit::done;
}

} // namespace

void add_export(CLI::App& root, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command =
        root.add_subcommand("export", _("Write the contacts, one row each, with their company"));
    cli::add_choice(*command, "--to", o->target,
                    {{"csv", Target::csv},
                     {"tsv", Target::tsv},
                     {"jsonl", Target::jsonl},
                     {"router", Target::router}},
                    _("Kind of file: csv, tsv, jsonl, or router: postal lines 1 to 7 of those who "
                      "can be mailed"));
    cli::add_output(*command, o->output);
    command->add_option("--columns", o->columns, _("Columns to write, in this order: a,b,c"));
    command->add_option("--encoding", o->encoding, _("Character set of the file"))
        ->capture_default_str();
    command->add_option("--delimiter", o->delimiter,
                        _("Separator between cells: ';', ',', '|' or tab"));
    command->add_flag("--bom", o->bom, _("Begin a UTF-8 file with a byte order mark"));
    command->add_flag("--excel-fr", o->excel_fr,
                      _("For a French Excel: ';', byte order mark, CRLF, formulas disarmed, phones "
                        "in national form"));
    command->add_option("--limit", o->limit, _("Write the first N contacts only"));
    command->add_option("--left-out", o->router.left_out,
                        _("With --to router: file for the contacts that get no letter, with the "
                          "reason"));
    command->add_option("--code", o->router.campaign,
                        _("With --to router: text for the column CODE_CAMPAGNE"));
    command->footer(_("Examples:\n"
                      "  bdd export -o contacts.csv\n"
                      "  bdd export --excel-fr -o contacts-excel.csv\n"
                      "  bdd export --to jsonl --columns uid,email,company | head\n"
                      "  bdd export --to router -o letters.csv --code spring"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return run(*o, ctx); }; });
}

} // namespace bdd::commands
