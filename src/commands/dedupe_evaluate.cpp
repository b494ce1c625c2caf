#include "cli/options.hpp"
#include "commands/dedupe_commands.hpp"
#include "commands/shared_options.hpp"
#include "flows/base_session.hpp"
#include "flows/matching/base_truth.hpp"
#include "flows/matching/cluster_file.hpp"
#include "flows/matching/evaluation_report.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>

#include <nlohmann/json.hpp>

#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

struct Options {
    std::string file;
    std::string truth;
    ClusterColumns columns;
    cli::Decimal threshold{0.95};
};

void check(const Options& options) {
    const ClusterColumns& columns = options.columns;
    const bool has_columns =
        !columns.id.empty() || !columns.cluster.empty() || !columns.probability.empty();
    if (options.file.empty() && has_columns) {
        throw Error(Errc::usage, _("--id, --cluster and --probability are for a file of clusters"),
                    _("name the file: bdd dedupe evaluate CLUSTERS --truth TRUTH"));
    }
    if (!options.file.empty() && options.truth.empty()) {
        throw Error(Errc::usage, text_of(_("nothing says what is true of {0}"), options.file),
                    _("name a file 'id,cluster' with --truth"));
    }
}

/// The clusters of any tool against the truth.
Exit judge_file(const Options& options, cli::Context& ctx) {
    const JudgedClusters judged =
        read_judged_clusters(options.file, options.columns, options.truth);
    const dedupe::ClusterEvaluation evaluation =
        dedupe::evaluate_clusters(judged.clusters, judged.entities, judged.probabilities);
    if (ctx.json()) {
        nlohmann::ordered_json report{{"file", options.file},
                                      {"rows", judged.clusters.size()},
                                      {"rows_without_cluster", judged.missing_rows},
                                      {"rows_without_truth", judged.untold_rows}};
        report.update(clusters_json(evaluation));
        ctx.print_json(report);
        return Exit::done;
    }
    if (judged.missing_rows > 0) {
        ctx.notice(
            text_of(BDD_N("{0} row of {1} is not in {2}: counted as alone",
                          "{0} rows of {1} are not in {2}: counted as alone", judged.missing_rows),
                    judged.missing_rows, options.truth, options.file));
    }
    if (judged.untold_rows > 0) {
        ctx.notice(text_of(BDD_N("{0} row of {1} is not in {2}: counted as like no other",
                                 "{0} rows of {1} are not in {2}: counted as like no other",
                                 judged.untold_rows),
                           judged.untold_rows, options.file, options.truth));
    }
    ctx.print(clusters_text(evaluation, ctx.table_width()));
    return Exit::done;
}

/// The contacts of the base, and the engine, against the truth.
Exit judge_base(const Options& options, cli::Context& ctx) {
    storage::Database base = open_to_read(ctx);
    const BaseTruth truth = read_base_truth(base, options.truth);
    const dedupe::ClusterEvaluation contacts =
        dedupe::evaluate_clusters(truth.contacts, truth.entities, {});
    std::optional<dedupe::Evaluation> engine;
    if (truth.records.size() > 1) {
        engine = evaluate_engine(base, truth, options.threshold.value, ctx.progress, ctx.cancel);
    }
    if (ctx.json()) {
        ctx.print_json({{"sources", truth.sources},
                        {"records", truth.records.size()},
                        {"records_without_truth", truth.untold_records},
                        {"unknown_ids", truth.unknown_ids},
                        {"contacts", clusters_json(contacts)},
                        {"engine", engine ? evaluation_json(*engine) : nlohmann::ordered_json()}});
        return Exit::done;
    }
    ctx.notice(text_of(_("judged: the records of {0} ({1})"), text::join(truth.sources, ", "),
                       count_text(static_cast<std::int64_t>(truth.records.size()))));
    if (truth.unknown_ids > 0) {
        ctx.notice(text_of(BDD_N("{0} id of {1} is of no record", "{0} ids of {1} are of no record",
                                 truth.unknown_ids),
                           truth.unknown_ids, options.truth));
    }
    if (truth.untold_records > 0) {
        ctx.notice(text_of(BDD_N("{0} record is not in {1}: counted as like no other",
                                 "{0} records are not in {1}: counted as like no other",
                                 truth.untold_records),
                           truth.untold_records, options.truth));
    }
    ctx.print(text_of("{0}\n\n{1}", _("Contacts as they are now"),
                      clusters_text(contacts, ctx.table_width())));
    if (engine) {
        ctx.print(text_of("\n{0}\n\n{1}", _("The same records compared anew"),
                          evaluation_text(*engine, options.threshold.value, ctx.table_width())));
    }
    return Exit::done;
}

/// The model against what people said.
Exit judge_model(const Options& options, cli::Context& ctx) {
    storage::Database base = open_to_read(ctx);
    const std::vector<dedupe::JudgedPair> pairs = judge_verdicts(base, ctx.progress, ctx.cancel);
    const dedupe::JudgedEvaluation evaluation =
        dedupe::evaluate_judged(pairs, options.threshold.value);
    if (ctx.json()) {
        nlohmann::ordered_json report{{"threshold", options.threshold.value}};
        report.update(judged_json(evaluation));
        ctx.print_json(report);
        return Exit::done;
    }
    if (pairs.empty()) {
        ctx.summary(_("no verdicts yet to judge the model by: bdd dedupe review lists the pairs to "
                      "look at, and bdd dedupe same or different keeps what you say"));
        return Exit::done;
    }
    ctx.print(judged_text(evaluation, options.threshold.value, ctx.table_width()));
    ctx.summary(
        text_of(_("judged by {0}; people look at doubtful pairs above all: no sample of all pairs"),
                text_of(BDD_N("{0} verdict", "{0} verdicts", pairs.size()), pairs.size())));
    return Exit::done;
}

Exit run(const Options& options, cli::Context& ctx) {
    check(options);
    (void)checked_threshold(options.threshold);
    if (!options.file.empty()) {
        return judge_file(options, ctx);
    }
    return options.truth.empty() ? judge_model(options, ctx) : judge_base(options, ctx);
}

} // namespace

void add_dedupe_evaluate(CLI::App& dedupe, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command = dedupe.add_subcommand(
        "evaluate", _("Tell how good clusters, the base or the model are: against a truth, or by "
                      "what people said"));
    command->add_option("file", o->file,
                        _("Clusters that any tool made ('id,cluster_id'); none: the base"));
    command->add_option(
        "--truth", o->truth,
        _("File 'id,cluster' of what is true. For the base the ids are the sources' own: with a "
          "column 'source', or written SOURCE:ID, or alone when one source has them. None: the "
          "model is judged by the verdicts that people gave"));
    command->add_option("--id", o->columns.id, _("Column of FILE that names the rows"));
    command->add_option("--cluster", o->columns.cluster,
                        _("Column of FILE that says what belongs together"));
    command->add_option("--probability", o->columns.probability,
                        _("Column of FILE that says how surely a row belongs to its cluster"));
    add_threshold(*command, o->threshold);
    command->footer(_("Examples:\n"
                      "  bdd dedupe evaluate clusters.csv --truth truth.csv\n"
                      "  bdd dedupe evaluate --truth truth.csv --json\n"
                      "  bdd dedupe evaluate"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return run(*o, ctx); }; });
}

} // namespace bdd::commands
