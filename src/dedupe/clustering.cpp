#include "dedupe/clustering.hpp"

#include "dedupe/union_find.hpp"

#include <algorithm>
#include <numeric>

namespace bdd::dedupe {

namespace {

class Joiner {
public:
    explicit Joiner(const ClusterInput& input)
        : m_input(input)
        , m_sets(input.rows)
        , m_next(input.rows)
        , m_size(input.rows, 1)
        , m_enemies(input.verdicts.empty() ? 0 : input.rows) {
        std::iota(m_next.begin(), m_next.end(), Row{0});
        if (!input.exclusive_sources.empty() && input.sources != nullptr &&
            input.sources->size() == input.rows) {
            for (Row row = 0; row < input.rows; ++row) {
                m_exclusives.push_back(exclusives_of(row));
            }
        }
        for (const auto& verdict : input.verdicts) {
            if (!verdict.same) {
                m_enemies[verdict.a].push_back(verdict.b);
                m_enemies[verdict.b].push_back(verdict.a);
            }
        }
    }

    Clusters run() {
        for (const auto& verdict : m_input.verdicts) {
            if (verdict.same && !are_enemies(m_sets.find(verdict.a), m_sets.find(verdict.b))) {
                join(m_sets.find(verdict.a), m_sets.find(verdict.b));
            }
        }
        auto links = m_input.links;
        std::stable_sort(links.begin(), links.end(),
                         [](const Link& a, const Link& b) { return a.bits > b.bits; });
        Clusters out;
        bool weak = false;
        for (const Link& link : links) {
            if (static_cast<double>(link.bits) < m_input.threshold_bits) {
                weak = true;
                break;
            }
            const Row a = m_sets.find(link.a);
            const Row b = m_sets.find(link.b);
            if (a == b) {
                continue;
            }
            if (may_join(a, b, link)) {
                join(a, b);
            } else {
                ++out.links_cut;
            }
        }
        if (weak) {
            join_groups(links, out);
        }
        out.cluster_of.resize(m_input.rows);
        for (Row row = 0; row < m_input.rows; ++row) {
            out.cluster_of[row] = m_sets.find(row);
        }
        return out;
    }

private:
    void join(Row a, Row b) {
        if (a == b) {
            return;
        }
        const Row root = m_sets.join(a, b);
        const Row other = root == a ? b : a;
        std::swap(m_next[a], m_next[b]); // two rings become one
        m_size[root] += m_size[other];
        if (!m_exclusives.empty()) {
            m_exclusives[root] |= m_exclusives[other];
        }
        if (!m_enemies.empty()) {
            auto& all = m_enemies[root];
            all.insert(all.end(), m_enemies[other].begin(), m_enemies[other].end());
        }
    }

    /// Weaker links, strongest first; groups that grew may draw others in, so it is done twice.
    void join_groups(const std::vector<Link>& links, Clusters& out) {
        constexpr int k_rounds = 2;
        for (int round = 0; round < k_rounds; ++round) {
            for (const Link& link : links) {
                const Row a = m_sets.find(link.a);
                const Row b = m_sets.find(link.b);
                if (static_cast<double>(link.bits) >= m_input.threshold_bits || a == b ||
                    (m_size[a] == 1 && m_size[b] == 1) || are_enemies(a, b) ||
                    share_exclusive_source(a, b)) {
                    continue;
                }
                const auto left = members(a);
                const auto right = members(b);
                const auto score = m_input.score_groups(left, right);
                if (!score.vetoed && score.bits >= m_input.threshold_bits) {
                    join(a, b);
                    out.joins.push_back(link);
                    out.joins.back().bits = static_cast<float>(score.bits);
                }
            }
        }
    }

    bool are_enemies(Row a, Row b) {
        if (m_enemies.empty()) {
            return false;
        }
        return std::any_of(m_enemies[a].begin(), m_enemies[a].end(),
                           [&](Row row) { return m_sets.find(row) == b; });
    }

    /// Some members of a group, enough to judge it by: a walk around its ring from its root.
    [[nodiscard]] std::vector<Row> members(Row root) const {
        constexpr std::size_t k_most = 8;
        std::vector<Row> rows{root};
        for (Row row = m_next[root]; row != root && rows.size() < k_most; row = m_next[row]) {
            rows.push_back(row);
        }
        std::sort(rows.begin(), rows.end());
        return rows;
    }

    /// The exclusive sources that a row is of, as bits.
    [[nodiscard]] std::uint64_t exclusives_of(Row row) const {
        std::uint64_t bits = 0;
        for (std::size_t i = 0; i < std::min<std::size_t>(64, m_input.exclusive_sources.size());
             ++i) {
            const bool is_of = (*m_input.sources)[row] == m_input.exclusive_sources[i];
            bits |= is_of ? std::uint64_t{1} << i : 0;
        }
        return bits;
    }
    [[nodiscard]] bool share_exclusive_source(Row a, Row b) const {
        return !m_exclusives.empty() && (m_exclusives[a] & m_exclusives[b]) != 0;
    }

    static constexpr double k_least_mean = -4;

    bool may_join(Row a, Row b, const Link& link) {
        if (are_enemies(a, b) || share_exclusive_source(a, b)) {
            return false;
        }
        if (m_size[a] == 1 && m_size[b] == 1) {
            return true;
        }
        return mean_bits(members(a), members(b), link) >= k_least_mean;
    }

    /// Mean evidence over the pairs across, each bounded; far below zero when one is vetoed.
    double mean_bits(const std::vector<Row>& left, const std::vector<Row>& right,
                     const Link& link) const {
        constexpr double k_bound = 12;
        double sum = std::min<double>(link.bits, k_bound);
        double count = 1;
        for (const Row a : left) {
            for (const Row b : right) {
                const auto score = m_input.score(std::min(a, b), std::max(a, b));
                if (score.vetoed) {
                    return -k_bound;
                }
                sum += std::clamp(score.bits, -k_bound, k_bound);
                ++count;
            }
        }
        return sum / count;
    }

    const ClusterInput& m_input;
    UnionFind m_sets;
    std::vector<Row> m_next; ///< Rings of members.
    std::vector<std::uint32_t> m_size;
    std::vector<std::uint64_t> m_exclusives; ///< By root; empty when no source is exclusive.
    std::vector<std::vector<Row>> m_enemies; ///< By root: rows that a person said are others.
};

} // namespace

Clusters make_clusters(const ClusterInput& input) {
    return Joiner(input).run();
}

} // namespace bdd::dedupe
