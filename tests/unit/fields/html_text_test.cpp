#include "catch.hpp"

#include <bdd/fields/quantity.hpp>

using bdd::fields::decode_html_signs;

TEST_CASE("signs that HTML wrote as codes are read once", "[fields]") {
    CHECK(decode_html_signs("Menuiserie de l&#039;Ouest") == "Menuiserie de l'Ouest");
    CHECK(decode_html_signs("Durand &amp; Fils &eacute;lev&#xE9;s") == "Durand & Fils élevés");
    CHECK(decode_html_signs("&amp;eacute;") == "&eacute;");
    CHECK(decode_html_signs("R&D; &zigzag; &#55296; &#10; &#; &#x;") == std::nullopt);
    CHECK(decode_html_signs("Durand & Fils") == std::nullopt);
    CHECK(decode_html_signs("&") == std::nullopt);
    CHECK(decode_html_signs("&&amp") == std::nullopt);
    CHECK(decode_html_signs("&&euro;") == "&€");
}
