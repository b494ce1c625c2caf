#include "commands/dedupe_commands.hpp"
#include "commands/shared_options.hpp"
#include "flows/base_session.hpp"
#include "flows/matching/evaluation_report.hpp"
#include "flows/matching/list_output.hpp"
#include "flows/matching/match_settings.hpp"
#include "flows/matching/truth.hpp"

#include <bdd/core/i18n.hpp>

#include <nlohmann/json.hpp>

#include <iterator>
#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

using dedupe::Row;

struct Options {
    std::string file;
    MatchSettings match;
    cli::OutputTarget output;
};

/// Clusters numbered from 1 in the order of their first rows.
struct Clusters {
    std::vector<std::uint32_t> numbers; ///< Of each row.
    std::uint32_t count = 0;

    explicit Clusters(const std::vector<Row>& lowest_rows)
        : numbers(lowest_rows.size()) {
        for (std::size_t row = 0; row < lowest_rows.size(); ++row) {
            numbers[row] = lowest_rows[row] == row ? ++count : numbers[lowest_rows[row]];
        }
    }
};

void check(const Options& options, const cli::Context& ctx) {
    const bool is_mixed = options.output.is_stdout() && !options.match.dry_run;
    if (is_mixed && ctx.json()) {
        throw Error(Errc::usage, _("--json would mix with the rows on standard output"),
                    _("write the rows to a file: -o out.csv"));
    }
    if (is_mixed && !options.match.truth.empty()) {
        throw Error(Errc::usage, _("--truth would mix with the rows on standard output"),
                    _("write the rows to a file with -o out.csv, or only measure with --dry-run"));
    }
}

void write_rows(cli::Context& ctx, const ListInput& list, const dedupe::MatchResult& result,
                const Clusters& clusters, OutputSink& sink) {
    ListOutput output(sink, list.tabular(), {"cluster_id", "match_probability"});
    const char delimiter = list.tabular().dialect.delimiter;
    for_each_row_again(list.tabular(), ctx.progress, ctx.cancel,
                       [&](const io::CsvRow& row, Row number, bool is_odd) {
                           output.row(row, is_odd, [&](std::string& out) {
                               fmt::format_to(std::back_inserter(out), "{}{}{}", delimiter,
                                              clusters.numbers[number], delimiter);
                               append_probability(out, result.membership[number]);
                           });
                       });
    output.commit();
}

void tell(const Options& options, const cli::Context& ctx, const ListInput& list,
          const Clusters& clusters, const Stages& stages) {
    const std::size_t rows = clusters.numbers.size();
    const auto count = [](std::size_t n) { return count_text(static_cast<std::int64_t>(n)); };
    ctx.summary(text_of(_("compared: {0}"), compared_text(list.plans())));
    const std::string target = options.match.dry_run ? _("nothing written")
                               : options.output.is_stdout()
                                   ? _("written to standard output")
                                   : text_of(_("written to {0}"), options.output.path);
    ctx.summary(text_of(
        _("found {0} in {1}: {2}; {3} in {4}"),
        text_of(BDD_N("{0} cluster", "{0} clusters", clusters.count), count(clusters.count)),
        text_of(BDD_N("{0} row", "{0} rows", rows), count(rows)),
        text_of(BDD_N("{0} row repeats another", "{0} rows repeat another", rows - clusters.count),
                count(rows - clusters.count)),
        target, seconds_text(stages.total())));
}

nlohmann::ordered_json report_of(const Options& options, const ListInput& list,
                                 const dedupe::MatchResult& result, const Clusters& clusters,
                                 const Stages& stages) {
    const std::size_t rows = clusters.numbers.size();
    return {{"file", options.output.is_stdout() ? "-" : options.output.path},
            {"counts",
             {{"rows", rows},
              {"clusters", clusters.count},
              {"repeated_rows", rows - clusters.count},
              {"pairs_compared", result.pairs_compared},
              {"links_cut", result.links_cut}}},
            {"columns", columns_json(list.plans())},
            {"stages", stages.json()},
            {"seconds", stages.total()}};
}

/// Reads the columns that are compared, and the ids when a truth asks for them.
void read_list(const Options& options, cli::Context& ctx, ListInput& list, dedupe::Dataset& data) {
    std::vector<dedupe::Column*> targets;
    for (const dedupe::ColumnPlan& plan : list.plans()) {
        targets.push_back(is_compared(plan.kind) ? &data.add_column(plan.name, plan.kind)
                                                 : nullptr);
    }
    data.set_rows(list.read(targets, !options.match.truth.empty(), ctx.progress, ctx.cancel));
}

Exit run(const Options& options, cli::Context& ctx) {
    check(options, ctx);
    dedupe::MatchOptions match = match_options(options.match, ctx);
    std::optional<OutputSink> sink;
    if (!options.match.dry_run) {
        sink.emplace(ctx, options.output); // An output that cannot be shows before the work.
    }
    Stages stages;
    ListInput list(options.file, options.match.list);
    stages.end("detect");
    dedupe::Dataset data;
    read_list(options, ctx, list, data);
    stages.end("read");
    ReadTruth truth;
    const bool has_truth = !options.match.truth.empty();
    if (has_truth) {
        list.check_ids();
        truth = read_cluster_truth(options.match.truth, list, data.rows());
    }
    for (const std::string& line : list.warnings()) {
        ctx.notice(line);
    }
    const dedupe::MatchResult result = run_match(data, std::move(match));
    stages.add_engine(result.seconds);
    const Clusters clusters(result.clusters);
    if (sink) {
        write_rows(ctx, list, result, clusters, *sink);
        stages.end("write");
    }
    std::optional<dedupe::Evaluation> evaluation;
    if (has_truth) {
        evaluation = dedupe::evaluate(truth.truth, result, options.match.threshold.value, false);
        stages.end("evaluate");
    }
    if (ctx.json()) {
        nlohmann::ordered_json report = report_of(options, list, result, clusters, stages);
        if (evaluation) {
            report["evaluation"] = evaluation_json(*evaluation);
        }
        ctx.print_json(report);
        return Exit::done;
    }
    if (evaluation) {
        ctx.print(evaluation_text(*evaluation, options.match.threshold.value, ctx.table_width()));
    }
    tell(options, ctx, list, clusters, stages);
    return Exit::done;
}

} // namespace

void add_dedupe_file(CLI::App& dedupe, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command = dedupe.add_subcommand(
        "file", _("Find the rows of any CSV file that are of one person, company or thing"));
    command->add_option("file", o->file, _("File to read, or - for standard input"))->required();
    cli::add_output(*command, o->output);
    add_match_settings(*command, o->match);
    command->add_option("--truth", o->match.truth,
                        _("File 'id,cluster' that says which rows are one: prints how good the "
                          "result is"));
    command->footer(_("Examples:\n"
                      "  bdd dedupe file contacts.csv -o clusters.csv\n"
                      "  bdd dedupe file parts.csv -o out.csv --column label=text --threshold 0.9\n"
                      "  bdd dedupe file people.csv --dry-run --truth truth.csv"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return run(*o, ctx); }; });
}

} // namespace bdd::commands
