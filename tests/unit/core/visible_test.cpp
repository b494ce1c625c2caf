#include "catch.hpp"

#include <bdd/core/visible.hpp>

using bdd::text::visible;

TEST_CASE("Plain words are quoted as they are", "[core]") {
    for (const char* plain :
         {"", "salon.csv", "Élodie Lœuvre – 18 €", "日本", "e\xcc\x81", "a\\n", "👩‍🔬"}) {
        CHECK(visible(plain) == plain);
    }
}

TEST_CASE("What a terminal would obey is written out", "[core]") {
    CHECK(visible("a\nb\r\tc") == "a\\nb\\r\\tc");
    CHECK(visible("\x1b[31mred\x07\x7f") == "\\u001b[31mred\\u0007\\u007f");
    CHECK(visible("\xc2\x9b"
                  "31m") == "\\u009b31m");
    CHECK(visible("a\xe2\x80\xa8"
                  "b") == "a\\u2028b");
    CHECK(visible(std::string_view("a\0b", 3)) == "a\\u0000b");
}

TEST_CASE("Signs that turn a line around are written out", "[core]") {
    CHECK(visible("\xe2\x80\xae"
                  "evil\xe2\x80\xac") == "\\u202eevil\\u202c");
    CHECK(visible("\xe2\x81\xa6x\xe2\x81\xa9") == "\\u2066x\\u2069");
}

TEST_CASE("Bytes that are not UTF-8 are written out one by one", "[core]") {
    CHECK(visible("caf\xe9 noir\xff") == "caf\\xe9 noir\\xff");
    CHECK(visible("\xed\xa0\x80") == "\\xed\\xa0\\x80");
    CHECK(visible("\xe2\x82") == "\\xe2\\x82");
}

TEST_CASE("A page keeps its lines and tabs", "[core]") {
    CHECK(bdd::text::visible_page("a\n\tb\r\n\x1b[2Jc\n") == "a\n\tb\\r\n\\u001b[2Jc\n");
}
