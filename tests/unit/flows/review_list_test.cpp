#include "flows/review_list.hpp"

#include "catch.hpp"

#include <algorithm>

using bdd::flows::teaches_more;
using bdd::storage::ReviewPair;

namespace {

ReviewPair pair(std::int64_t id, double probability, std::int64_t records = 2) {
    return {{id}, {id + 100}, probability, {id}, {id + 100}, records};
}

std::vector<std::int64_t> order(std::vector<ReviewPair> pairs) {
    std::sort(pairs.begin(), pairs.end(), teaches_more);
    std::vector<std::int64_t> ids;
    for (const ReviewPair& sorted : pairs) {
        ids.push_back(sorted.contact_a.value);
    }
    return ids;
}

} // namespace

TEST_CASE("Pairs near even odds come first, on either side of them", "[flows]") {
    CHECK(order({pair(1, 0.94), pair(2, 0.21), pair(3, 0.55), pair(4, 0.5), pair(5, 0.4)}) ==
          std::vector<std::int64_t>{4, 3, 5, 2, 1});
    // In bits 0.999 is further away than 0.01 is.
    CHECK(order({pair(1, 0.999), pair(2, 0.01)}) == std::vector<std::int64_t>{2, 1});
}

TEST_CASE("Of pairs as doubtful, the one with more records comes first", "[flows]") {
    CHECK(order({pair(1, 0.6), pair(2, 0.601, 9), pair(3, 0.399, 5), pair(4, 0.7, 50)}) ==
          std::vector<std::int64_t>{2, 3, 1, 4});
    CHECK(order({pair(7, 0.5), pair(3, 0.5)}) == std::vector<std::int64_t>{3, 7});
}

TEST_CASE("Probabilities of nought and one have their places, too", "[flows]") {
    CHECK(order({pair(1, 1.0), pair(2, 0.0), pair(3, 0.99999), pair(4, 1.0, 3)}) ==
          std::vector<std::int64_t>{3, 4, 1, 2});
    CHECK_FALSE(teaches_more(pair(1, 1.0), pair(1, 1.0)));
}
