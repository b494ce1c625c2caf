#include "fuzz_seeds.hpp"

#include "../../fuzz/fuzz_address.hpp"
#include "../../fuzz/fuzz_reference.hpp"
#include "catch.hpp"

TEST_CASE("the seeds of fuzz_reference keep its invariants", "[rnvp]") {
    CHECK(bdd::test::replay_seeds("fuzz_reference", bdd::fuzz::fuzz_reference) >= 6);
}

TEST_CASE("the seeds of fuzz_address keep its invariants", "[rnvp]") {
    CHECK(bdd::test::replay_seeds("fuzz_address", bdd::fuzz::fuzz_address) >= 20);
}
