#pragma once

#include "dedupe/comparator.hpp"
#include "dedupe/training.hpp"

#include <bdd/core/cancel.hpp>
#include <bdd/core/thread_pool.hpp>
#include <bdd/dedupe/model.hpp>

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace bdd::dedupe {

/// A pair as compared, before any weight.
struct Compared {
    Pattern pattern = 0;
    float rarity = 0;
};

using Outcomes = std::array<Outcome, k_most_comparators>;
[[nodiscard]] Outcomes compare_each(const Comparators& comparators, const ValueId* a,
                                    const ValueId* b, Scratch& scratch);
[[nodiscard]] Compared compare_rows(const Comparators& comparators, const ValueId* a,
                                    const ValueId* b, Scratch& scratch);

/// The same for pairs that a key brought together: where the names rule a match out and nothing
/// identifies, the rest is left out.
[[nodiscard]] Compared compare_candidates(const Comparators& comparators, const ValueId* a,
                                          const ValueId* b, Scratch& scratch);

/// The weights of a model, ready for use.
class Weights {
public:
    Weights() = default;
    explicit Weights(const Model& model);

    [[nodiscard]] double prior_bits() const noexcept { return m_prior; }
    [[nodiscard]] double level_bits(std::size_t comparator, std::uint8_t level) const noexcept {
        return m_bits[comparator][level];
    }
    [[nodiscard]] double total(const Compared& compared) const noexcept {
        double bits = m_prior + static_cast<double>(compared.rarity);
        for (std::size_t i = 0; i < m_bits.size(); ++i) {
            bits += m_bits[i][level_in(compared.pattern, i)];
        }
        return bits;
    }

private:
    double m_prior = 0;
    std::vector<std::array<double, 16>> m_bits;
};

/// Compares all pairs, in their order, on all threads. `blocked`: by compare_candidates.
[[nodiscard]] std::vector<Compared> compare_all(const Comparators& comparators,
                                                const RowTable& table,
                                                std::span<const std::uint64_t> pairs, bool blocked,
                                                ThreadPool& pool, const CancelFlag* cancel);

[[nodiscard]] PatternCounts count_patterns(std::span<const Compared> compared);

} // namespace bdd::dedupe
