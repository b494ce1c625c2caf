#pragma once

#include <bdd/dedupe/dataset.hpp>
#include <bdd/dedupe/matcher.hpp>

#include <cstdint>
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

} // namespace bdd::dedupe
