#include "catch.hpp"

#include <bdd/dedupe/candidate_search.hpp>

#include <map>
#include <vector>

using namespace bdd::dedupe;

namespace {

using Records = std::vector<std::uint32_t>;

/// Stored keys: by list and hash.
using Stored = std::map<std::pair<std::size_t, std::uint32_t>, Records>;

FetchKey fetch_from(const Stored& stored) {
    return [&stored](std::size_t list, std::uint32_t hash) -> std::span<const std::uint32_t> {
        const auto at = stored.find({list, hash});
        return at == stored.end() ? std::span<const std::uint32_t>() : at->second;
    };
}

/// Row 0 holds hash 7 of each list.
KeyList list_of(const char* name, std::uint32_t facts, bool alone) {
    return {{name, facts, alone}, {std::uint64_t{7} << 32U | 0U}};
}

Records many(std::uint32_t first, std::uint32_t count) {
    Records records;
    for (std::uint32_t i = 0; i < count; ++i) {
        records.push_back(first + i);
    }
    return records;
}

CandidateLimits limits(double records) {
    CandidateLimits out;
    out.records = records;
    return out;
}

} // namespace

TEST_CASE("A telling key brings records together alone, any other with a second fact", "[dedupe]") {
    const std::vector<KeyList> keys = {list_of("email", 1, true), list_of("last", 2, false),
                                       list_of("postcode", 4, false)};
    Stored stored;
    stored[{0, 7}] = {11};
    stored[{1, 7}] = {12, 13};
    stored[{2, 7}] = {13, 14};
    stored[{1, 8}] = {15};
    CHECK(find_candidates(keys, fetch_from(stored), limits(100'000)) == Records{11, 13});
}

TEST_CASE("Facts that many records share by chance bring none together", "[dedupe]") {
    const std::vector<KeyList> keys = {list_of("last", 2, false), list_of("postcode", 4, false)};
    Stored stored;
    stored[{0, 7}] = many(100, 1000);
    stored[{1, 7}] = many(1090, 1000); // 1090 to 1099 hold both
    // 1000 in 100,000 twice: ten records share both by chance, which is below a block of 50.
    CHECK(find_candidates(keys, fetch_from(stored), limits(100'000)) == many(1090, 10));
    // 1000 in 10,000 twice: a hundred do.
    CHECK(find_candidates(keys, fetch_from(stored), limits(10'000)).empty());
}

TEST_CASE("Two keys of one fact are one fact", "[dedupe]") {
    const std::vector<KeyList> keys = {list_of("siren", 8, false), list_of("company", 8, false)};
    Stored stored;
    stored[{0, 7}] = {20, 21};
    stored[{1, 7}] = {20, 21};
    CHECK(find_candidates(keys, fetch_from(stored), limits(1'000'000)).empty());
}

TEST_CASE("Of many candidates the likeliest are taken, of equal ones the first", "[dedupe]") {
    const std::vector<KeyList> keys = {list_of("name", 3, true), list_of("mobile", 4, true)};
    Stored stored;
    stored[{0, 7}] = many(1, 40);
    stored[{1, 7}] = {39};
    CandidateLimits few = limits(1'000'000);
    few.each = 3;
    CHECK(find_candidates(keys, fetch_from(stored), few) == Records{1, 2, 39});
}

TEST_CASE("A key of too many records is passed over", "[dedupe]") {
    const std::vector<KeyList> keys = {list_of("email", 1, true)};
    Stored stored;
    stored[{0, 7}] = many(1, 11);
    CandidateLimits short_ones = limits(1'000'000);
    short_ones.each = 20;
    short_ones.longest = 10;
    CHECK(find_candidates(keys, fetch_from(stored), short_ones).empty());
    short_ones.longest = 11;
    CHECK(find_candidates(keys, fetch_from(stored), short_ones).size() == 11);
}
