#pragma once

#include "cli/context.hpp"
#include "cli/options.hpp"
#include "flows/matching/list_input.hpp"

#include <bdd/dedupe/matcher.hpp>

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <utility>
#include <vector>

namespace bdd::flows {

/// What `dedupe file` and `dedupe match` have in common.
struct MatchSettings {
    ListOptions list;
    cli::Decimal threshold{0.95};
    std::string truth;
    bool dry_run = false;
};
/// Throws Errc::usage for a threshold that is no probability.
[[nodiscard]] double checked_threshold(const cli::Decimal& threshold);

/// Options of the engine. Throws Errc::usage for a threshold that is no probability.
[[nodiscard]] dedupe::MatchOptions match_options(const MatchSettings& settings, cli::Context& ctx);

/// Runs the engine, which takes what it needs from the columns: they are empty afterwards. Fewer
/// than two rows are compared with nothing.
[[nodiscard]] dedupe::MatchResult run_match(dedupe::Dataset& data, dedupe::MatchOptions options);

/// Time of the stages of a run, for those who look at speed (-v, --json).
class Stages {
public:
    Stages();
    /// The stage that ends now.
    void end(const char* name);
    void add(const char* name, double seconds) { m_stages.emplace_back(name, seconds); }
    void add_engine(const dedupe::MatchTimes& times);
    [[nodiscard]] double total() const;
    [[nodiscard]] nlohmann::ordered_json json() const;

private:
    double m_start;
    double m_last;
    std::vector<std::pair<const char*, double>> m_stages;
};

/// The kinds that the columns got, for JSON.
[[nodiscard]] nlohmann::ordered_json columns_json(const std::vector<dedupe::ColumnPlan>& plans);

} // namespace bdd::flows
