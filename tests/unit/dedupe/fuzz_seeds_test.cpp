#include "fuzz_seeds.hpp"

#include "../../fuzz/fuzz_matcher.hpp"
#include "catch.hpp"
#include "random.hpp"

#include <array>

TEST_CASE("the seeds of fuzz_matcher keep its invariants", "[dedupe]") {
    CHECK(bdd::test::replay_seeds("fuzz_matcher", bdd::fuzz::fuzz_matcher) >= 10);
}

TEST_CASE("tables of random kinds and cells keep the invariants of the engine", "[dedupe]") {
    static constexpr std::array<const char*, 16> k_cells = {"",
                                                            "Anne",
                                                            "anne durand",
                                                            "a.durand@b.example",
                                                            "0639980001",
                                                            "73282932000074",
                                                            "Ålpha",
                                                            "-",
                                                            "1970-01-02",
                                                            "35000",
                                                            "rue du Moulin",
                                                            "SARL",
                                                            "x",
                                                            "0",
                                                            "http://b.example",
                                                            "Durand"};
    bdd::test::Random random(7);
    for (int round = 0; round < 8; ++round) {
        std::string table(1, static_cast<char>('@' + random.below(26)));
        const auto columns = 1 + random.below(7);
        for (std::size_t i = 0; i < columns; ++i) {
            table += static_cast<char>('a' + random.below(26));
        }
        const auto rows = random.below(40);
        for (std::size_t row = 0; row < rows; ++row) {
            table += '\n';
            for (std::size_t i = 0; i < columns; ++i) {
                table += k_cells.at(random.below(k_cells.size()));
                table += ';';
            }
        }
        bdd::fuzz::fuzz_matcher(table);
    }
}
