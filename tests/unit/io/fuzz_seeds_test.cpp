#include "../../fuzz/fuzz_csv_reader.hpp"
#include "../../fuzz/fuzz_encoding.hpp"
#include "catch.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

namespace {

/// Runs a fuzz target over its seeds; it aborts when one breaks an invariant.
template <typename Target>
int replay(const std::string& target, Target body) {
    int count = 0;
    for (const auto& entry :
         std::filesystem::directory_iterator(BDD_PROJECT "/tests/fuzz/seeds/" + target)) {
        std::ifstream in(entry.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        INFO(entry.path().string());
        body(bytes);
        ++count;
    }
    return count;
}

} // namespace

TEST_CASE("The seeds of fuzz_csv_reader keep its invariants", "[io]") {
    CHECK(replay("fuzz_csv_reader", bdd::fuzz::fuzz_csv_reader) >= 10);
}

TEST_CASE("The seeds of fuzz_encoding keep its invariants", "[io]") {
    CHECK(replay("fuzz_encoding", bdd::fuzz::fuzz_encoding) >= 10);
}
