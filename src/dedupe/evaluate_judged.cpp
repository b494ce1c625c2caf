#include <bdd/dedupe/evaluate.hpp>

#include <array>
#include <cmath>

namespace bdd::dedupe {

namespace {

/// Narrow where decisions are made: near the thresholds, not in the middle.
constexpr std::array<double, 8> k_bounds{0, .05, .2, .5, .8, .95, .99, 1};

std::size_t band_of(double probability) noexcept {
    std::size_t band = 0;
    while (band + 2 < k_bounds.size() && probability >= k_bounds.at(band + 1)) {
        ++band;
    }
    return band;
}

} // namespace

JudgedEvaluation evaluate_judged(std::span<const JudgedPair> pairs, double threshold) {
    JudgedEvaluation out;
    for (std::size_t i = 0; i + 1 < k_bounds.size(); ++i) {
        out.bands.push_back({k_bounds.at(i), k_bounds.at(i + 1), 0, 0, 0});
    }
    for (const JudgedPair& pair : pairs) {
        ++(pair.same ? out.same : out.different);
        if (pair.probability >= threshold) {
            ++out.found;
            out.found_right += pair.same ? 1U : 0U;
        }
        ProbabilityBand& band = out.bands[band_of(pair.probability)];
        ++band.pairs;
        band.same += pair.same ? 1U : 0U;
        band.mean += pair.probability; // A sum, until all are in.
    }
    for (ProbabilityBand& band : out.bands) {
        out.calibration_error += pairs.empty()
                                     ? 0
                                     : std::abs(band.mean - static_cast<double>(band.same)) /
                                           static_cast<double>(pairs.size());
        band.mean /= band.pairs > 0 ? static_cast<double>(band.pairs) : 1;
    }
    return out;
}

} // namespace bdd::dedupe
