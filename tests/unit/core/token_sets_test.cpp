#include "catch.hpp"
#include "random.hpp"

#include <bdd/core/token_sets.hpp>

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

namespace sets = bdd::token_sets;
using Catch::Matchers::WithinAbs;

namespace {

using Ids = std::vector<std::uint32_t>;

Ids random_set(bdd::test::Random& random, std::size_t most, std::size_t ids) {
    Ids out;
    for (std::size_t n = random.below(most + 1); n > 0; --n) {
        out.push_back(static_cast<std::uint32_t>(random.below(ids)));
    }
    sets::make_set(out);
    return out;
}

double never(std::uint32_t /*x*/, std::uint32_t /*y*/) {
    return 0;
}

} // namespace

TEST_CASE("A set has its tokens once and in order", "[core]") {
    Ids ids = {5, 1, 5, 3, 1};
    sets::make_set(ids);
    CHECK(ids == Ids{1, 3, 5});
}

TEST_CASE("Token measures give known values", "[core]") {
    const Ids a = {1, 2, 3};
    const Ids b = {2, 3, 4, 5};
    CHECK(sets::shared(a, b) == 2);
    CHECK(sets::jaccard(a, b) == 2.0 / 5);
    CHECK(sets::containment(a, b) == 2.0 / 3);
    CHECK(sets::containment(Ids{3}, b) == 1);
    const std::vector<float> weights = {0, 1, 2, 0.5F, 4, 1};
    CHECK_THAT(sets::weighted_jaccard(a, b, weights), WithinAbs(2.5 / 8.5, 1e-12));
    CHECK_THAT(sets::weighted_cosine(a, b, weights),
               WithinAbs(4.25 / std::sqrt(5.25 * 21.25), 1e-12));
}

TEST_CASE("Empty sets and sets without weight are like nothing", "[core]") {
    const std::vector<float> weights = {0, 0, 1};
    CHECK(sets::jaccard({}, {}) == 0);
    CHECK(sets::containment(Ids{1}, {}) == 0);
    CHECK(sets::weighted_cosine(Ids{0, 1}, Ids{0, 1}, weights) == 0);
    CHECK(sets::weighted_jaccard(Ids{0}, Ids{1}, weights) == 0);
    CHECK(sets::soft_cosine(Ids{0}, Ids{0, 2}, weights, never) == 0);
}

TEST_CASE("Token measures equal their definitions on random sets", "[core]") {
    bdd::test::Random random(7);
    for (int round = 0; round < 2000; ++round) {
        const Ids a = random_set(random, 12, 20);
        const Ids b = random_set(random, 12, 20);
        std::vector<float> weights;
        for (int i = 0; i < 20; ++i) {
            weights.push_back(static_cast<float>(random.below(8)) / 4);
        }
        std::set<std::uint32_t> all(a.begin(), a.end());
        all.insert(b.begin(), b.end());
        const std::size_t both = a.size() + b.size() - all.size();
        REQUIRE(sets::shared(a, b) == both);
        REQUIRE_THAT(
            sets::jaccard(a, b),
            WithinAbs(all.empty() ? 0 : static_cast<double>(both) / static_cast<double>(all.size()),
                      1e-12));
        // Without closeness the soft measure is the plain one.
        REQUIRE_THAT(sets::soft_cosine(a, b, weights, never),
                     WithinAbs(sets::weighted_cosine(a, b, weights), 1e-9));
        const auto some = [](std::uint32_t x, std::uint32_t y) {
            return (x + y) % 3 == 0 ? 0.5 + 0.01 * static_cast<double>((x + y) % 7) : 0.0;
        };
        const double soft = sets::soft_cosine(a, b, weights, some);
        REQUIRE_THAT(soft, WithinAbs(sets::soft_cosine(b, a, weights, some), 1e-12));
        REQUIRE(soft <= 1);
        REQUIRE(soft >= sets::weighted_cosine(a, b, weights) - 1e-9);
    }
}

TEST_CASE("A close token counts once and with its closest partner", "[core]") {
    const std::vector<float> weights(10, 1);
    // 1 is close to 5 (.9) and to 6 (.8); 2 is close to 5 only (.85).
    const auto closeness = [](std::uint32_t x, std::uint32_t y) {
        const auto [low, high] = std::minmax(x, y);
        if (low == 1) {
            return high == 5 ? 0.9 : high == 6 ? 0.8 : 0.0;
        }
        return low == 2 && high == 5 ? 0.85 : 0.0;
    };
    CHECK_THAT(sets::soft_cosine(Ids{1, 2}, Ids{5, 6}, weights, closeness), WithinAbs(0.45, 1e-12));
    CHECK_THAT(sets::soft_cosine(Ids{1, 7}, Ids{5, 7}, weights, closeness), WithinAbs(0.95, 1e-12));
}
