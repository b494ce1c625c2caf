#pragma once

#include <bdd/core/cancel.hpp>
#include <bdd/core/progress.hpp>
#include <bdd/dedupe/candidate_search.hpp>
#include <bdd/dedupe/dataset.hpp>
#include <bdd/dedupe/frequencies.hpp>
#include <bdd/dedupe/model.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

/// Unsupervised probabilistic deduplication and linking. The same input and seed give the same
/// result whatever the number of threads.
namespace bdd::dedupe {

/// What a person said about two records; kept for ever, and stronger than any score.
struct Verdict {
    Row a = 0;
    Row b = 0;
    bool same = false;
};

struct MatchOptions {
    double threshold = 0.95; ///< Links from here on make clusters.
    double review = 0.20;    ///< Links from here on are reported.
    std::uint64_t seed = 1;
    std::size_t threads = 0;      ///< 0: one for each processor.
    std::uint32_t block_cap = 50; ///< A larger block is split by a second key.
    Model model;                  ///< Used as it is when trained; else one is learnt.
    /// Of all records, where the rows are a few of them: those from Dataset::first_new on are not
    /// counted yet. Needs the model that was learnt with them; must outlive the matcher.
    const Frequencies* frequencies = nullptr;
    std::vector<Verdict> verdicts;
    std::vector<std::uint16_t> exclusive_sources; ///< At most one record of each in a cluster.
    bool keep_candidates = false;                 ///< For evaluation: fill MatchResult::candidates.
    const CancelFlag* cancel = nullptr;
    Progress* progress = nullptr;
};

/// A scored pair, a < b.
struct Link {
    Row a = 0;
    Row b = 0;
    float bits = 0; ///< Total weight with the prior; 0 is even odds.
    float probability = 0;
    bool vetoed =
        false; ///< A rule forbids it whatever the weight; its probability is below review.
    bool operator==(const Link&) const = default;
};

struct MatchTimes {
    double prepare = 0, block = 0, train = 0, score = 0, cluster = 0;
};

struct MatchResult {
    /// Pairs at or above the review threshold, by a, then b. Of rows that are equal in every
    /// compared column only the first has links; see `same_as`.
    std::vector<Link> links;
    /// For each row the first row that equals it in every compared column (itself when none does).
    std::vector<Row> same_as;
    /// For each row the lowest row of its cluster.
    std::vector<Row> clusters;
    /// For each row how surely it belongs there: the best link that holds it; 1 when alone.
    std::vector<float> membership;
    Model model;
    std::uint64_t pairs_compared = 0;
    std::uint64_t blocks_split = 0; ///< Blocks over the cap.
    std::uint64_t links_cut = 0; ///< Links above the threshold that the check of clusters refused.
    std::vector<std::uint64_t> candidates; ///< a << 32 | b, ascending, when asked for.
    MatchTimes seconds;
};

/// One line of an explanation.
struct ExplainedStep {
    std::string comparison;
    std::string value_a, value_b; ///< As compared; several parts joined with " · ".
    std::string level;            ///< Keyword of the level, "missing" where a value is.
    double bits = 0;
    double frequency_bits = 0; ///< The part of `bits` that comes from rare or frequent values.
    double running_total = 0;
};
struct Explanation {
    double prior_bits = 0;
    std::vector<ExplainedStep> steps; ///< In the order of the model.
    double bits = 0;
    double probability = 0;
    std::string veto; ///< Keyword of the rule that forbids the pair; empty when none.
};

class Matcher {
public:
    /// Normalises each distinct value once. The dataset must outlive the matcher; its columns may
    /// be emptied from then on (they are not read again), its marks and sources may not change.
    /// Throws Errc::input when no column can be compared.
    Matcher(const Dataset& data, MatchOptions options);
    ~Matcher();
    Matcher(const Matcher&) = delete;
    Matcher& operator=(const Matcher&) = delete;

    /// Blocks, trains (unless a model was given), scores and clusters. Throws Errc::interrupted.
    [[nodiscard]] MatchResult run();

    /// Compares two rows with the model of the last run, or with the one given.
    [[nodiscard]] Explanation explain(Row a, Row b) const;

    /// What a base stores for a later run over new records alone, which searches with the keys of
    /// these (find_candidates) for the records that they are to be compared with.
    /// Values of at least so many rows are listed; a run over some rows alone may list all of its.
    [[nodiscard]] Frequencies frequencies(std::uint32_t least = 2) const;
    void for_each_key_list(const std::function<void(KeyList&&)>& use) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace bdd::dedupe
