#include <bdd/dedupe/model.hpp>

#include <algorithm>
#include <cmath>

namespace bdd::dedupe {

double Level::bits() const noexcept {
    constexpr double k_least = 1e-15;
    return std::log2(std::max(m, k_least) / std::max(u, k_least));
}

double probability_of(double bits) noexcept {
    return 1 / (1 + std::exp2(-bits));
}

} // namespace bdd::dedupe
