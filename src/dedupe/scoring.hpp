#pragma once

#include "dedupe/blocking.hpp"
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
/// identifies, the rest is left out and the pair is `hopeless`.
[[nodiscard]] Compared compare_candidates(const Comparators& comparators, const ValueId* a,
                                          const ValueId* b, Scratch& scratch, bool& hopeless);

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

/// How pairs are compared: what the threads share.
struct Comparing {
    const Comparators& comparators;
    const RowTable& table;
    ThreadPool& pool;
    const CancelFlag* cancel = nullptr;
};

/// A pair that may still become a link.
struct Candidate {
    std::uint64_t pair = 0; ///< a << 32 | b, a < b.
    Compared compared;
};

struct Candidates {
    std::vector<std::vector<Candidate>> ranges; ///< Ascending; without the hopeless ones.
    PatternCounts patterns;                     ///< Of all pairs.
    std::uint64_t pairs = 0;                    ///< All that were compared.
    std::vector<std::uint64_t> all;             ///< All pairs, ascending, when asked for.
};

/// Compares what blocking found, range by range on all threads; each range of pairs is freed when
/// its turn is over.
[[nodiscard]] Candidates compare_blocked(const Comparing& how, Blocked& blocked, std::size_t rows,
                                         bool keep_all);

/// The patterns of any pairs.
[[nodiscard]] PatternCounts compare_random(const Comparing& how,
                                           std::span<const std::uint64_t> pairs);

} // namespace bdd::dedupe
