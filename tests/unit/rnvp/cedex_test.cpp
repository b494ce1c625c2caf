#include "catch.hpp"

#include <bdd/rnvp/cedex.hpp>

namespace rnvp = bdd::rnvp;

TEST_CASE("of one CEDEX code the first label wins and communes add up", "[rnvp]") {
    const rnvp::CedexCodes codes({{"35042", "", {"35238"}},
                                  {"31068", "TOULOUSE CEDEX 7", {"31555"}},
                                  {"35042", "RENNES CEDEX", {"35047", "35238"}},
                                  {"35042", "RENNES CEDEX 9", {"35051"}}});
    REQUIRE(codes.size() == 2);
    const rnvp::CedexCode* const code = codes.find("35042");
    REQUIRE(code != nullptr);
    CHECK(code->label == "RENNES CEDEX");
    CHECK(code->communes == std::vector<std::string>{"35238", "35047", "35051"});
    CHECK(codes.find("35043") == nullptr);
    CHECK(codes.find("") == nullptr);
    CHECK(rnvp::CedexCodes().empty());
}
