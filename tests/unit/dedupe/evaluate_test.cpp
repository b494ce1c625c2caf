#include "catch.hpp"

#include <bdd/dedupe/evaluate.hpp>

#include <numeric>

using namespace bdd::dedupe;

using Labels = std::vector<std::uint32_t>;

TEST_CASE("pairwise scores count pairs within clusters", "[dedupe]") {
    const Labels truth{1, 1, 1, 2, 2};
    const auto scores = pairwise(Labels{0, 0, 2, 3, 2}, truth);
    CHECK(scores.precision == Approx(0.5)); // 0-1 right, 2-4 wrong
    CHECK(scores.recall == Approx(0.25));   // of 0-1, 0-2, 1-2, 3-4
    CHECK(pairwise(truth, truth).f1() == 1);
}

TEST_CASE("B-cubed scores count every record", "[dedupe]") {
    const auto scores = b_cubed(Labels{0, 0, 0, 0}, Labels{1, 1, 1, 2});
    CHECK(scores.precision == Approx((3 * 0.75 + 0.25) / 4));
    CHECK(scores.recall == 1);
}

TEST_CASE("a link between rows that stand for others counts for all of them", "[dedupe]") {
    // Rows 0, 1, 2 are equal; row 3 is of the same entity, row 4 is not.
    MatchResult result;
    result.same_as = {0, 0, 0, 3, 4};
    result.clusters = {0, 0, 0, 0, 4};
    result.links = {
        {0, 1, 20, 1, false}, {0, 2, 20, 1, false}, {0, 3, 5, .97F, false}, {0, 4, 0, .5F, false}};
    result.candidates = {3, 4};
    Truth truth;
    truth.entities = {9, 9, 9, 9, 5};
    const auto e = evaluate(truth, result, .95, false);
    CHECK(e.true_pairs == 6);
    CHECK(e.pairs.precision == 1);
    CHECK(e.pairs.recall == 1);
    CHECK(e.clusters.f1() == 1);
    CHECK(e.blocking_recall == 1);
    REQUIRE(!e.table.empty());
    CHECK(e.table.front().found == 9);
    CHECK(e.table.front().pairs.precision == Approx(6.0 / 9));
}

TEST_CASE("true pairs that never met lower the blocking recall", "[dedupe]") {
    MatchResult result;
    result.same_as = {0, 1, 2, 3};
    result.clusters = {0, 1, 2, 3};
    result.candidates = {2};
    Truth truth;
    truth.pairs = {{0, 2}, {1, 3}};
    const auto e = evaluate(truth, result, .95, true);
    CHECK(e.blocking_recall == .5);
    CHECK(e.pairs.f1() == 0);
}
