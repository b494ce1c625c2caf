#include "commands/dedupe_commands.hpp"
#include "commands/shared_options.hpp"
#include "flows/base_session.hpp"
#include "flows/matching/base_list.hpp"
#include "flows/matching/column_pairing.hpp"
#include "flows/matching/evaluation_report.hpp"
#include "flows/matching/list_links.hpp"
#include "flows/matching/list_oppositions.hpp"
#include "flows/matching/list_output.hpp"
#include "flows/matching/list_parts.hpp"
#include "flows/matching/match_settings.hpp"
#include "flows/matching/second_list.hpp"
#include "flows/matching/truth.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

using dedupe::Row;

struct Options {
    std::string file_a;
    std::string file_b; ///< Empty: the base.
    MatchSettings match;
    cli::OutputTarget output;
    std::string net;
    std::string duplicates;
    std::optional<cli::Decimal> unit_price;

    [[nodiscard]] bool is_with_base() const noexcept { return file_b.empty(); }
};

/// All that a run found out, for the summary.
struct Outcome {
    std::size_t rows_a = 0;
    std::size_t size_b = 0; ///< Rows, or contacts of the base.
    LinkedLists linked;
    std::optional<dedupe::Evaluation> evaluation;
    std::vector<bool> is_opposed; ///< Of rows of the first list; empty: of none.
    std::size_t opposed = 0;
    std::size_t net = 0; ///< Rows of the first list that are neither found nor opposed.

    [[nodiscard]] std::size_t found() const noexcept { return linked.overlap.best_of_a.size(); }
    /// Once links and oppositions are known.
    void count() {
        opposed = static_cast<std::size_t>(std::count(is_opposed.begin(), is_opposed.end(), true));
        net = rows_a - found() - opposed;
        for (const ListLink& link : linked.overlap.best_of_a) {
            net += !is_opposed.empty() && is_opposed[link.a] ? 1U : 0U; // It was taken off twice.
        }
    }
};

void check(const Options& options, const cli::Context& ctx) {
    if (options.file_a == options.file_b) {
        throw Error(
            Errc::usage, _("both lists are the same file"),
            text_of(_("to find repeated rows: bdd dedupe file {0} -o out.csv"), options.file_a));
    }
    if (options.is_with_base() && !options.match.truth.empty()) {
        throw Error(Errc::usage, _("--truth needs a second list"),
                    _("to measure the base: bdd dedupe evaluate --truth FILE"));
    }
    const bool is_mixed = options.output.is_stdout() && !options.match.dry_run;
    if (is_mixed && (ctx.json() || !options.match.truth.empty())) {
        throw Error(Errc::usage,
                    text_of(_("{0} would mix with the links on standard output"),
                            ctx.json() ? "--json" : "--truth"),
                    _("write the links to a file: -o links.csv"));
    }
    if (options.unit_price) {
        check_price(*options.unit_price, "--unit-price 0.25");
    }
}

/// What is said of a column may be meant for one of the lists only, but not for none.
void check_columns(const Options& options, const ListInput& a, const ListInput& b) {
    const auto check_column = [&](std::string_view name) {
        if (!a.has_column(name) && !b.has_column(name)) {
            throw Error(Errc::usage, text_of(_("neither list has a column '{0}'"), name),
                        text_of(_("the columns of {0} are: {1}"), a.name(),
                                text::join(a.tabular().dialect.columns, ", ")));
        }
    };
    for (const std::string& rule : options.match.list.columns) {
        check_column(parse_kind_rule(rule).column);
    }
    for (const std::string& id : options.match.list.ids) {
        check_column(id);
    }
}

void write_links(const std::vector<ListLink>& links, const ListInput& a, const SecondList& b,
                 OutputSink& sink) {
    io::CsvWriter writer{io::CsvStyle{}};
    for (const char* name : {"id_a", "id_b", "match_probability"}) {
        writer.cell(name);
    }
    writer.end_row();
    std::string probability;
    for (const ListLink& link : links) {
        probability.clear();
        append_probability(probability, link.probability);
        writer.cell(a.ids().text(link.a));
        writer.cell(b.id(link.b));
        writer.cell(probability);
        writer.end_row();
        if (writer.buffer().size() >= std::size_t{1} << 20U) {
            sink.write(writer.buffer());
            writer.clear();
        }
    }
    sink.write(writer.buffer());
    sink.commit();
}

std::string money_text(double amount) {
    return fmt::format("{:.2f}", amount);
}

nlohmann::ordered_json report_of(const Options& options, const Outcome& outcome, const ListInput& a,
                                 const SecondList& b, const dedupe::MatchResult& result,
                                 const Stages& stages) {
    nlohmann::ordered_json report{{"file", options.output.is_stdout() ? "-" : options.output.path},
                                  {"counts",
                                   {{"rows_a", outcome.rows_a},
                                    {"rows_b", outcome.size_b},
                                    {"links", outcome.linked.links.size()},
                                    {"rows_of_a_in_b", outcome.found()},
                                    {"rows_of_b_in_a", outcome.linked.overlap.of_b},
                                    {"net_rows", outcome.net},
                                    {"pairs_compared", result.pairs_compared}}}};
    if (options.is_with_base()) {
        report["counts"]["opposed"] = outcome.opposed;
    }
    if (options.unit_price) {
        report["duplicates_cost"] =
            options.unit_price->value * static_cast<double>(outcome.found());
    }
    report["columns_a"] = columns_json(a.plans());
    report["columns_b"] = columns_json(b.plans());
    report["stages"] = stages.json();
    report["seconds"] = stages.total();
    if (outcome.evaluation) {
        report["evaluation"] = evaluation_json(*outcome.evaluation);
    }
    return report;
}

/// "12 rows", or of a base "12 contacts".
std::string counted_b(const Options& options, std::size_t n) {
    const std::string count = count_text(static_cast<std::int64_t>(n));
    return options.is_with_base() ? text_of(BDD_N("{0} contact", "{0} contacts", n), count)
                                  : text_of(BDD_N("{0} row", "{0} rows", n), count);
}

void tell(const Options& options, const cli::Context& ctx, const Outcome& outcome,
          const ListInput& a, const SecondList& b, const Stages& stages) {
    const auto count = [](std::size_t n) { return count_text(static_cast<std::int64_t>(n)); };
    ctx.summary(text_of(_("compared in {0}: {1}"), a.name(), compared_text(a.plans())));
    if (!options.is_with_base()) {
        ctx.summary(text_of(_("compared in {0}: {1}"), b.name(), compared_text(b.plans())));
    }
    const std::size_t links = outcome.linked.links.size();
    if (outcome.linked.is_shortened) {
        ctx.notice(text_of(_("{0} and {1} repeat the same rows too often: of the rows of {1} that "
                             "equal each other only the first has links"),
                           a.name(), b.name()));
    }
    ctx.summary(
        text_of(_("{0} of {1} of {2} are in {3}, {4} are not; {5} of {6} of {3} are in {2}"),
                count(outcome.found()),
                text_of(BDD_N("{0} row", "{0} rows", outcome.rows_a), count(outcome.rows_a)),
                a.name(), b.name(), count(outcome.rows_a - outcome.found()),
                count(outcome.linked.overlap.of_b), counted_b(options, outcome.size_b)));
    if (outcome.opposed > 0) {
        ctx.notice(text_of(BDD_N("{0} row is of somebody who objected to being contacted: it does "
                                 "not count as new",
                                 "{0} rows are of people who objected to being contacted: they do "
                                 "not count as new",
                                 outcome.opposed),
                           count(outcome.opposed)));
    }
    if (options.unit_price) {
        const double price = options.unit_price->value;
        ctx.summary(text_of(_("at {0} a row, what both have costs {1}, and what is new {2}"),
                            money_text(price),
                            money_text(price * static_cast<double>(outcome.found())),
                            money_text(price * static_cast<double>(outcome.net))));
    }
    const std::string target = options.match.dry_run ? _("nothing written")
                               : options.output.is_stdout()
                                   ? _("written to standard output")
                                   : text_of(_("written to {0}"), options.output.path);
    ctx.summary(text_of(_("found {0}; {1} in {2}"),
                        text_of(BDD_N("{0} link", "{0} links", links), count(links)), target,
                        seconds_text(stages.total())));
}

dedupe::Evaluation judge(const Outcome& outcome, const ReadTruth& truth,
                         const dedupe::MatchResult& result, double threshold) {
    dedupe::Evaluation evaluation = dedupe::evaluate(truth.truth, result, threshold, true);
    std::vector<std::pair<Row, Row>> found;
    for (const ListLink& link : outcome.linked.links) {
        found.emplace_back(link.a, static_cast<Row>(outcome.rows_a + link.b));
    }
    const std::size_t rows = outcome.rows_a + outcome.size_b;
    evaluation.b_cubed =
        dedupe::b_cubed(tied_rows(found, rows), tied_rows(truth.truth.pairs, rows));
    return evaluation;
}

/// Both lists in columns, side by side.
dedupe::Dataset read_both(cli::Context& ctx, ListInput& a, SecondList& b, Outcome& outcome) {
    dedupe::Dataset data;
    const PairedColumns paired = pair_columns(a.plans(), b.plans(), data);
    if (data.columns().empty()) {
        throw Error(Errc::input,
                    text_of(_("{0} and {1} have no column in common"), a.name(), b.name()),
                    _("say what the columns hold: --column 'NAME=KIND'"));
    }
    outcome.rows_a = a.read(paired.targets_a, true, ctx.progress, ctx.cancel);
    for (dedupe::Column& column : data.columns()) {
        column.cells.resize(outcome.rows_a); // Of a column that only the second list has.
    }
    a.check_ids();
    const std::size_t rows = outcome.rows_a + b.read(paired.targets_b, ctx.progress, ctx.cancel);
    for (dedupe::Column& column : data.columns()) {
        column.cells.resize(rows);
    }
    outcome.size_b = b.size();
    data.set_rows(rows);
    data.second_list = static_cast<Row>(outcome.rows_a);
    return data;
}

Exit run(const Options& options, cli::Context& ctx) {
    check(options, ctx);
    dedupe::MatchOptions match = match_options(options.match, ctx);
    std::unique_ptr<BaseList> base;
    SuppressionList oppositions;
    if (options.is_with_base()) {
        base = std::make_unique<BaseList>(ctx);
        oppositions = load_suppressions(base->base());
        oppositions.require_keys();
    }
    std::optional<OutputSink> sink;
    std::optional<ListParts> parts;
    if (!options.match.dry_run) {
        sink.emplace(ctx, options.output); // An output that cannot be shows before the work.
        parts.emplace(ctx, options.net, options.duplicates, options.output.overwrite);
    }
    Stages stages;
    ListInput a(options.file_a, options.match.list, !options.is_with_base());
    std::unique_ptr<SecondFile> file;
    if (!options.is_with_base()) {
        file = std::make_unique<SecondFile>(options.file_b, options.match.list);
        check_columns(options, a, file->list());
    }
    SecondList& b = file ? static_cast<SecondList&>(*file) : *base;
    stages.end("detect");
    Outcome outcome;
    dedupe::Dataset data = read_both(ctx, a, b, outcome);
    stages.end("read");
    for (const std::vector<std::string>& lines : {a.warnings(), b.warnings()}) {
        for (const std::string& line : lines) {
            ctx.notice(line);
        }
    }
    const bool has_truth = !options.match.truth.empty();
    ReadTruth truth;
    if (has_truth) {
        truth =
            read_pair_truth(options.match.truth, a, outcome.rows_a, file->list(), outcome.size_b);
    }
    dedupe::MatchResult result;
    if (outcome.rows_a > 0 && outcome.size_b > 0) {
        result = run_match(data, std::move(match));
    }
    stages.add_engine(result.seconds);
    const double threshold = options.match.threshold.value;
    outcome.linked = link_lists(result, outcome.rows_a, threshold, b.stands_for());
    outcome.is_opposed = opposed_rows(oppositions, a, ctx.progress, ctx.cancel);
    outcome.count();
    if (sink) {
        write_links(outcome.linked.links, a, b, *sink);
        parts->write(outcome.linked.overlap.best_of_a, outcome.is_opposed, a, b);
        stages.end("write");
    }
    if (has_truth) {
        outcome.evaluation = judge(outcome, truth, result, threshold);
    }
    if (ctx.json()) {
        ctx.print_json(report_of(options, outcome, a, b, result, stages));
        return Exit::done;
    }
    if (outcome.evaluation) {
        ctx.print(evaluation_text(*outcome.evaluation, threshold, ctx.table_width()));
    }
    tell(options, ctx, outcome, a, b, stages);
    return Exit::done;
}

} // namespace

void add_dedupe_match(CLI::App& dedupe, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command =
        dedupe.add_subcommand("match", _("Find the rows of a list that another list, or the base, "
                                         "has too"));
    command->add_option("a", o->file_a, _("The list to check, such as an offer"))->required();
    command->add_option("b", o->file_b,
                        _("The list to check it against; none: the base, whose contacts the links "
                          "then name (it is only read)"));
    cli::add_output(*command, o->output);
    add_match_settings(*command, o->match);
    command->add_option("--net", o->net,
                        _("Write here the rows of A that B does not have; against the base also "
                          "without people who objected"));
    command->add_option("--duplicates", o->duplicates,
                        _("Write here the rows of A that B has, with the row of B"));
    command->add_option("--unit-price", o->unit_price,
                        _("Price of a row of A: says what the duplicates cost"));
    command->add_option("--truth", o->match.truth,
                        _("File 'id_a,id_b' of the rows that are one: prints how good the result "
                          "is"));
    command->footer(_("Examples:\n"
                      "  bdd dedupe match offer.csv -o links.csv --net new.csv --unit-price 0.18\n"
                      "  bdd dedupe match offer.csv crm.csv -o links.csv\n"
                      "  bdd dedupe match offer.csv crm.csv -o links.csv --net new.csv "
                      "--duplicates known.csv"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return run(*o, ctx); }; });
}

} // namespace bdd::commands
