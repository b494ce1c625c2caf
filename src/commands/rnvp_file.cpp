#include "cli/options.hpp"
#include "commands/rnvp_commands.hpp"
#include "commands/shared_options.hpp"
#include "flows/base_session.hpp"
#include "flows/reference/open_reference.hpp"
#include "flows/rnvp/address_file.hpp"
#include "flows/rnvp/tally_report.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/rnvp/reference.hpp>

#include <nlohmann/json.hpp>

#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

enum class Repetition { letter, word };
enum class Letters { norm, keep123 };

struct Options {
    std::string file;
    TabularOptions tabular;
    std::vector<std::string> address;
    Repetition repetition = Repetition::letter;
    Letters letters = Letters::norm;
    bool dry_run = false;
    cli::OutputTarget output;
};

void check(const Options& options, const cli::Context& ctx) {
    if (options.output.is_stdout() && !options.dry_run && ctx.json()) {
        throw Error(Errc::usage, _("--json would mix with the rows on standard output"),
                    _("write the rows to a file: -o out.csv"));
    }
}

rnvp::NormalizeOptions normalize_options(const Options& options) {
    return {options.repetition == Repetition::word, options.letters == Letters::keep123};
}

void tell(const Options& options, const cli::Context& ctx, const AddressColumns& columns,
          const AddressFileResult& result, double seconds) {
    const std::uint64_t rows = result.tally.addresses();
    const auto count = [](std::uint64_t n) { return count_text(static_cast<std::int64_t>(n)); };
    if (result.undecodable_rows > 0) {
        const std::uint64_t n = result.undecodable_rows;
        ctx.notice(
            text_of(BDD_N("{0} row cannot be decoded: it is written without a result",
                          "{0} rows cannot be decoded: they are written without a result", n),
                    count(n)));
    }
    ctx.summary(text_of(_("read: {0}"), columns.names()));
    const std::string target = options.dry_run ? _("nothing written")
                               : options.output.is_stdout()
                                   ? _("written to standard output")
                                   : text_of(_("written to {0}"), options.output.path);
    const std::uint64_t mailable = result.tally.mailable();
    ctx.summary(text_of(_("{0}: {1}; {2} can be mailed; {3} in {4}"),
                        text_of(BDD_N("{0} address", "{0} addresses", rows), count(rows)),
                        status_line(result.tally), count(mailable), target, seconds_text(seconds)));
}

Exit run(const Options& options, cli::Context& ctx) {
    check(options, ctx);
    const double start = steady_seconds();
    std::optional<OutputSink> sink;
    if (!options.dry_run) {
        sink.emplace(ctx, options.output); // An output that cannot be shows before the work.
    }
    const TabularInput input(options.file, options.tabular, {});
    for (const std::string& warning : input.warnings()) {
        ctx.notice(warning);
    }
    const AddressColumns columns(input, options.address);
    const OpenReference opened = open_reference(reference_path(ctx));
    const rnvp::Reference& reference = opened.reference;
    const rnvp::Normalizer normalizer(reference, normalize_options(options));
    const AddressFileResult result = normalize_file(
        ctx, {&input, &normalizer, reference.name(), sink ? &*sink : nullptr}, columns);
    const double seconds = steady_seconds() - start;
    if (ctx.json()) {
        nlohmann::ordered_json report = tally_json(result.tally);
        report["undecodable_rows"] = result.undecodable_rows;
        report["reference"] = reference.name();
        report["seconds"] = seconds;
        ctx.print_json(report);
    } else {
        if (!ctx.quiet() && (!options.output.is_stdout() || options.dry_run)) {
            ctx.print(tally_text(result.tally, ctx.table_width()));
        }
        tell(options, ctx, columns, result, seconds);
    }
    const bool has_rejects = result.tally.of_status(rnvp::Status::rejected) > 0 ||
                             result.tally.of_status(rnvp::Status::ambiguous) > 0 ||
                             result.undecodable_rows > 0;
    return has_rejects ? Exit::attention : Exit::done;
}

} // namespace

void add_rnvp_file(CLI::App& rnvp, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command = rnvp.add_subcommand(
        "file", _("Normalise the addresses of any CSV file: its rows, with the result behind"));
    command->add_option("file", o->file, _("File to read, or - for standard input"))->required();
    cli::add_output(*command, o->output);
    add_tabular_options(*command, o->tabular);
    command
        ->add_option("--address", o->address,
                     _("Columns of the address, in their order, instead of those recognised"))
        ->delimiter(',')
        ->allow_extra_args(false);
    cli::add_choice(*command, "--rep", o->repetition,
                    {{"short", Repetition::letter}, {"long", Repetition::word}},
                    _("Repetition index of the number: short (2 B) or long (2 BIS)"));
    cli::add_choice(*command, "--case", o->letters,
                    {{"norm", Letters::norm}, {"keep123", Letters::keep123}},
                    _("norm: capitals without accents everywhere; keep123: company and person as "
                      "they came"));
    cli::add_dry_run(*command, o->dry_run);
    command->footer(_("Examples:\n"
                      "  bdd rnvp file salon.csv -o salon-rnvp.csv\n"
                      "  bdd rnvp file list.csv -o out.csv --address 'street,zip and town'\n"
                      "  bdd rnvp file contacts.csv --dry-run --json"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return run(*o, ctx); }; });
}

} // namespace bdd::commands
