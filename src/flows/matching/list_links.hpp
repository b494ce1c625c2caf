#pragma once

#include <bdd/dedupe/matcher.hpp>

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace bdd::flows {

/// A row of the first list that the second list has, too. Both count from 0 in their own list.
struct ListLink {
    dedupe::Row a = 0;
    dedupe::Row b = 0; ///< A row of the second list, or what it stands for: a contact of a base.
    float probability = 0;
};

/// What two lists have in common.
struct Overlap {
    std::vector<ListLink> best_of_a; ///< For each row of the first list that is in the second.
    std::size_t of_b = 0;            ///< Rows (or contacts) of the second that are in the first.
};

struct LinkedLists {
    std::vector<ListLink> links; ///< By a, then b; each pair once, with its best probability.
    Overlap overlap;             ///< Of all links, also of those that were left out.
    /// Of the rows of the second list that equal each other only the first has links: all of them
    /// would have been more than `most`.
    bool is_shortened = false;
};

/// More links than this are no use to anyone: both lists repeat the same rows again and again.
inline constexpr std::size_t k_most_links = 10'000'000;

/// The links of two lists from `threshold` on; also those of rows that repeat another row of their
/// list. Links that the check of clusters refused are left out. `stands_for` says, for each row of
/// the second list, what the links name in its place; empty: the row itself.
[[nodiscard]] LinkedLists link_lists(const dedupe::MatchResult& result, std::size_t rows_a,
                                     double threshold, std::span<const dedupe::Row> stands_for = {},
                                     std::size_t most = k_most_links);

/// For each of `rows` rows of both lists the lowest row that pairs of rows tie it to.
[[nodiscard]] std::vector<dedupe::Row>
tied_rows(const std::vector<std::pair<dedupe::Row, dedupe::Row>>& pairs, std::size_t rows);

} // namespace bdd::flows
