#pragma once

#include <bdd/dedupe/matcher.hpp>

#include <cstddef>
#include <utility>
#include <vector>

namespace bdd::flows {

/// A row of the first list that the second list has, too. Both count from 0 in their own list.
struct ListLink {
    dedupe::Row a = 0;
    dedupe::Row b = 0;
    float probability = 0;
};

/// The links of two lists from `threshold` on, by a, then b; also those of rows that repeat
/// another row of their list. Links that the check of clusters refused are left out.
[[nodiscard]] std::vector<ListLink> list_links(const dedupe::MatchResult& result,
                                               std::size_t rows_a, double threshold);

/// What two lists have in common.
struct Overlap {
    std::vector<ListLink> best_of_a; ///< For each row of the first list that is in the second.
    std::size_t rows_of_b = 0;       ///< Rows of the second list that are in the first.
};
[[nodiscard]] Overlap overlap_of(const std::vector<ListLink>& links);

/// For each of `rows` rows of both lists the lowest row that pairs of rows tie it to.
[[nodiscard]] std::vector<dedupe::Row>
tied_rows(const std::vector<std::pair<dedupe::Row, dedupe::Row>>& pairs, std::size_t rows);

} // namespace bdd::flows
