#include "../../fuzz/fuzz_csv_reader.hpp"
#include "../../fuzz/fuzz_encoding.hpp"
#include "catch.hpp"
#include "fuzz_seeds.hpp"

using bdd::test::replay_seeds;

TEST_CASE("The seeds of fuzz_csv_reader keep its invariants", "[io]") {
    CHECK(replay_seeds("fuzz_csv_reader", bdd::fuzz::fuzz_csv_reader) >= 10);
}

TEST_CASE("The seeds of fuzz_encoding keep its invariants", "[io]") {
    CHECK(replay_seeds("fuzz_encoding", bdd::fuzz::fuzz_encoding) >= 10);
}
