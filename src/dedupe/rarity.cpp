#include "dedupe/rarity.hpp"

#include <algorithm>
#include <cmath>

namespace bdd::dedupe {

namespace {

/// Share of the records that hold a value without being of the same entity. A value that occurs
/// but once or twice may be the entity's own.
std::vector<float> shares_of(std::span<const std::uint32_t> counts, double total, double own,
                             double least) {
    std::vector<float> shares(counts.size(), 0);
    for (std::size_t value = 1; value < counts.size(); ++value) {
        shares[value] = static_cast<float>(std::max(counts[value] - own, least) / total);
    }
    return shares;
}

} // namespace

Rarity Rarity::of_values(std::span<const std::uint32_t> counts, Population population) {
    return of_shares(shares_of(counts, population.records, 1, 0.5), counts, -10, 10, population);
}

Rarity Rarity::of_identifiers(std::span<const std::uint32_t> counts, Population population) {
    return of_shares(shares_of(counts, population.records, 3, 0.5), counts, -12, 1, population);
}

Rarity Rarity::of_shares(std::vector<float> shares, std::span<const std::uint32_t> counts,
                         float least, float most, Population population) {
    Rarity rarity;
    double records = 0;
    double sum = 0;
    for (std::size_t value = 1; value < counts.size(); ++value) {
        records += counts[value];
        sum += static_cast<double>(counts[value]) * static_cast<double>(shares[value]);
    }
    if (*population.coincidence <= 0) {
        *population.coincidence = records > 0 ? sum / records : 0;
    }
    const double coincidence = *population.coincidence;
    rarity.m_bits.resize(shares.size(), 0);
    for (std::size_t value = 1; value < shares.size(); ++value) {
        if (shares[value] > 0 && coincidence > 0) {
            const auto bits = std::log2(coincidence / static_cast<double>(shares[value]));
            rarity.m_bits[value] = std::clamp(static_cast<float>(bits), least, most);
        }
    }
    return rarity;
}

} // namespace bdd::dedupe
