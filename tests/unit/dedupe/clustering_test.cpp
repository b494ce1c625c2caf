#include "dedupe/clustering.hpp"

#include "catch.hpp"

#include <map>

namespace {

using namespace bdd::dedupe;

/// Links of the given bits; all other pairs score `between`.
ClusterInput input_of(std::size_t rows, const std::vector<Link>& links, double between) {
    ClusterInput input;
    input.rows = rows;
    input.links = links;
    input.threshold_bits = 4.25;
    std::map<std::pair<Row, Row>, double> known;
    for (const auto& link : links) {
        known[{link.a, link.b}] = static_cast<double>(link.bits);
    }
    input.score = [known, between](Row a, Row b) -> PairScore {
        const auto at = known.find({a, b});
        return {at == known.end() ? between : at->second, false};
    };
    input.score_groups = [](auto, auto) -> GroupScore { return {-10, false}; };
    return input;
}

Link link(Row a, Row b, float bits) {
    return {a, b, bits, 0, false};
}

using Labels = std::vector<Row>;

} // namespace

TEST_CASE("links above the threshold join, weaker ones alone do not", "[dedupe]") {
    const auto out = make_clusters(input_of(5, {link(0, 1, 9), link(1, 2, 8), link(3, 4, 2)}, 3));
    CHECK(out.cluster_of == Labels{0, 0, 0, 3, 4});
    CHECK(out.links_cut == 0);
}

TEST_CASE("a component is split at a weak edge that the other pairs contradict", "[dedupe]") {
    // Two tight groups and one bad link between them.
    const std::vector<Link> links{link(0, 1, 12), link(0, 2, 12), link(1, 2, 12), link(2, 3, 5),
                                  link(3, 4, 12), link(3, 5, 12), link(4, 5, 12)};
    const auto out = make_clusters(input_of(6, links, -12));
    CHECK(out.cluster_of == Labels{0, 0, 0, 3, 3, 3});
    CHECK(out.links_cut == 1);
    const auto joined = make_clusters(input_of(6, links, 1));
    CHECK(joined.cluster_of == Labels{0, 0, 0, 0, 0, 0});
}

TEST_CASE("a veto between two members keeps their groups apart", "[dedupe]") {
    auto input = input_of(3, {link(0, 1, 12), link(1, 2, 9)}, 5);
    input.score = [](Row a, Row b) -> PairScore { return {9, a == 0 && b == 2}; };
    CHECK(make_clusters(input).cluster_of == Labels{0, 0, 2});
}

TEST_CASE("what a person said is stronger than any score", "[dedupe]") {
    auto input = input_of(4, {link(0, 1, 12), link(1, 2, 11)}, 11);
    input.verdicts = {{0, 2, false}, {2, 3, true}};
    const auto out = make_clusters(input);
    CHECK(out.cluster_of == Labels{0, 0, 2, 2});
    CHECK(out.links_cut == 1);
}

TEST_CASE("a source without duplicates gives a cluster one record", "[dedupe]") {
    auto input = input_of(4, {link(0, 1, 12), link(1, 2, 11), link(2, 3, 10)}, 8);
    const std::vector<std::uint16_t> sources{7, 1, 7, 1};
    input.sources = &sources;
    input.exclusive_sources = {7};
    CHECK(make_clusters(input).cluster_of == Labels{0, 0, 2, 2});
}

TEST_CASE("members together may draw in what no single one could", "[dedupe]") {
    auto input = input_of(3, {link(0, 1, 12), link(1, 2, 2)}, 0);
    input.score_groups = [](auto a, auto b) -> GroupScore {
        return {a.size() + b.size() == 3 ? 6.0 : 0.0, false};
    };
    const auto out = make_clusters(input);
    CHECK(out.cluster_of == Labels{0, 0, 0});
    REQUIRE(out.joins.size() == 1);
    CHECK(out.joins[0].bits == 6.0F);
}

TEST_CASE("a chain of many equal rows takes no more than its length", "[dedupe]") {
    constexpr Row k_rows = 200'000;
    std::vector<Link> links;
    for (Row row = 1; row < k_rows; ++row) {
        links.push_back(link(0, row, 12));
    }
    auto input = input_of(k_rows, {}, 12);
    input.links = links;
    input.score = [](Row, Row) -> PairScore { return {12, false}; };
    const auto out = make_clusters(input);
    CHECK(out.cluster_of.front() == 0);
    CHECK(out.cluster_of.back() == 0);
}
