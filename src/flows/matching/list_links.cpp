#include "flows/matching/list_links.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace bdd::flows {

namespace {

using dedupe::Row;

/// For each row the rows that equal it, itself first; only of rows that links speak of.
class Repetitions {
public:
    explicit Repetitions(const std::vector<Row>& same_as) {
        for (Row row = 0; row < same_as.size(); ++row) {
            if (same_as[row] != row) {
                m_pairs.emplace_back(same_as[row], row);
            }
        }
        std::sort(m_pairs.begin(), m_pairs.end());
    }

    template <typename Use>
    void for_each(Row first, Use&& use) const {
        use(first);
        const auto begin =
            std::lower_bound(m_pairs.begin(), m_pairs.end(), std::pair<Row, Row>(first, 0));
        for (auto at = begin; at != m_pairs.end() && at->first == first; ++at) {
            use(at->second);
        }
    }

private:
    std::vector<std::pair<Row, Row>> m_pairs;
};

} // namespace

std::vector<ListLink> list_links(const dedupe::MatchResult& result, std::size_t rows_a,
                                 double threshold) {
    const Repetitions repetitions(result.same_as);
    const auto middle = static_cast<Row>(rows_a);
    std::vector<ListLink> links;
    for (const dedupe::Link& link : result.links) {
        const bool is_across = link.a < middle && link.b >= middle;
        const bool is_kept = static_cast<double>(link.probability) >= threshold &&
                             result.clusters[link.a] == result.clusters[link.b];
        if (!is_across || !is_kept) {
            continue;
        }
        repetitions.for_each(link.a, [&](Row a) {
            repetitions.for_each(link.b, [&](Row b) {
                links.push_back({a, b - middle, link.probability});
            });
        });
    }
    std::sort(links.begin(), links.end(), [](const ListLink& x, const ListLink& y) {
        return x.a != y.a ? x.a < y.a : x.b < y.b;
    });
    return links;
}

Overlap overlap_of(const std::vector<ListLink>& links) {
    Overlap overlap;
    std::vector<Row> rows_of_b;
    for (const ListLink& link : links) {
        rows_of_b.push_back(link.b);
        if (overlap.best_of_a.empty() || overlap.best_of_a.back().a != link.a) {
            overlap.best_of_a.push_back(link);
        } else if (link.probability > overlap.best_of_a.back().probability) {
            overlap.best_of_a.back() = link;
        }
    }
    std::sort(rows_of_b.begin(), rows_of_b.end());
    overlap.rows_of_b = static_cast<std::size_t>(std::unique(rows_of_b.begin(), rows_of_b.end()) -
                                                 rows_of_b.begin());
    return overlap;
}

std::vector<Row> tied_rows(const std::vector<std::pair<Row, Row>>& pairs, std::size_t rows) {
    std::vector<Row> lowest(rows);
    std::iota(lowest.begin(), lowest.end(), Row{0});
    const auto root = [&](Row row) {
        while (lowest[row] != row) {
            lowest[row] = lowest[lowest[row]];
            row = lowest[row];
        }
        return row;
    };
    for (const auto& [a, b] : pairs) {
        const Row x = root(a);
        const Row y = root(b);
        lowest[std::max(x, y)] = std::min(x, y);
    }
    for (Row row = 0; row < rows; ++row) {
        lowest[row] = root(row);
    }
    return lowest;
}

} // namespace bdd::flows
