#include "dedupe/training.hpp"

#include <algorithm>
#include <cmath>

namespace bdd::dedupe {

namespace {

constexpr float k_rarity_step = 1.5F;
constexpr int k_rarity_middle = 8;

/// Sums over the patterns of one round.
struct Sums {
    std::vector<std::vector<double>> match;     ///< Of candidates, weighed by their probability.
    std::vector<std::vector<double>> different; ///< Of candidates, by the rest of it.
    std::vector<std::vector<double>> random;    ///< Of random pairs, by the rest of it.
    double matches = 0;
};

class Trainer {
public:
    Trainer(const Comparators& comparators, const TrainingInput& input)
        : m_comparators(comparators)
        , m_input(input) {
        for (const auto& comparator : comparators) {
            Comparison& comparison = m_model.comparisons.emplace_back();
            comparison.name = comparator->name();
            for (const auto& level : comparator->levels()) {
                comparison.levels.push_back({level.name, level.m, level.u});
            }
        }
        for (const auto& counted : input.random) {
            m_random_pairs += static_cast<double>(counted.count);
        }
    }

    Model run(std::uint64_t rows) {
        m_model.rows = rows;
        m_model.prior = first_prior(rows);
        Sums sums = empty_sums();
        add_random(sums, 0);
        update_u(sums);
        constexpr int k_rounds = 30;
        for (int round = 0; round < k_rounds; ++round) {
            sums = empty_sums();
            const double before = m_model.prior;
            weigh_levels();
            add_candidates(sums);
            add_random(sums, 1);
            m_model.prior =
                std::clamp((sums.matches + 0.1) / (m_input.possible_pairs + 1), 1e-12, 0.3);
            update_m(sums);
            update_u(sums);
            for (auto& comparison : m_model.comparisons) {
                make_monotone(comparison.levels);
            }
            if (std::abs(m_model.prior - before) < 1e-4 * before) {
                break;
            }
        }
        return std::move(m_model);
    }

private:
    double first_prior(std::uint64_t rows) const {
        const auto guess = 0.2 * static_cast<double>(rows) / std::max(m_input.possible_pairs, 1.0);
        return std::clamp(guess, 1e-12, 0.2);
    }

    Sums empty_sums() const {
        Sums sums;
        for (auto* table : {&sums.match, &sums.different, &sums.random}) {
            for (const auto& comparison : m_model.comparisons) {
                table->emplace_back(comparison.levels.size() + 1, 0.0);
            }
        }
        return sums;
    }

    void weigh_levels() {
        m_bits.clear();
        for (const auto& comparison : m_model.comparisons) {
            auto& bits = m_bits.emplace_back(16, 0.0);
            for (std::size_t level = 0; level < comparison.levels.size(); ++level) {
                bits[level + 1] = comparison.levels[level].bits();
            }
        }
    }

    double probability(Pattern pattern) const {
        double bits = std::log2(m_model.prior / (1 - m_model.prior)) +
                      static_cast<double>(rarity_of(pattern));
        for (std::size_t i = 0; i < m_bits.size(); ++i) {
            bits += m_bits[i][level_in(pattern, i)];
        }
        return probability_of(bits);
    }

    void add_candidates(Sums& sums) const {
        for (const auto& [pattern, count] : m_input.candidates) {
            const double match = probability(pattern);
            const auto pairs = static_cast<double>(count);
            sums.matches += pairs * match;
            for (std::size_t i = 0; i < m_bits.size(); ++i) {
                const auto level = level_in(pattern, i);
                sums.match[i][level] += pairs * match;
                sums.different[i][level] += pairs * (1 - match);
            }
        }
    }

    void add_random(Sums& sums, int use_model) const {
        for (const auto& [pattern, count] : m_input.random) {
            const double match = use_model != 0 ? probability(pattern) : 0;
            for (std::size_t i = 0; i < m_model.comparisons.size(); ++i) {
                sums.random[i][level_in(pattern, i)] += static_cast<double>(count) * (1 - match);
            }
        }
    }

    void update_m(const Sums& sums) {
        constexpr double k_strength = 20; // pseudo-pairs behind the first guess
        for (std::size_t i = 0; i < m_model.comparisons.size(); ++i) {
            auto& levels = m_model.comparisons[i].levels;
            double total = k_strength;
            for (std::size_t level = 0; level < levels.size(); ++level) {
                total += sums.match[i][level + 1];
            }
            for (std::size_t level = 0; level < levels.size(); ++level) {
                const double guess = m_comparators[i]->levels()[level].m;
                levels[level].m = std::min((sums.match[i][level + 1] + k_strength * guess) / total,
                                           m_comparators[i]->levels()[level].most_m);
            }
        }
    }

    /// Chance of a level among pairs of two entities: the larger of what random pairs show and of
    /// what the candidates show, which are nearly all pairs with a rare level.
    void update_u(const Sums& sums) {
        for (std::size_t i = 0; i < m_model.comparisons.size(); ++i) {
            auto& levels = m_model.comparisons[i].levels;
            double given = 0;
            for (std::size_t level = 0; level < levels.size(); ++level) {
                given += sums.random[i][level + 1];
            }
            // Pairs of all records in which both have a value.
            const double share = m_random_pairs > 0 ? (given + 1) / (m_random_pairs + 1) : 1;
            const double comparable = std::max(1.0, m_input.possible_pairs * share);
            double rest = 0;
            for (std::size_t level = 0; level + 1 < levels.size(); ++level) {
                const double guess = m_comparators[i]->levels()[level].u;
                const double seen =
                    (sums.random[i][level + 1] + std::min(0.5, guess * (given + 1))) / (given + 1);
                const double among_candidates =
                    std::min(0.9, sums.different[i][level + 1] / comparable);
                levels[level].u = std::max(seen, among_candidates);
                rest += levels[level].u;
            }
            levels.back().u = std::max(0.02, 1 - rest);
        }
    }

    const Comparators& m_comparators;
    const TrainingInput& m_input;
    Model m_model;
    double m_random_pairs = 0;
    std::vector<std::vector<double>> m_bits;
};

} // namespace

Pattern rarity_part(float bits) noexcept {
    const auto step = static_cast<int>(std::lround(bits / k_rarity_step)) + k_rarity_middle;
    return static_cast<Pattern>(std::clamp(step, 0, 15));
}

float rarity_of(Pattern pattern) noexcept {
    return static_cast<float>(static_cast<int>(pattern & 0xFU) - k_rarity_middle) * k_rarity_step;
}

Model train(const Comparators& comparators, const TrainingInput& input, std::uint64_t rows) {
    return Trainer(comparators, input).run(rows);
}

Model fit(const Model& given, const Comparators& comparators) {
    Model out = given;
    out.comparisons.clear();
    for (const auto& comparator : comparators) {
        const auto at = std::find_if(
            given.comparisons.begin(), given.comparisons.end(), [&](const auto& comparison) {
                return comparison.name == comparator->name() &&
                       comparison.levels.size() == comparator->levels().size();
            });
        Comparison& comparison = out.comparisons.emplace_back();
        comparison.name = comparator->name();
        for (std::size_t i = 0; i < comparator->levels().size(); ++i) {
            const auto& guess = comparator->levels()[i];
            comparison.levels.push_back(at != given.comparisons.end()
                                            ? at->levels[i]
                                            : Level{guess.name, guess.m, guess.u});
        }
    }
    return out;
}

void make_monotone(std::vector<Level>& levels) {
    // Neighbours in the wrong order are pooled until none is left; runs are [first, last).
    struct Run {
        double m, u;
        std::size_t size;
    };
    std::vector<Run> runs;
    for (const auto& level : levels) {
        runs.push_back({level.m, level.u, 1});
        while (runs.size() > 1) {
            Run& above = runs[runs.size() - 2];
            const Run& below = runs.back();
            if (above.m * below.u >= below.m * above.u) {
                break;
            }
            above = {above.m + below.m, above.u + below.u, above.size + below.size};
            runs.pop_back();
        }
    }
    std::size_t at = 0;
    for (const Run& run : runs) {
        if (run.size > 1) {
            for (std::size_t i = 0; i < run.size; ++i) {
                levels[at + i].m = levels[at + i].u * run.m / run.u;
            }
        }
        at += run.size;
    }
}

} // namespace bdd::dedupe
