#include "dedupe/training.hpp"

#include "catch.hpp"
#include "random.hpp"

#include <algorithm>
#include <map>

namespace {

using namespace bdd;
using namespace bdd::dedupe;

class FixedComparator final : public Comparator {
public:
    using Comparator::Comparator;
    Outcome compare(const ValueId*, const ValueId*, Scratch&) const override { return {}; }
    std::string value(const ValueId*) const override { return {}; }
};

Comparators three_comparators() {
    Comparators out;
    for (const char* name : {"a", "b", "c"}) {
        out.push_back(std::make_unique<FixedComparator>(
            name,
            std::vector<LevelPrior>{{"exact", .7, .01}, {"close", .2, .05}, {"else", .1, .94}}));
        out.back()->number = out.size() - 1;
    }
    return out;
}

std::uint8_t draw(test::Random& random, const std::vector<unsigned>& thousandths) {
    auto at = static_cast<unsigned>(random.below(1000));
    std::uint8_t level = 1;
    for (const auto part : thousandths) {
        if (at < part) {
            return level;
        }
        at -= part;
        ++level;
    }
    return level;
}

PatternCounts counts_of(const std::map<Pattern, std::uint64_t>& patterns) {
    PatternCounts out;
    for (const auto& [pattern, count] : patterns) {
        out.push_back({pattern, count});
    }
    return out;
}

} // namespace

TEST_CASE("training finds the m and u that made the patterns", "[dedupe]") {
    test::Random random(7);
    const std::vector<unsigned> match{850, 100};
    const std::vector<unsigned> other{20, 80};
    std::map<Pattern, std::uint64_t> patterns;
    std::map<Pattern, std::uint64_t> random_patterns;
    constexpr int k_pairs = 200'000;
    constexpr int k_matches = 4'000;
    for (int i = 0; i < k_pairs; ++i) {
        Pattern pattern = rarity_part(0);
        for (std::size_t c = 0; c < 3; ++c) {
            pattern |= with_level(c, draw(random, i < k_matches ? match : other));
        }
        ++patterns[pattern];
        ++random_patterns[pattern];
    }
    TrainingInput input;
    input.candidates = counts_of(patterns);
    input.random = counts_of(random_patterns);
    input.possible_pairs = k_pairs;
    const auto model = train(three_comparators(), input, 1'000);
    CHECK(model.prior == Approx(0.02).epsilon(0.1));
    for (const auto& comparison : model.comparisons) {
        CHECK(comparison.levels[0].m == Approx(.85).margin(.03));
        CHECK(comparison.levels[1].m == Approx(.10).margin(.03));
        CHECK(comparison.levels[0].u == Approx(.02).margin(.003));
        CHECK(comparison.levels[2].u == Approx(.90).margin(.01));
    }
}

TEST_CASE("training without any pair falls back to the first guess", "[dedupe]") {
    const auto model = train(three_comparators(), {}, 1);
    for (const auto& comparison : model.comparisons) {
        CHECK(comparison.levels[0].m == Approx(.7));
        CHECK(comparison.levels[0].bits() > comparison.levels[1].bits());
        CHECK(comparison.levels[2].bits() < 0);
    }
    CHECK(model.prior > 0);
    CHECK(model.prior < .5);
}

TEST_CASE("a better level never weighs less than a worse one", "[dedupe]") {
    test::Random random(3);
    for (int round = 0; round < 500; ++round) {
        std::vector<Level> levels;
        const auto size = 2 + random.below(12);
        for (std::size_t i = 0; i < size; ++i) {
            levels.push_back({"l", static_cast<double>(1 + random.below(1000)) / 1000,
                              static_cast<double>(1 + random.below(1000)) / 1000});
        }
        const auto before = levels;
        make_monotone(levels);
        for (std::size_t i = 0; i + 1 < size; ++i) {
            REQUIRE(levels[i].bits() >= levels[i + 1].bits() - 1e-9);
            REQUIRE(levels[i].u == before[i].u);
        }
    }
    std::vector<Level> ordered{{"a", .6, .1}, {"b", .3, .3}, {"c", .1, .6}};
    make_monotone(ordered);
    CHECK(ordered[0].m == .6);
    CHECK(ordered[1].m == .3);
}

TEST_CASE("a pattern keeps every level and the step of its rareness", "[dedupe]") {
    Pattern pattern = rarity_part(4.4F);
    for (std::size_t i = 0; i < k_most_comparators; ++i) {
        pattern |= with_level(i, static_cast<std::uint8_t>(15 - i));
    }
    for (std::size_t i = 0; i < k_most_comparators; ++i) {
        CHECK(level_in(pattern, i) == 15 - i);
    }
    CHECK(rarity_of(pattern) == Approx(4.5));
    CHECK(rarity_of(rarity_part(-100)) == Approx(-12));
    CHECK(rarity_of(rarity_part(0)) == Approx(0));
}
