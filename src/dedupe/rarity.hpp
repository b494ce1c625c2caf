#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace bdd::dedupe {

/// The records that values are counted over.
struct Population {
    double records = 1;
    /// Chance that two random ones agree by accident; where it says 0, it is found out and put
    /// there.
    double* coincidence = nullptr;
};

/// How much more, or less, than the average agreement an agreement on one value says: log2 of the
/// average chance of a coincidence by the value's own.
class Rarity {
public:
    Rarity() = default;
    /// Values that many different things share by nature: names, towns, dates, words.
    [[nodiscard]] static Rarity of_values(std::span<const std::uint32_t> counts,
                                          Population population);
    /// Values meant for one thing: being rare is no news, being frequent is.
    [[nodiscard]] static Rarity of_identifiers(std::span<const std::uint32_t> counts,
                                               Population population);
    /// Of shares that the caller estimated.
    [[nodiscard]] static Rarity of_shares(std::vector<float> shares,
                                          std::span<const std::uint32_t> counts, float least,
                                          float most, Population population);

    [[nodiscard]] float bits(std::uint32_t value) const noexcept { return m_bits[value]; }
    /// Of two values that are alike: the more frequent one, at half weight.
    [[nodiscard]] float half(std::uint32_t a, std::uint32_t b) const noexcept {
        return 0.5F * (m_bits[a] < m_bits[b] ? m_bits[a] : m_bits[b]);
    }

private:
    std::vector<float> m_bits;
};

} // namespace bdd::dedupe
