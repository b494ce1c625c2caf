#include "storage/hash_index.hpp"

#include "catch.hpp"

#include <map>

using bdd::storage::HashIndex;

TEST_CASE("HashIndex finds what it holds, through growth and collisions", "[storage]") {
    HashIndex index(1'000'000);
    std::map<std::uint64_t, std::int64_t> expected;
    std::uint64_t state = 1;
    for (std::int64_t id = 1; id <= 20'000; ++id) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        // Every other hash ends in the same bits, as SIRETs of one suffix do.
        const std::uint64_t hash = id % 2 == 0 ? state : state << 40U;
        if (expected.emplace(hash, id).second) {
            CHECK(index.insert(hash, id));
        }
    }
    CHECK(index.size() == expected.size());
    for (const auto& [hash, id] : expected) {
        REQUIRE(index.find(hash) != nullptr);
        CHECK(*index.find(hash) == id);
        CHECK((expected.count(hash + 1) == 1 || index.find(hash + 1) == nullptr));
    }
}

TEST_CASE("HashIndex takes the hash zero and the id zero", "[storage]") {
    HashIndex index(10);
    CHECK(index.find(0) == nullptr);
    CHECK(index.insert(0, 0));
    REQUIRE(index.find(0) != nullptr);
    CHECK(*index.find(0) == 0);
    ++*index.find(0);
    CHECK(*index.find(0) == 1);
    CHECK(index.find(1024) == nullptr); // The same slot.
}

TEST_CASE("HashIndex says that it is full and keeps what it has", "[storage]") {
    HashIndex index(2);
    CHECK(index.insert(7, 70));
    CHECK(index.insert(8, 80));
    CHECK_FALSE(index.insert(9, 90));
    CHECK(index.find(9) == nullptr);
    CHECK(*index.find(7) == 70);
    CHECK(index.size() == 2);
}
