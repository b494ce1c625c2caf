#pragma once

#include "dedupe/comparator.hpp"

#include <bdd/dedupe/model.hpp>

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace bdd::dedupe {

/// The levels of a pair, four bits each, and in the lowest four bits how rare what agrees is.
using Pattern = std::uint64_t;
inline constexpr unsigned k_level_bits = 4;
inline constexpr std::size_t k_most_comparators = 15;

[[nodiscard]] inline std::uint8_t level_in(Pattern pattern, std::size_t comparator) noexcept {
    return static_cast<std::uint8_t>(pattern >> ((comparator + 1) * k_level_bits) & 0xFU);
}
[[nodiscard]] inline Pattern with_level(std::size_t comparator, std::uint8_t level) noexcept {
    return Pattern{level} << ((comparator + 1) * k_level_bits);
}
[[nodiscard]] Pattern rarity_part(float bits) noexcept;
[[nodiscard]] float rarity_of(Pattern pattern) noexcept;

/// How often each pattern occurs. Sorted by pattern, so that sums do not depend on threads.
struct CountedPattern {
    Pattern pattern = 0;
    std::uint64_t count = 0;
};
using PatternCounts = std::vector<CountedPattern>;

struct TrainingInput {
    PatternCounts candidates; ///< Of the pairs worth comparing.
    PatternCounts random;     ///< Of pairs drawn blindly.
    double possible_pairs = 0;
};

/// Fellegi-Sunter by expectation-maximisation over counted patterns. Pairs that no key brought
/// together count as pairs of two entities.
[[nodiscard]] Model train(const Comparators& comparators, const TrainingInput& input,
                          std::uint64_t rows);

/// A given model in the order of this file's comparisons; those it does not know weigh what a
/// first guess says.
[[nodiscard]] Model fit(const Model& given, const Comparators& comparators);

/// Lets a better level never weigh less than a worse one.
void make_monotone(std::vector<Level>& levels);

} // namespace bdd::dedupe
