#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace bdd::dedupe {

/// One outcome of a comparison. The weight of a level in bits is log2(m / u).
struct Level {
    std::string name; ///< Stable keyword: "exact", "swapped", "close" …
    double m = 0;     ///< Chance of this outcome among pairs of one entity.
    double u = 0;     ///< The same among pairs of two entities.
    [[nodiscard]] double bits() const noexcept;
};

/// One piece of evidence. Levels are ordered from best to worst and their bits never rise on the
/// way down; a pair with a missing value on either side has no level and no weight.
struct Comparison {
    std::string name; ///< Stable keyword with the column where several are alike: "text:title".
    std::vector<Level> levels;
};

/// All that training learnt. How frequent values are is counted anew over the records of each run,
/// unless it is told with Frequencies.
struct Model {
    double prior = 0; ///< Chance that two random records are of one entity.
    std::uint64_t rows = 0;
    std::vector<Comparison> comparisons;
    /// Of each kind of rarity the chance that two random records agree by accident; read where the
    /// frequencies of all records are given.
    std::map<std::string, double> coincidences;

    [[nodiscard]] bool trained() const noexcept { return !comparisons.empty(); }
};

/// The model as one JSON object, and back. Throws Errc::input on other text.
[[nodiscard]] std::string to_json(const Model& model);
[[nodiscard]] Model model_from_json(const std::string& text);

/// Probability of an amount of evidence in bits: 2^bits / (1 + 2^bits).
[[nodiscard]] double probability_of(double bits) noexcept;

} // namespace bdd::dedupe
