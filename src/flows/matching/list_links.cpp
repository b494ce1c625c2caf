#include "flows/matching/list_links.hpp"

#include <bdd/core/sort_unique.hpp>

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

    /// How many rows `for_each` calls for.
    [[nodiscard]] std::size_t count(Row first) const {
        const auto [begin, end] = others(first);
        return static_cast<std::size_t>(end - begin) + 1;
    }
    template <typename Use>
    void for_each(Row first, Use&& use) const {
        use(first);
        const auto [begin, end] = others(first);
        for (auto at = begin; at != end; ++at) {
            use(at->second);
        }
    }

private:
    using Pairs = std::vector<std::pair<Row, Row>>;

    [[nodiscard]] std::pair<Pairs::const_iterator, Pairs::const_iterator> others(Row first) const {
        return std::equal_range(m_pairs.begin(), m_pairs.end(), std::pair<Row, Row>(first, 0),
                                [](const auto& x, const auto& y) { return x.first < y.first; });
    }

    Pairs m_pairs;
};

/// The links that count, between the first rows of rows that equal each other.
std::vector<ListLink> kept_links(const dedupe::MatchResult& result, Row middle, double threshold) {
    std::vector<ListLink> links;
    for (const dedupe::Link& link : result.links) {
        const bool is_across = link.a < middle && link.b >= middle;
        const bool is_likely = static_cast<double>(link.probability) >= threshold;
        if (is_across && is_likely && result.clusters[link.a] == result.clusters[link.b]) {
            links.push_back({link.a, link.b, link.probability});
        }
    }
    return links;
}

bool is_by_rows(const ListLink& x, const ListLink& y) noexcept {
    return x.a != y.a ? x.a < y.a : x.b < y.b;
}

/// Of links between the same two the most probable one, in order.
void leave_best(std::vector<ListLink>& links) {
    std::sort(links.begin(), links.end(), [](const ListLink& x, const ListLink& y) {
        return x.a != y.a || x.b != y.b ? is_by_rows(x, y) : x.probability > y.probability;
    });
    const auto is_same = [](const ListLink& x, const ListLink& y) {
        return x.a == y.a && x.b == y.b;
    };
    links.erase(std::unique(links.begin(), links.end(), is_same), links.end());
}

class Linking {
public:
    Linking(const dedupe::MatchResult& result, std::size_t rows_a, std::span<const Row> stands_for)
        : m_repetitions(result.same_as)
        , m_middle(static_cast<Row>(rows_a))
        , m_stands_for(stands_for) {}

    [[nodiscard]] LinkedLists run(const std::vector<ListLink>& kept, std::size_t most) const {
        LinkedLists linked;
        linked.overlap = overlap(kept);
        std::size_t all = 0;
        for (const ListLink& link : kept) {
            all += m_repetitions.count(link.a) * m_repetitions.count(link.b);
        }
        linked.is_shortened = all > most;
        for (const ListLink& link : kept) {
            m_repetitions.for_each(link.a, [&](Row a) {
                const auto add = [&](Row b) {
                    linked.links.push_back({a, named(b), link.probability});
                };
                linked.is_shortened ? add(link.b) : m_repetitions.for_each(link.b, add);
            });
        }
        leave_best(linked.links);
        return linked;
    }

private:
    [[nodiscard]] Row named(Row b) const {
        return m_stands_for.empty() ? b - m_middle : m_stands_for[b - m_middle];
    }

    [[nodiscard]] Overlap overlap(const std::vector<ListLink>& kept) const {
        Overlap overlap;
        std::vector<Row> found;
        for (const ListLink& link : kept) {
            found.push_back(link.b);
            m_repetitions.for_each(link.a, [&](Row a) {
                overlap.best_of_a.push_back({a, named(link.b), link.probability});
            });
        }
        std::vector<ListLink>& best = overlap.best_of_a;
        std::sort(best.begin(), best.end(), [](const ListLink& x, const ListLink& y) {
            if (x.a != y.a) {
                return x.a < y.a;
            }
            return x.probability != y.probability ? x.probability > y.probability : x.b < y.b;
        });
        best.erase(std::unique(best.begin(), best.end(),
                               [](const ListLink& x, const ListLink& y) { return x.a == y.a; }),
                   best.end());
        sort_unique(found);
        std::vector<Row> of_b;
        for (const Row b : found) {
            m_repetitions.for_each(b, [&](Row row) { of_b.push_back(named(row)); });
        }
        sort_unique(of_b);
        overlap.of_b = of_b.size();
        return overlap;
    }

    Repetitions m_repetitions;
    Row m_middle;
    std::span<const Row> m_stands_for;
};

} // namespace

LinkedLists link_lists(const dedupe::MatchResult& result, std::size_t rows_a, double threshold,
                       std::span<const Row> stands_for, std::size_t most) {
    const std::vector<ListLink> kept = kept_links(result, static_cast<Row>(rows_a), threshold);
    return Linking(result, rows_a, stands_for).run(kept, most);
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
