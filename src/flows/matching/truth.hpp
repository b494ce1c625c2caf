#pragma once

#include "flows/matching/list_input.hpp"

#include <bdd/dedupe/evaluate.hpp>

#include <string>

namespace bdd::flows {

/// What a truth file says of the rows of a list.
struct ReadTruth {
    dedupe::Truth truth;
    std::uint64_t unknown_ids = 0; ///< Lines about ids that no row has.
    std::uint64_t untold_rows = 0; ///< Rows about which the file says nothing.
};

/// Reads `id,cluster`: rows with equal clusters are of one entity; a row that the file lacks is of
/// an entity of its own. Throws Errc::input when the columns are missing or no id is known.
[[nodiscard]] ReadTruth read_cluster_truth(const std::string& path, const ListInput& list,
                                           std::size_t rows);

/// Reads `id_a,id_b`: the pairs of two lists that are one; rows of the second count from `rows_a`.
[[nodiscard]] ReadTruth read_pair_truth(const std::string& path, const ListInput& a,
                                        std::size_t rows_a, const ListInput& b, std::size_t rows_b);

} // namespace bdd::flows
