#include "dedupe/blocking.hpp"
#include "dedupe/evaluation_thresholds.hpp"

#include <bdd/dedupe/evaluate.hpp>

#include <algorithm>
#include <array>
#include <unordered_map>

namespace bdd::dedupe {

namespace {

double pairs_of(double size) noexcept {
    return size * (size - 1) / 2;
}

Scores scores_of(double found_true, double found, double truth) noexcept {
    return {found > 0 ? found_true / found : 0, truth > 0 ? found_true / truth : 0};
}

std::unordered_map<std::uint64_t, std::uint32_t> cells_of(std::span<const std::uint32_t> a,
                                                          std::span<const std::uint32_t> b) {
    std::unordered_map<std::uint64_t, std::uint32_t> cells;
    cells.reserve(a.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        ++cells[std::uint64_t{a[i]} << 32U | b[i]];
    }
    return cells;
}

std::unordered_map<std::uint32_t, std::uint32_t> sizes_of(std::span<const std::uint32_t> labels) {
    std::unordered_map<std::uint32_t, std::uint32_t> sizes;
    sizes.reserve(labels.size());
    for (const auto label : labels) {
        ++sizes[label];
    }
    return sizes;
}

double pair_count(const std::unordered_map<std::uint32_t, std::uint32_t>& sizes) {
    double sum = 0;
    for (const auto& [label, size] : sizes) {
        sum += pairs_of(size);
    }
    return sum;
}

/// A set of equal rows, by entity.
struct Group {
    std::vector<std::pair<std::uint32_t, double>> entities; ///< Ascending, with their rows.
    double size = 0;
    mutable double known_right = -1;

    /// Pairs of one entity within the group.
    [[nodiscard]] double right() const {
        if (known_right < 0) {
            known_right = 0;
            for (const auto& [entity, of_entity] : entities) {
                known_right += pairs_of(of_entity);
            }
        }
        return known_right;
    }
};

/// The pairs that a result speaks of, rows that equal others included, against the truth.
class Judge {
public:
    Judge(const Truth& truth, const MatchResult& result)
        : m_truth(truth)
        , m_result(result) {
        for (const auto& [a, b] : truth.pairs) {
            m_pairs.push_back(std::uint64_t{a} << 32U | b);
        }
        std::sort(m_pairs.begin(), m_pairs.end());
        if (truth.entities.empty()) {
            return;
        }
        std::vector<std::uint64_t> cells;
        for (Row row = 0; row < result.same_as.size(); ++row) {
            cells.push_back(std::uint64_t{result.same_as[row]} << 32U | truth.entities[row]);
        }
        std::sort(cells.begin(), cells.end());
        m_groups.resize(result.same_as.size());
        for (std::size_t i = 0; i < cells.size(); ++i) {
            Group& group = m_groups[cells[i] >> 32U];
            if (i == 0 || cells[i] != cells[i - 1]) {
                group.entities.emplace_back(static_cast<std::uint32_t>(cells[i]), 0);
            }
            ++group.entities.back().second;
            ++group.size;
        }
    }

    struct Count {
        double all = 0;
        double right = 0;
    };
    /// What a link between two rows stands for.
    [[nodiscard]] Count count(Row a, Row b) const {
        if (m_truth.entities.empty()) {
            const bool right =
                std::binary_search(m_pairs.begin(), m_pairs.end(), std::uint64_t{a} << 32U | b);
            return {1, right ? 1.0 : 0.0};
        }
        if (m_result.same_as[b] == m_result.same_as[a]) {
            // One of the links between equal rows: its part of all pairs among them.
            const Group& group = m_groups[m_result.same_as[a]];
            return {pairs_of(group.size) / (group.size - 1), group.right() / (group.size - 1)};
        }
        const Group& left = m_groups[a];
        const Group& other = m_groups[b];
        Count out{left.size * other.size, 0};
        auto at = other.entities.begin();
        for (const auto& [entity, size] : left.entities) {
            while (at != other.entities.end() && at->first < entity) {
                ++at;
            }
            if (at != other.entities.end() && at->first == entity) {
                out.right += size * at->second;
            }
        }
        return out;
    }
    /// True pairs among equal rows: nobody has to find them.
    [[nodiscard]] double right_within_groups() const {
        double right = 0;
        for (const Group& group : m_groups) {
            right += group.right();
        }
        return right;
    }

private:
    const Truth& m_truth;
    const MatchResult& m_result;
    std::vector<std::uint64_t> m_pairs;
    std::vector<Group> m_groups;
};

} // namespace

Scores pairwise(std::span<const std::uint32_t> clusters, std::span<const std::uint32_t> entities) {
    double both = 0;
    for (const auto& [cell, size] : cells_of(clusters, entities)) {
        both += pairs_of(size);
    }
    return scores_of(both, pair_count(sizes_of(clusters)), pair_count(sizes_of(entities)));
}

Scores b_cubed(std::span<const std::uint32_t> clusters, std::span<const std::uint32_t> entities) {
    const auto cluster_sizes = sizes_of(clusters);
    const auto entity_sizes = sizes_of(entities);
    double precision = 0;
    double recall = 0;
    for (const auto& [cell, size] : cells_of(clusters, entities)) {
        const double square = static_cast<double>(size) * size;
        precision += square / cluster_sizes.at(static_cast<std::uint32_t>(cell >> 32U));
        recall += square / entity_sizes.at(static_cast<std::uint32_t>(cell));
    }
    const auto rows = static_cast<double>(std::max<std::size_t>(clusters.size(), 1));
    return {precision / rows, recall / rows};
}

Evaluation evaluate(const Truth& truth, const MatchResult& result, double threshold,
                    bool two_lists) {
    Evaluation out;
    const Judge judge(truth, result);
    const double all_true = truth.entities.empty() ? static_cast<double>(truth.pairs.size())
                                                   : pair_count(sizes_of(truth.entities));
    out.true_pairs = static_cast<std::uint64_t>(all_true);
    double blocked = judge.right_within_groups();
    for (const auto pair : result.candidates) {
        blocked += judge.count(first_of(pair), second_of(pair)).right;
    }
    out.blocking_recall = all_true > 0 ? blocked / all_true : 1;

    struct Counted {
        float probability;
        Judge::Count count;
    };
    std::vector<Counted> links;
    for (const Link& link : result.links) {
        links.push_back({link.probability, judge.count(link.a, link.b)});
    }
    std::stable_sort(links.begin(), links.end(), [](const Counted& a, const Counted& b) {
        return a.probability > b.probability;
    });
    const auto at_least = [&](double least) {
        Judge::Count sum;
        for (const auto& link : links) {
            if (static_cast<double>(link.probability) < least) {
                break;
            }
            sum.all += link.count.all;
            sum.right += link.count.right;
        }
        return sum;
    };
    for (const double least : k_evaluation_thresholds) {
        const auto sum = at_least(least);
        out.table.push_back(
            {least, scores_of(sum.right, sum.all, all_true), static_cast<std::uint64_t>(sum.all)});
    }
    const auto sum = at_least(threshold);
    out.pairs = scores_of(sum.right, sum.all, all_true);
    out.precision_above_threshold = out.pairs.precision;
    Judge::Count running;
    for (std::size_t i = 0; i < links.size(); ++i) {
        running.all += links[i].count.all;
        running.right += links[i].count.right;
        const bool last_of_its_score =
            i + 1 == links.size() || links[i + 1].probability < links[i].probability;
        const auto scores = scores_of(running.right, running.all, all_true);
        if (last_of_its_score && scores.f1() > out.best.f1()) {
            out.best = scores;
            out.best_threshold = links[i].probability;
        }
    }
    constexpr std::size_t k_bins = 10;
    std::array<double, k_bins> weight{}, given{}, right{};
    double total = 0;
    for (const auto& link : links) {
        const auto bin =
            std::min<std::size_t>(k_bins - 1, static_cast<std::size_t>(link.probability * k_bins));
        weight[bin] += link.count.all;
        given[bin] += link.count.all * static_cast<double>(link.probability);
        right[bin] += link.count.right;
        total += link.count.all;
    }
    for (std::size_t bin = 0; bin < k_bins; ++bin) {
        out.calibration_error += total > 0 ? std::abs(given[bin] - right[bin]) / total : 0;
    }
    if (!two_lists) {
        out.clusters = pairwise(result.clusters, truth.entities);
        out.b_cubed = b_cubed(result.clusters, truth.entities);
    } else {
        out.clusters = out.pairs;
    }
    return out;
}

} // namespace bdd::dedupe
