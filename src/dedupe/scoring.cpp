#include "dedupe/scoring.hpp"

#include "dedupe/blocking.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

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

Compared compare_candidates(const Comparators& comparators, const ValueId* a, const ValueId* b,
                            Scratch& scratch) {
    const Comparator& main = *comparators.front();
    constexpr std::uint8_t k_no_level = 16;
    if (main.hopeless < k_no_level) {
        const auto level = main.compare(a, b, scratch).level;
        const auto shares = [&](const auto& comparator) { return comparator->identifies(a, b); };
        if (level >= main.hopeless &&
            std::none_of(comparators.begin(), comparators.end(), shares)) {
            return {with_level(0, level) | rarity_part(0), 0};
        }
    }
    return compare_rows(comparators, a, b, scratch);
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
                                  std::span<const std::uint64_t> pairs, bool blocked,
                                  ThreadPool& pool, const CancelFlag* cancel) {
    constexpr std::size_t k_chunk = std::size_t{1} << 16U;
    std::vector<Compared> out(pairs.size());
    pool.for_each((pairs.size() + k_chunk - 1) / k_chunk, 1, [&](std::size_t chunk) {
        if (cancel != nullptr) {
            cancel->check();
        }
        Scratch own(comparators.size());
        const auto last = std::min(pairs.size(), (chunk + 1) * k_chunk);
        constexpr std::size_t k_ahead = 12;
        for (auto i = chunk * k_chunk; i < last; ++i) {
            if (i + k_ahead < last) {
                table.prefetch(second_of(pairs[i + k_ahead]));
            }
            const ValueId* const a = table.row(first_of(pairs[i]));
            const ValueId* const b = table.row(second_of(pairs[i]));
            out[i] = blocked ? compare_candidates(comparators, a, b, own)
                             : compare_rows(comparators, a, b, own);
        }
    });
    return out;
}

PatternCounts count_patterns(std::span<const Compared> compared) {
    // Open addressing; a pattern is never 0 (its rarity part is not).
    std::vector<CountedPattern> slots(1024);
    std::size_t used = 0;
    const auto place_of = [&](Pattern pattern) -> CountedPattern& {
        const auto mask = slots.size() - 1;
        auto at = (pattern * 0x9E3779B97F4A7C15ULL >> 20U) & mask;
        while (slots[at].count != 0 && slots[at].pattern != pattern) {
            at = (at + 1) & mask;
        }
        return slots[at];
    };
    for (const auto& pair : compared) {
        CountedPattern& slot = place_of(pair.pattern);
        slot.pattern = pair.pattern;
        if (slot.count++ == 0 && ++used * 2 > slots.size()) {
            auto old = std::exchange(slots, std::vector<CountedPattern>(slots.size() * 2));
            for (const auto& counted : old) {
                if (counted.count != 0) {
                    place_of(counted.pattern) = counted;
                }
            }
        }
    }
    std::erase_if(slots, [](const auto& slot) { return slot.count == 0; });
    std::sort(slots.begin(), slots.end(),
              [](const auto& a, const auto& b) { return a.pattern < b.pattern; });
    return slots;
}

} // namespace bdd::dedupe
