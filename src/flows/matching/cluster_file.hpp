#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace bdd::flows {

/// The columns of a file of clusters, when their names are no usual ones.
struct ClusterColumns {
    std::string id;
    std::string cluster;
    std::string probability;
};

/// The clusters of a file and the entities of a truth, of all rows that one of them names.
struct JudgedClusters {
    std::vector<std::uint32_t> clusters;
    std::vector<std::uint32_t> entities;
    std::vector<double> probabilities; ///< Empty when the file has none.
    std::uint64_t missing_rows = 0;    ///< Only the truth names them: each counts as alone.
    std::uint64_t untold_rows = 0;     ///< Only the file names them: each is its own entity.
};

/// Reads `id,cluster_id` with, perhaps, a probability of each row, and `id,cluster` of the truth.
/// A row without cluster is alone. Throws Errc::input for a row without id, for an id that stands
/// twice, for a probability that is none, and when the files have no id in common.
[[nodiscard]] JudgedClusters read_judged_clusters(const std::string& path,
                                                  const ClusterColumns& columns,
                                                  const std::string& truth);

} // namespace bdd::flows
