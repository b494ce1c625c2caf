#pragma once

#include <bdd/dedupe/dataset.hpp>
#include <bdd/dedupe/matcher.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

/// How good a result is, against the truth.
namespace bdd::dedupe {

/// What is true: the entity of each row, or, for two lists, the pairs (a < b).
struct Truth {
    std::vector<std::uint32_t> entities;
    std::vector<std::pair<Row, Row>> pairs;
};

struct Scores {
    double precision = 0;
    double recall = 0;
    [[nodiscard]] double f1() const noexcept {
        return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
    }
};

struct ThresholdRow {
    double threshold = 0;
    Scores pairs;
    std::uint64_t found = 0; ///< Pairs at or above the threshold.
};

struct Evaluation {
    std::uint64_t true_pairs = 0;
    Scores pairs;    ///< Links at the threshold, before clustering.
    Scores clusters; ///< All pairs within clusters.
    Scores b_cubed;
    double blocking_recall = 0; ///< Share of the true pairs that were compared.
    Scores best;                ///< Pairs at the threshold that gives the best F1.
    double best_threshold = 0;
    std::vector<ThresholdRow> table;
    /// Expected calibration error over ten bins of the reported links.
    double calibration_error = 0;
    double precision_above_threshold = 0; ///< Of the links at or above it, the share that is true.
};

/// Precondition: `result` was made with keep_candidates.
[[nodiscard]] Evaluation evaluate(const Truth& truth, const MatchResult& result, double threshold,
                                  bool two_lists);

/// Pairwise scores of clusters against entities, both given as a label per row.
[[nodiscard]] Scores pairwise(std::span<const std::uint32_t> clusters,
                              std::span<const std::uint32_t> entities);
[[nodiscard]] Scores b_cubed(std::span<const std::uint32_t> clusters,
                             std::span<const std::uint32_t> entities);

/// How good clusters are that any tool made.
struct ClusterEvaluation {
    std::uint64_t true_pairs = 0;
    std::uint64_t found_pairs = 0;
    Scores pairs;
    Scores b_cubed;
    /// When rows have probabilities: the pairs of the rows at or above each threshold; a row below
    /// it counts as alone.
    std::vector<ThresholdRow> table;
    Scores best; ///< Pairs at the threshold of the best F1.
    double best_threshold = 0;
};
/// `probabilities`: how surely each row belongs to its cluster; empty when that is not known.
[[nodiscard]] ClusterEvaluation evaluate_clusters(std::span<const std::uint32_t> clusters,
                                                  std::span<const std::uint32_t> entities,
                                                  std::span<const double> probabilities);

/// A pair of which a person said what it is, and how probable the model takes it to be.
struct JudgedPair {
    double probability = 0;
    bool same = false;
};
/// The judged pairs between two probabilities.
struct ProbabilityBand {
    double from = 0; ///< At or above.
    double to = 0;   ///< Below; of the last band at or below.
    std::uint64_t pairs = 0;
    std::uint64_t same = 0;
    double mean = 0; ///< Of the probabilities; 0 without pairs.
};
struct JudgedEvaluation {
    std::uint64_t same = 0;
    std::uint64_t different = 0;
    std::uint64_t found = 0;       ///< Pairs at or above the threshold.
    std::uint64_t found_right = 0; ///< Those that are the same.
    std::vector<ProbabilityBand> bands;
    /// Mean distance between the probabilities of a band and its share of same pairs.
    double calibration_error = 0;

    /// Nothing where there is nothing to take a share of.
    [[nodiscard]] std::optional<double> precision() const noexcept {
        return found > 0 ? std::optional(share(found_right, found)) : std::nullopt;
    }
    [[nodiscard]] std::optional<double> recall() const noexcept {
        return same > 0 ? std::optional(share(found_right, same)) : std::nullopt;
    }

private:
    static double share(std::uint64_t part, std::uint64_t whole) noexcept {
        return static_cast<double>(part) / static_cast<double>(whole);
    }
};
[[nodiscard]] JudgedEvaluation evaluate_judged(std::span<const JudgedPair> pairs, double threshold);

} // namespace bdd::dedupe
