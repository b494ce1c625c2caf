#include "dedupe/scoring.hpp"

#include "dedupe/blocking.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace bdd::dedupe {

Outcomes compare_each(const Comparators& comparators, const ValueId* a, const ValueId* b,
                      Scratch& scratch) {
    Outcomes out{};
    bool together = false;
    for (std::size_t i = 0; i < comparators.size(); ++i) {
        out[i] = comparators[i]->compare(a, b, scratch);
        together = together || (out[i].level != 0 && out[i].level <= comparators[i]->together);
    }
    if (together) {
        for (std::size_t i = 0; i < comparators.size(); ++i) {
            comparators[i]->reconsider(out[i], a, b, together);
        }
    }
    return out;
}

Compared compare_rows(const Comparators& comparators, const ValueId* a, const ValueId* b,
                      Scratch& scratch) {
    Compared out;
    const auto outcomes = compare_each(comparators, a, b, scratch);
    for (std::size_t i = 0; i < comparators.size(); ++i) {
        out.pattern |= with_level(i, outcomes[i].level);
        out.rarity += outcomes[i].rarity_bits;
    }
    out.pattern |= rarity_part(out.rarity);
    return out;
}

Weights::Weights(const Model& model)
    : m_prior(std::log2(model.prior / (1 - model.prior))) {
    for (const auto& comparison : model.comparisons) {
        auto& bits = m_bits.emplace_back();
        for (std::size_t level = 0; level < comparison.levels.size() && level < 15; ++level) {
            bits[level + 1] = comparison.levels[level].bits();
        }
    }
}

std::vector<Compared> compare_all(const Comparators& comparators, const RowTable& table,
                                  std::span<const std::uint64_t> pairs, ThreadPool& pool,
                                  const CancelFlag* cancel) {
    constexpr std::size_t k_chunk = std::size_t{1} << 16U;
    std::vector<Compared> out(pairs.size());
    pool.for_each((pairs.size() + k_chunk - 1) / k_chunk, 1, [&](std::size_t chunk) {
        if (cancel != nullptr) {
            cancel->check();
        }
        Scratch own(comparators.size());
        const auto last = std::min(pairs.size(), (chunk + 1) * k_chunk);
        for (auto i = chunk * k_chunk; i < last; ++i) {
            out[i] = compare_rows(comparators, table.row(first_of(pairs[i])),
                                  table.row(second_of(pairs[i])), own);
        }
    });
    return out;
}

PatternCounts count_patterns(std::span<const Compared> compared) {
    std::unordered_map<Pattern, std::uint64_t> counts;
    for (const auto& pair : compared) {
        ++counts[pair.pattern];
    }
    PatternCounts out;
    out.reserve(counts.size());
    for (const auto& [pattern, count] : counts) {
        out.push_back({pattern, count});
    }
    std::sort(out.begin(), out.end(),
              [](const auto& a, const auto& b) { return a.pattern < b.pattern; });
    return out;
}

} // namespace bdd::dedupe
