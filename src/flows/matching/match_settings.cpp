#include "flows/matching/match_settings.hpp"

#include <bdd/core/clock.hpp>
#include <bdd/core/i18n.hpp>

#include <nlohmann/json.hpp>

#include <numeric>

namespace bdd::flows {

double checked_threshold(const cli::Decimal& threshold) {
    if (threshold.value <= 0 || threshold.value > 1) {
        throw Error(Errc::usage, text_of(_("{0} is no probability"), threshold.value),
                    _("write a number above 0 and at most 1, such as --threshold 0.95"));
    }
    return threshold.value;
}

dedupe::MatchOptions match_options(const MatchSettings& settings, cli::Context& ctx) {
    const double threshold = checked_threshold(settings.threshold);
    dedupe::MatchOptions options;
    options.threshold = threshold;
    options.review = std::min(options.review, threshold);
    options.keep_candidates = !settings.truth.empty();
    options.cancel = &ctx.cancel;
    options.progress = &ctx.progress;
    return options;
}

dedupe::MatchResult run_match(dedupe::Dataset& data, dedupe::MatchOptions options) {
    if (data.rows() >= 2) {
        dedupe::Matcher matcher(data, std::move(options));
        for (dedupe::Column& column : data.columns()) {
            column.values = dedupe::ValueTable();
            std::vector<dedupe::ValueId>().swap(column.cells);
        }
        return matcher.run();
    }
    dedupe::MatchResult alone;
    alone.same_as.resize(data.rows());
    std::iota(alone.same_as.begin(), alone.same_as.end(), dedupe::Row{0});
    alone.clusters = alone.same_as;
    alone.membership.assign(data.rows(), 1.0F);
    return alone;
}

Stages::Stages()
    : m_start(steady_seconds())
    , m_last(m_start) {}

void Stages::end(const char* name) {
    const double now = steady_seconds();
    add(name, now - m_last);
    m_last = now;
}

void Stages::add_engine(const dedupe::MatchTimes& times) {
    add("prepare", times.prepare);
    add("block", times.block);
    add("train", times.train);
    add("score", times.score);
    add("cluster", times.cluster);
    m_last = steady_seconds();
}

double Stages::total() const {
    return steady_seconds() - m_start;
}

nlohmann::ordered_json Stages::json() const {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const auto& [name, seconds] : m_stages) {
        list.push_back({{"stage", name}, {"seconds", seconds}});
    }
    return list;
}

nlohmann::ordered_json columns_json(const std::vector<dedupe::ColumnPlan>& plans) {
    nlohmann::ordered_json columns = nlohmann::ordered_json::array();
    for (const dedupe::ColumnPlan& plan : plans) {
        columns.push_back({{"name", plan.name}, {"kind", keyword(plan.kind)}});
    }
    return columns;
}

} // namespace bdd::flows
