#include "catch.hpp"

#include <bdd/report/markdown.hpp>

using bdd::report::markdown_header;
using bdd::report::markdown_row;
using bdd::report::markdown_text;

TEST_CASE("Markdown shows plain words as they are", "[report]") {
    CHECK(markdown_text("Buyers of firms, 18 regions (2026-014)") ==
          "Buyers of firms, 18 regions (2026-014)");
    CHECK(markdown_text("existing_customer") == "existing_customer");
    CHECK(markdown_text("Été – Noël") == "Été – Noël");
    CHECK(markdown_text("").empty());
}

TEST_CASE("No text is a table, a title, a link, code or HTML in Markdown", "[report]") {
    CHECK(markdown_text("a|b") == "a\\|b");
    CHECK(markdown_text("a\n## b\r\n- c") == "a \\#\\# b - c");
    CHECK(markdown_text("`x` <b>*y*</b>") == "\\`x\\` \\<b\\>\\*y\\*\\</b\\>");
    CHECK(markdown_text("![z](javascript:1)") == "\\!\\[z\\](javascript:1)");
    CHECK(markdown_text("_em_ \\| &amp; ~~s~~ $1$") ==
          "\\_em\\_ \\\\\\| \\&amp; \\~\\~s\\~\\~ \\$1\\$");
}

TEST_CASE("Signs that nobody sees do not come into Markdown", "[report]") {
    CHECK(markdown_text("a\xE2\x80\xAE"
                        "b\xE2\x80\x8B"
                        "c\xE2\x81\xA6"
                        "d\x1B[31m\x07") == "abcd\\[31m");
}

TEST_CASE("A Markdown table has a rule below its titles", "[report]") {
    CHECK(markdown_header({"a", "b"}) == "| a | b |\n|---|---|\n");
    CHECK(markdown_row({"1|2", ""}) == "| 1\\|2 | |\n");
}
