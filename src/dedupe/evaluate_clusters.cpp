#include "dedupe/evaluation_thresholds.hpp"

#include <bdd/dedupe/evaluate.hpp>

#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace bdd::dedupe {

namespace {

/// The pairs within clusters while rows come in, one after the other.
class GrowingClusters {
public:
    GrowingClusters(std::span<const std::uint32_t> clusters,
                    std::span<const std::uint32_t> entities)
        : m_clusters(clusters)
        , m_entities(entities) {
        m_sizes.reserve(clusters.size());
        m_cells.reserve(clusters.size());
    }
    void add(std::size_t row) {
        m_found += m_sizes[m_clusters[row]]++;
        m_right += m_cells[std::uint64_t{m_clusters[row]} << 32U | m_entities[row]]++;
    }
    [[nodiscard]] std::uint64_t found() const noexcept { return m_found; }
    [[nodiscard]] Scores scores(std::uint64_t true_pairs) const noexcept {
        const auto right = static_cast<double>(m_right);
        return {m_found > 0 ? right / static_cast<double>(m_found) : 0,
                true_pairs > 0 ? right / static_cast<double>(true_pairs) : 0};
    }

private:
    std::span<const std::uint32_t> m_clusters;
    std::span<const std::uint32_t> m_entities;
    std::unordered_map<std::uint32_t, std::uint64_t> m_sizes;
    std::unordered_map<std::uint64_t, std::uint64_t> m_cells;
    std::uint64_t m_found = 0;
    std::uint64_t m_right = 0;
};

std::uint64_t pairs_within(std::span<const std::uint32_t> labels) {
    std::unordered_map<std::uint32_t, std::uint64_t> sizes;
    sizes.reserve(labels.size());
    std::uint64_t pairs = 0;
    for (const std::uint32_t label : labels) {
        pairs += sizes[label]++;
    }
    return pairs;
}

void fill_table(std::span<const std::uint32_t> clusters, std::span<const std::uint32_t> entities,
                std::span<const double> probabilities, ClusterEvaluation& out) {
    std::vector<std::size_t> rows(clusters.size());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
        return probabilities[a] > probabilities[b];
    });
    GrowingClusters growing(clusters, entities);
    auto threshold = k_evaluation_thresholds.rbegin();
    const auto tell_above = [&](double probability) {
        for (; threshold != k_evaluation_thresholds.rend() && *threshold > probability;
             ++threshold) {
            out.table.push_back({*threshold, growing.scores(out.true_pairs), growing.found()});
        }
    };
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const double probability = probabilities[rows[i]];
        tell_above(probability);
        growing.add(rows[i]);
        const bool is_last_of_its_kind =
            i + 1 == rows.size() || probabilities[rows[i + 1]] < probability;
        const Scores scores = growing.scores(out.true_pairs);
        if (is_last_of_its_kind && scores.f1() > out.best.f1()) {
            out.best = scores;
            out.best_threshold = probability;
        }
    }
    tell_above(-1);
    std::reverse(out.table.begin(), out.table.end());
}

} // namespace

ClusterEvaluation evaluate_clusters(std::span<const std::uint32_t> clusters,
                                    std::span<const std::uint32_t> entities,
                                    std::span<const double> probabilities) {
    ClusterEvaluation out;
    out.true_pairs = pairs_within(entities);
    out.found_pairs = pairs_within(clusters);
    out.pairs = pairwise(clusters, entities);
    out.b_cubed = b_cubed(clusters, entities);
    if (!probabilities.empty()) {
        fill_table(clusters, entities, probabilities, out);
    }
    return out;
}

} // namespace bdd::dedupe
