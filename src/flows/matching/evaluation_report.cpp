#include "flows/matching/evaluation_report.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/report/table.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace bdd::flows {

namespace {

std::string percent_text(double share) {
    return fmt::format("{:.4f}", share);
}

std::vector<std::string> score_row(const char* name, const dedupe::Scores& scores) {
    return {name, percent_text(scores.precision), percent_text(scores.recall),
            percent_text(scores.f1())};
}

nlohmann::ordered_json scores_json(const dedupe::Scores& scores) {
    return {{"precision", scores.precision}, {"recall", scores.recall}, {"f1", scores.f1()}};
}

std::string best_text(double threshold, const dedupe::Scores& best) {
    return text_of(_("best threshold {0}, with F1 {1}"), fmt::format("{:.4g}", threshold),
                   percent_text(best.f1()));
}

std::string thresholds_text(const std::vector<dedupe::ThresholdRow>& rows, std::size_t width) {
    report::TextTable table(
        {{_("threshold")}, {_("pairs found")}, {_("precision")}, {_("recall")}, {_("F1")}});
    for (const dedupe::ThresholdRow& row : rows) {
        table.add_row({fmt::format("{:.4g}", row.threshold), std::to_string(row.found),
                       percent_text(row.pairs.precision), percent_text(row.pairs.recall),
                       percent_text(row.pairs.f1())});
    }
    return table.render(width);
}

nlohmann::ordered_json thresholds_json(const std::vector<dedupe::ThresholdRow>& rows) {
    nlohmann::ordered_json table = nlohmann::ordered_json::array();
    for (const dedupe::ThresholdRow& row : rows) {
        nlohmann::ordered_json line{{"threshold", row.threshold}, {"found", row.found}};
        line.update(scores_json(row.pairs));
        table.push_back(std::move(line));
    }
    return table;
}

/// "0.9731", or a dash where there is nothing to take a share of.
std::string share_text(std::optional<double> share) {
    return share ? percent_text(*share) : std::string("–");
}

nlohmann::ordered_json share_json(std::optional<double> share) {
    return share ? nlohmann::ordered_json(*share) : nlohmann::ordered_json();
}

} // namespace

std::string evaluation_text(const dedupe::Evaluation& evaluation, double threshold,
                            std::size_t width) {
    report::TextTable scores({{fmt::format("p >= {:.4g}", threshold), report::Align::left},
                              {_("precision")},
                              {_("recall")},
                              {_("F1")}});
    scores.add_row(score_row(_("pairs"), evaluation.pairs));
    scores.add_row(score_row(_("clusters"), evaluation.clusters));
    scores.add_row(score_row(_("B-cubed"), evaluation.b_cubed));
    std::string text = scores.render(width);
    text += fmt::format("\n{}\n{}\n{}\n\n",
                        text_of(_("true pairs {0}, of which compared {1}"), evaluation.true_pairs,
                                percent_text(evaluation.blocking_recall)),
                        text_of(_("of the pairs found {0} are true; calibration error {1}"),
                                percent_text(evaluation.precision_above_threshold),
                                percent_text(evaluation.calibration_error)),
                        best_text(evaluation.best_threshold, evaluation.best));
    return text + thresholds_text(evaluation.table, width);
}

nlohmann::ordered_json evaluation_json(const dedupe::Evaluation& evaluation) {
    return {{"true_pairs", evaluation.true_pairs},
            {"blocking_recall", evaluation.blocking_recall},
            {"pairs", scores_json(evaluation.pairs)},
            {"clusters", scores_json(evaluation.clusters)},
            {"b_cubed", scores_json(evaluation.b_cubed)},
            {"best", scores_json(evaluation.best)},
            {"best_threshold", evaluation.best_threshold},
            {"precision_above_threshold", evaluation.precision_above_threshold},
            {"calibration_error", evaluation.calibration_error},
            {"thresholds", thresholds_json(evaluation.table)}};
}

std::string clusters_text(const dedupe::ClusterEvaluation& evaluation, std::size_t width) {
    report::TextTable scores(
        {{_("of the clusters"), report::Align::left}, {_("precision")}, {_("recall")}, {_("F1")}});
    scores.add_row(score_row(_("pairs"), evaluation.pairs));
    scores.add_row(score_row(_("B-cubed"), evaluation.b_cubed));
    std::string text = scores.render(width);
    text += fmt::format("\n{}\n", text_of(_("true pairs {0}, pairs found {1}"),
                                          evaluation.true_pairs, evaluation.found_pairs));
    if (!evaluation.table.empty()) {
        text += fmt::format("{}\n\n{}", best_text(evaluation.best_threshold, evaluation.best),
                            thresholds_text(evaluation.table, width));
    }
    return text;
}

nlohmann::ordered_json clusters_json(const dedupe::ClusterEvaluation& evaluation) {
    nlohmann::ordered_json json{{"true_pairs", evaluation.true_pairs},
                                {"found_pairs", evaluation.found_pairs},
                                {"pairs", scores_json(evaluation.pairs)},
                                {"b_cubed", scores_json(evaluation.b_cubed)}};
    if (!evaluation.table.empty()) {
        json["best"] = scores_json(evaluation.best);
        json["best_threshold"] = evaluation.best_threshold;
        json["thresholds"] = thresholds_json(evaluation.table);
    }
    return json;
}

std::string judged_text(const dedupe::JudgedEvaluation& evaluation, double threshold,
                        std::size_t width) {
    report::TextTable bands({{_("probability"), report::Align::left},
                             {_("verdicts"), report::Align::right},
                             {_("same"), report::Align::right},
                             {_("different"), report::Align::right},
                             {_("share of same"), report::Align::right},
                             {_("mean probability"), report::Align::right}});
    for (const dedupe::ProbabilityBand& band : evaluation.bands) {
        const bool is_empty = band.pairs == 0;
        const double share =
            is_empty ? 0 : static_cast<double>(band.same) / static_cast<double>(band.pairs);
        bands.add_row({fmt::format("{:.4g} – {:.4g}", band.from, band.to),
                       std::to_string(band.pairs), std::to_string(band.same),
                       std::to_string(band.pairs - band.same),
                       share_text(is_empty ? std::nullopt : std::optional(share)),
                       share_text(is_empty ? std::nullopt : std::optional(band.mean))});
    }
    return fmt::format(
        "{}\n{}\n{}\n", bands.render(width),
        text_of(_("p >= {0}: precision {1}, recall {2}"), fmt::format("{:.4g}", threshold),
                share_text(evaluation.precision()), share_text(evaluation.recall())),
        text_of(_("calibration error {0}"), percent_text(evaluation.calibration_error)));
}

nlohmann::ordered_json judged_json(const dedupe::JudgedEvaluation& evaluation) {
    nlohmann::ordered_json bands = nlohmann::ordered_json::array();
    for (const dedupe::ProbabilityBand& band : evaluation.bands) {
        bands.push_back({{"from", band.from},
                         {"to", band.to},
                         {"verdicts", band.pairs},
                         {"same", band.same},
                         {"mean_probability",
                          share_json(band.pairs > 0 ? std::optional(band.mean) : std::nullopt)}});
    }
    return {{"verdicts", evaluation.same + evaluation.different},
            {"same", evaluation.same},
            {"different", evaluation.different},
            {"precision", share_json(evaluation.precision())},
            {"recall", share_json(evaluation.recall())},
            {"calibration_error", evaluation.calibration_error},
            {"bands", std::move(bands)}};
}

} // namespace bdd::flows
