#include "dedupe/scoring.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <memory>
#include <mutex>
#include <utility>

namespace bdd::dedupe {

namespace {

/// All outcomes, given that of the first comparator.
Outcomes compare_rest(const Comparators& comparators, Outcome first, const ValueId* a,
                      const ValueId* b, Scratch& scratch) {
    Outcomes out{};
    out[0] = first;
    bool together = first.level != 0 && first.level <= comparators.front()->together;
    for (std::size_t i = 1; i < comparators.size(); ++i) {
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

Compared packed(const Outcomes& outcomes, std::size_t size) {
    Compared out;
    for (std::size_t i = 0; i < size; ++i) {
        out.pattern |= with_level(i, outcomes[i].level);
        out.rarity += outcomes[i].rarity_bits;
    }
    out.pattern |= rarity_part(out.rarity);
    return out;
}

/// Counts by open addressing; a pattern is never 0.
class PatternCounter {
public:
    void add(Pattern pattern, std::uint64_t count = 1) {
        CountedPattern& slot = place_of(pattern);
        const bool is_new = slot.count == 0;
        slot.pattern = pattern;
        slot.count += count;
        if (is_new && ++m_used * 2 > m_slots.size()) {
            for (const auto& counted :
                 std::exchange(m_slots, std::vector<CountedPattern>(m_slots.size() * 2))) {
                if (counted.count != 0) {
                    place_of(counted.pattern) = counted;
                }
            }
        }
    }
    void add(const PatternCounter& other) {
        for (const auto& counted : other.m_slots) {
            if (counted.count != 0) {
                add(counted.pattern, counted.count);
            }
        }
    }
    /// Ascending, so that sums over them do not depend on threads.
    PatternCounts take() {
        std::erase_if(m_slots, [](const auto& slot) { return slot.count == 0; });
        std::sort(m_slots.begin(), m_slots.end(),
                  [](const auto& a, const auto& b) { return a.pattern < b.pattern; });
        return std::move(m_slots);
    }

private:
    CountedPattern& place_of(Pattern pattern) {
        const auto mask = m_slots.size() - 1;
        auto at = (pattern * 0x9E3779B97F4A7C15ULL >> 20U) & mask;
        while (m_slots[at].count != 0 && m_slots[at].pattern != pattern) {
            at = (at + 1) & mask;
        }
        return m_slots[at];
    }

    std::vector<CountedPattern> m_slots = std::vector<CountedPattern>(1024);
    std::size_t m_used = 0;
};

/// What a thread works with, handed from task to task: caches stay warm.
struct Worker {
    Scratch scratch;
    PatternCounter patterns;
};

class Workers {
public:
    explicit Workers(std::size_t comparators)
        : m_comparators(comparators) {}

    std::unique_ptr<Worker> borrow() {
        const std::lock_guard lock(m_mutex);
        if (m_idle.empty()) {
            return std::make_unique<Worker>(Worker{Scratch(m_comparators), {}});
        }
        auto worker = std::move(m_idle.back());
        m_idle.pop_back();
        return worker;
    }
    void give_back(std::unique_ptr<Worker> worker) {
        const std::lock_guard lock(m_mutex);
        m_idle.push_back(std::move(worker));
    }
    PatternCounts patterns() {
        PatternCounter sum;
        for (const auto& worker : m_idle) {
            sum.add(worker->patterns);
        }
        return sum.take();
    }

private:
    std::size_t m_comparators;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<Worker>> m_idle;
};

constexpr std::size_t k_ahead = 24; ///< Rows are fetched from memory this many pairs before use.

std::vector<Candidate> compare_range(const Comparing& how, std::span<const std::uint64_t> pairs,
                                     bool keep_hopeless, Worker& worker) {
    std::vector<Candidate> out;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (i + k_ahead < pairs.size()) {
            how.table.prefetch(first_of(pairs[i + k_ahead]));
            how.table.prefetch(second_of(pairs[i + k_ahead]));
        }
        bool hopeless = false;
        const auto compared =
            compare_candidates(how.comparators, how.table.row(first_of(pairs[i])),
                               how.table.row(second_of(pairs[i])), worker.scratch, hopeless);
        worker.patterns.add(compared.pattern);
        if (keep_hopeless || !hopeless) {
            out.push_back({pairs[i], compared});
        }
    }
    out.shrink_to_fit();
    return out;
}

} // namespace

Outcomes compare_each(const Comparators& comparators, const ValueId* a, const ValueId* b,
                      Scratch& scratch) {
    return compare_rest(comparators, comparators.front()->compare(a, b, scratch), a, b, scratch);
}

Compared compare_candidates(const Comparators& comparators, const ValueId* a, const ValueId* b,
                            Scratch& scratch, bool& hopeless) {
    const Comparator& main = *comparators.front();
    const auto first = main.compare(a, b, scratch);
    if (first.level >= main.hopeless) {
        const auto shares = [&](const auto& comparator) { return comparator->identifies(a, b); };
        hopeless = std::none_of(comparators.begin(), comparators.end(), shares);
        if (hopeless) {
            return {with_level(0, first.level) | rarity_part(0), 0};
        }
    }
    return packed(compare_rest(comparators, first, a, b, scratch), comparators.size());
}

Compared compare_rows(const Comparators& comparators, const ValueId* a, const ValueId* b,
                      Scratch& scratch) {
    return packed(compare_each(comparators, a, b, scratch), comparators.size());
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

Candidates compare_blocked(const Comparing& how, Blocked& blocked, std::size_t rows,
                           bool keep_all) {
    Candidates out;
    out.ranges.resize(blocked.ranges.size());
    Workers workers(how.comparators.size());
    std::atomic<std::uint64_t> pairs{0};
    how.pool.for_each(blocked.ranges.size(), 1, [&](std::size_t range) {
        if (how.cancel != nullptr) {
            how.cancel->check();
        }
        blocked.tidy(range, rows);
        pairs += blocked.ranges[range].size();
        auto worker = workers.borrow();
        out.ranges[range] = compare_range(how, blocked.ranges[range], blocked.all, *worker);
        workers.give_back(std::move(worker));
        if (!keep_all) {
            std::vector<std::uint64_t>().swap(blocked.ranges[range]);
        }
    });
    out.pairs = pairs;
    out.patterns = workers.patterns();
    for (auto& range : blocked.ranges) {
        out.all.insert(out.all.end(), range.begin(), range.end());
        std::vector<std::uint64_t>().swap(range);
    }
    return out;
}

PatternCounts compare_random(const Comparing& how, std::span<const std::uint64_t> pairs) {
    constexpr std::size_t k_chunk = std::size_t{1} << 14U;
    Workers workers(how.comparators.size());
    how.pool.for_each((pairs.size() + k_chunk - 1) / k_chunk, 1, [&](std::size_t chunk) {
        if (how.cancel != nullptr) {
            how.cancel->check();
        }
        auto worker = workers.borrow();
        const auto last = std::min(pairs.size(), (chunk + 1) * k_chunk);
        for (auto i = chunk * k_chunk; i < last; ++i) {
            if (i + k_ahead < last) {
                how.table.prefetch(first_of(pairs[i + k_ahead]));
                how.table.prefetch(second_of(pairs[i + k_ahead]));
            }
            worker->patterns.add(compare_rows(how.comparators, how.table.row(first_of(pairs[i])),
                                              how.table.row(second_of(pairs[i])), worker->scratch)
                                     .pattern);
        }
        workers.give_back(std::move(worker));
    });
    return workers.patterns();
}

} // namespace bdd::dedupe
