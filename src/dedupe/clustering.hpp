#pragma once

#include <bdd/dedupe/matcher.hpp>

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace bdd::dedupe {

/// The members of two groups against each other, as if each group were one record with several
/// values: a comparison counts by the mean likelihood over the pairs across.
struct GroupScore {
    double bits = 0;
    bool vetoed = false;
};

/// What the check of clusters needs to know of two rows that no link joins.
struct PairScore {
    double bits = 0;
    bool vetoed = false;
};

struct ClusterInput {
    std::size_t rows = 0;
    std::vector<Link> links;   ///< Above the review threshold, without vetoed ones.
    double threshold_bits = 0; ///< Links at or above join by themselves.
    std::vector<Verdict> verdicts;
    const std::vector<std::uint16_t>* sources = nullptr;
    std::vector<std::uint16_t> exclusive_sources;
    std::function<PairScore(Row a, Row b)> score;
    std::function<GroupScore(std::span<const Row> a, std::span<const Row> b)> score_groups;
};

struct Clusters {
    std::vector<Row> cluster_of; ///< The lowest row of each row's cluster.
    std::uint64_t links_cut = 0;
    std::vector<Link> joins; ///< Weaker links that joined groups, with the groups' score.
};

/// Joins rows along links, strongest first. A link that would join two groups is cut when a pair
/// across them is forbidden (a veto, a verdict, an exclusive source) or when the pairs across them
/// speak against it on the whole. A weaker link joins two groups when their members together reach
/// the threshold: what one record lacks another may have.
[[nodiscard]] Clusters make_clusters(const ClusterInput& input);

} // namespace bdd::dedupe
