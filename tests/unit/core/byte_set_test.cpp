#include "catch.hpp"

#include <bdd/core/byte_set.hpp>

using bdd::text::ByteSet;

TEST_CASE("A byte set finds the first byte in it and outside it", "[core]") {
    constexpr ByteSet set(";,\xE9");
    CHECK(set.find_in("a;b,c") == 1);
    CHECK(set.find_in("a;b,c", 2) == 3);
    CHECK(set.find_in("caf\xE9") == 3);
    CHECK(set.find_in("abc") == std::string_view::npos);
    CHECK(set.find_in("a;", 9) == std::string_view::npos);
    CHECK(set.find_outside(";;,x;") == 3);
    CHECK(set.find_outside(";;", 1) == std::string_view::npos);
    CHECK(set.find_outside("") == std::string_view::npos);
    CHECK(set.holds(';'));
    CHECK_FALSE(set.holds('\0'));
}
