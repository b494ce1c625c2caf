#include "cli/options.hpp"
#include "commands/commands.hpp"
#include "commands/export_router.hpp"
#include "commands/export_terms.hpp"
#include "flows/asked_id.hpp"
#include "flows/base_session.hpp"
#include "flows/contact_output.hpp"
#include "flows/contact_stream.hpp"
#include "flows/output_sink.hpp"
#include "flows/protect/gate_words.hpp"
#include "flows/protect/guarded_export.hpp"
#include "flows/tabular_input.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/suggest.hpp>
#include <bdd/core/text.hpp>
#include <bdd/storage/contact_reader.hpp>

#include <nlohmann/json.hpp>

#include <memory>
#include <utility>

namespace bdd::commands {

using namespace flows;

namespace {

enum class Target { csv, tsv, jsonl, router };

struct Options {
    Target target = Target::csv;
    ExportTermsOptions terms;
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

std::string_view word_of(Target target) noexcept {
    return target == Target::tsv ? "tsv" : target == Target::jsonl ? "jsonl" : "csv";
}

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

std::string names_of(const std::vector<std::size_t>& columns) {
    std::string names;
    for (const std::size_t column : columns) {
        names += names.empty() ? "" : " ";
        names += storage::contact_columns()[column].name;
    }
    return names;
}

/// Writes what the gate permits, or only counts it for a dry run; gives the SHA-256 of the file.
std::string write_contacts(const Options& options, std::vector<std::size_t> columns,
                           GuardedExport& guarded, ContactOutput& output, OutputSink& sink,
                           cli::Context& ctx) {
    storage::ContactReader reader(guarded.base());
    ctx.progress.begin(_("exporting"), static_cast<std::uint64_t>(reader.count()), _("contacts"));
    columns.insert(columns.begin(), storage::find_contact_column("uid").value_or(0));
    const std::uint64_t most = options.limit ? options.limit->value : UINT64_MAX;
    std::uint64_t seen = 0;
    bool open = most > 0;
    const auto take = [&](std::span<const std::string_view> cells) {
        ++seen;
        const auto permit = guarded.permit({read_id(cells.front()).value_or(AskedId{}).value});
        if (!permit) {
            return true;
        }
        output.row(*permit, cells.subspan(1));
        guarded.wrote(*permit);
        if (output.buffer().size() >= ContactOutput::k_flush_bytes) {
            ctx.cancel.check();
            open = options.terms.dry_run || sink.write(output.buffer());
            output.clear();
            ctx.progress.advance(std::exchange(seen, 0));
        }
        return open && guarded.written() < most;
    };
    if (open) {
        stream_contacts(reader, columns, INT64_MAX, take);
    }
    if ((open || most == 0) && !options.terms.dry_run) {
        sink.write(output.buffer());
    }
    ctx.progress.end();
    return sink.sha256();
}

void tell(const Options& options, const GuardedExport& guarded, const ContactOutput& output,
          double start, cli::Context& ctx) {
    const auto rows = static_cast<std::int64_t>(guarded.written());
    const std::string target =
        options.output.is_stdout() ? _("standard output") : options.output.path;
    ctx.summary(text_of(BDD_N("exported {0} contact to {1} in {2}, for {3}{4}",
                              "exported {0} contacts to {1} in {2}, for {3}{4}",
                              static_cast<unsigned long>(rows)),
                        count_text(rows), target, seconds_text(steady_seconds() - start),
                        keyword(guarded.terms().purpose),
                        options.terms.dry_run ? _("; nothing written (dry run)") : ""));
    guarded.tell();
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
}

Exit export_contacts(const Options& options, cli::Context& ctx) {
    const double start = steady_seconds();
    const std::vector<std::size_t> columns =
        chosen_columns(options.columns.empty() ? std::string(k_default_columns) : options.columns);
    ContactOutput output(format_of(options.target), style_of(options), options.excel_fr, columns);
    GuardedExport guarded(ctx, terms_of(options.terms, ctx.clock.today()), output.channels());
    OutputSink sink(ctx, options.output, OutputSink::Hash::yes);
    const std::string sha256 = write_contacts(options, columns, guarded, output, sink, ctx);
    guarded.finish({word_of(options.target), names_of(columns),
                    options.output.is_stdout() ? "" : options.output.path, sha256});
    if (!options.terms.dry_run) {
        sink.commit();
    }
    if (ctx.json()) {
        nlohmann::ordered_json report =
            guarded.session().report({{"contacts", guarded.written()},
                                      {"left_out", guarded.counts().left_out},
                                      {"needs_notice", guarded.counts().needs_notice},
                                      {"replaced_signs", output.replaced()},
                                      {"escaped_formulas", output.escaped()}});
        report["file"] = options.output.is_stdout() ? "-" : options.output.path;
        report["purpose"] = keyword(guarded.terms().purpose);
        report["recipient"] = guarded.terms().recipient;
        report["allowed"] = allowed_json(guarded.counts(), guarded.channels());
        report["refused"] = refused_json(guarded.counts());
        ctx.print_json(report);
        return Exit::done;
    }
    tell(options, guarded, output, start, ctx);
    return Exit::done;
}

Exit run(const Options& options, cli::Context& ctx) {
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
        return export_router(options.router, terms_of(options.terms, ctx.clock.today()),
                             options.output, style_of(options), ctx);
    }
    if (!options.router.left_out.empty() || !options.router.campaign.empty()) {
        throw Error(Errc::usage, _("--left-out and --code are for a router file"),
                    _("add --to router"));
    }
    return export_contacts(options, ctx);
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
    add_export_terms(*command, o->terms);
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
                      "  bdd export --channel email --for 'Mailing SA' -o mailing.csv\n"
                      "  bdd export --purpose internal --excel-fr -o contacts-excel.csv\n"
                      "  bdd export --to jsonl --columns uid,email,company | head\n"
                      "  bdd export --to router --for 'Imprimerie du Port' -o letters.csv"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return run(*o, ctx); }; });
}

} // namespace bdd::commands
