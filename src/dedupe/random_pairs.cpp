#include "dedupe/random_pairs.hpp"

#include <algorithm>

namespace bdd::dedupe {

namespace {

/// SplitMix64: the same numbers on every machine.
class Random {
public:
    explicit Random(std::uint64_t seed)
        : m_state(seed) {}
    std::size_t below(std::size_t limit) noexcept {
        m_state += 0x9E3779B97F4A7C15ULL;
        std::uint64_t x = m_state;
        x = (x ^ x >> 30U) * 0xBF58476D1CE4E5B9ULL;
        x = (x ^ x >> 27U) * 0x94D049BB133111EBULL;
        return (x ^ x >> 31U) % limit;
    }

private:
    std::uint64_t m_state;
};

} // namespace

std::vector<std::uint64_t> random_pairs(const Prepared& data, Row second_list, std::uint64_t seed) {
    constexpr std::size_t k_sample = 500'000;
    const auto& kept = data.kept;
    std::vector<std::uint64_t> pairs;
    const bool two = second_list != 0;
    const auto middle = static_cast<std::size_t>(
        std::lower_bound(kept.begin(), kept.end(), second_list) - kept.begin());
    // One pair across two lists, or two, may well be of one entity: they do not show what chance
    // brings. In one list the caution of taking them for chance is right: a name alone is not
    // enough.
    constexpr std::size_t k_least_across = 3;
    if (two ? middle * (kept.size() - middle) < k_least_across : kept.size() < 2) {
        return pairs;
    }
    Random random(seed);
    pairs.reserve(k_sample);
    for (std::size_t i = 0; i < k_sample; ++i) {
        const Row a = kept[random.below(two ? middle : kept.size())];
        const Row b =
            kept[two ? middle + random.below(kept.size() - middle) : random.below(kept.size())];
        if (a != b) {
            pairs.push_back(std::uint64_t{std::min(a, b)} << 32U | std::max(a, b));
        }
    }
    return pairs;
}

} // namespace bdd::dedupe
