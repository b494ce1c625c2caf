#include "dedupe/union_find.hpp"

#include "catch.hpp"
#include "random.hpp"

#include <algorithm>

using bdd::dedupe::UnionFind;

TEST_CASE("The lowest item is the root whatever the order of the joins", "[dedupe]") {
    UnionFind sets(6);
    CHECK(sets.join(5, 4) == 4);
    CHECK(sets.join(4, 2) == 2);
    CHECK(sets.join(5, 0) == 0);
    CHECK(sets.find(2) == 0);
    CHECK(sets.find(3) == 3);
    CHECK(sets.join(0, 5) == 0);
}

TEST_CASE("Random joins give the components that a plain relabelling gives", "[dedupe]") {
    constexpr std::uint32_t size = 60;
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        bdd::test::Random random(seed);
        UnionFind sets(size);
        std::vector<std::uint32_t> label(size);
        for (std::uint32_t i = 0; i < size; ++i) {
            label[i] = i;
        }
        for (int step = 0; step < 50; ++step) {
            const auto a = static_cast<std::uint32_t>(random.below(size));
            const auto b = static_cast<std::uint32_t>(random.below(size));
            sets.join(a, b);
            const std::uint32_t low = std::min(label[a], label[b]);
            const std::uint32_t high = std::max(label[a], label[b]);
            std::replace(label.begin(), label.end(), high, low);
        }
        for (std::uint32_t i = 0; i < size; ++i) {
            REQUIRE(sets.find(i) == label[i]);
        }
    }
}
