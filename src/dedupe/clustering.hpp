#pragma once

#include <bdd/dedupe/matcher.hpp>

#include <cstdint>
#include <functional>
#include <vector>

namespace bdd::dedupe {

/// What the check of clusters needs to know of two rows that no link joins.
struct PairScore {
    double bits = 0;
    bool vetoed = false;
};

struct ClusterInput {
    std::size_t rows = 0;
    std::vector<Link> links; ///< At or above the threshold, without vetoed ones.
    std::vector<Verdict> verdicts;
    const std::vector<std::uint16_t>* sources = nullptr;
    std::vector<std::uint16_t> exclusive_sources;
    std::function<PairScore(Row a, Row b)> score;
};

struct Clusters {
    std::vector<Row> cluster_of; ///< The lowest row of each row's cluster.
    std::uint64_t links_cut = 0;
};

/// Joins rows along links, strongest first. A link that would join two groups is cut when a pair
/// across them is forbidden (a veto, a verdict, an exclusive source) or when the pairs across them
/// speak against it on the whole.
[[nodiscard]] Clusters make_clusters(const ClusterInput& input);

} // namespace bdd::dedupe
