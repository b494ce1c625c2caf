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

TEST_CASE("clusters of another tool are judged at every threshold of their rows", "[dedupe]") {
    // Entity 7: rows 0, 1, 2; entity 8: rows 3, 4. The tool joined 0, 1, 2, 3 and left 4 alone.
    const Labels clusters{5, 5, 5, 5, 6};
    const Labels truth{7, 7, 7, 8, 8};
    const std::vector<double> probabilities{.95, .95, .9, .3, 1};
    const auto e = evaluate_clusters(clusters, truth, probabilities);
    CHECK(e.true_pairs == 4);  // 01 02 12 34
    CHECK(e.found_pairs == 6); // all of 0 to 3
    CHECK(e.pairs.precision == Approx(.5));
    CHECK(e.pairs.recall == Approx(.75));
    CHECK(e.b_cubed.precision == Approx((3 * .75 + .25 + 1) / 5));
    CHECK(e.b_cubed.recall == Approx((3 * 1 + .5 + .5) / 5));
    REQUIRE(e.table.size() == 12);
    CHECK(e.table[0].threshold == .2);
    CHECK(e.table[0].found == 6);
    CHECK(e.table[2].threshold == .4); // without row 3
    CHECK(e.table[2].found == 3);
    CHECK(e.table[2].pairs.precision == 1);
    CHECK(e.table[2].pairs.recall == Approx(.75));
    CHECK(e.table[8].threshold == .95); // 0 and 1 alone
    CHECK(e.table[8].found == 1);
    CHECK(e.table[8].pairs.recall == Approx(.25));
    CHECK(e.table[9].found == 0);
    CHECK(e.table[9].pairs.precision == 0);
    CHECK(e.best_threshold == Approx(.9));
    CHECK(e.best.f1() == Approx(2 * .75 / 1.75));
    CHECK(evaluate_clusters(clusters, truth, {}).table.empty());
}

TEST_CASE("nothing to judge has no scores", "[dedupe]") {
    const auto e = evaluate_clusters({}, {}, {});
    CHECK(e.true_pairs == 0);
    CHECK(e.pairs.f1() == 0);
    const auto judged = evaluate_judged({}, .95);
    CHECK_FALSE(judged.precision());
    CHECK_FALSE(judged.recall());
    CHECK(judged.calibration_error == 0);
}

TEST_CASE("the model is judged by what people said", "[dedupe]") {
    const std::vector<JudgedPair> pairs{{.999, true}, {.95, true}, {.97, false},
                                        {.6, true},   {.1, false}, {1, true}};
    const auto e = evaluate_judged(pairs, .95);
    CHECK(e.same == 4);
    CHECK(e.different == 2);
    CHECK(e.found == 4);
    CHECK(e.found_right == 3);
    CHECK(e.precision() == .75);
    CHECK(e.recall() == .75);
    REQUIRE(e.bands.size() == 7);
    CHECK(e.bands[6].from == .99);
    CHECK(e.bands[6].pairs == 2); // .999 and 1 itself
    CHECK(e.bands[6].same == 2);
    CHECK(e.bands[5].from == .95);
    CHECK(e.bands[5].pairs == 2);
    CHECK(e.bands[5].same == 1);
    CHECK(e.bands[5].mean == Approx(.96));
    CHECK(e.bands[3].pairs == 1);
    CHECK(e.bands[1].pairs == 1);
    CHECK(e.bands[0].pairs == 0);
    // |1.999 - 2| + |1.92 - 1| + |.6 - 1| + |.1 - 0|, of six pairs
    CHECK(e.calibration_error == Approx((.001 + .92 + .4 + .1) / 6));
    CHECK_FALSE(evaluate_judged(pairs, 1.1).precision());
}
