#include "catch.hpp"

#include <bdd/core/text.hpp>

using namespace bdd;

TEST_CASE("fold drops case and accents and opens ligatures", "[core]") {
    CHECK(text::fold("Éléonore ŒUVRE Straße") == "eleonore oeuvre strasse");
    CHECK(text::fold("L’Haÿ-les-Roses") == "l'hay-les-roses");
    CHECK(text::fold("e\u0301") == "e");
    CHECK(text::fold("Ελλάδα") == "ellada");
}

TEST_CASE("key keeps capitals and digits with single spaces", "[core]") {
    CHECK(text::key("  Saint-Étienne du  Rouvray (76) ") == "SAINT ETIENNE DU ROUVRAY 76");
    CHECK(text::key("L’Oréal") == "L OREAL");
    CHECK(text::key("--") == "");
}

TEST_CASE("find_invalid_utf8 names the first bad byte", "[core]") {
    CHECK(text::find_invalid_utf8("abcé€😀") == std::string_view::npos);
    CHECK(text::find_invalid_utf8("ab\xE9"
                                  "c") == 2);
    CHECK(text::find_invalid_utf8("\xC0\x80") == 0);
    CHECK(text::find_invalid_utf8("\xED\xA0\x80") == 0);
    CHECK(text::find_invalid_utf8("a\xE2\x82") == 1);
    CHECK(text::find_invalid_utf8("\xF4\x90\x80\x80") == 0);
}

TEST_CASE("trim and clean_line know the blank signs of French files", "[core]") {
    CHECK(text::trim("\u00A0 \t12 345\u202F\r\n") == "12 345");
    CHECK(text::trim("\u200B\uFEFF") == "");
    CHECK(text::clean_line(" 3,\u00A0 rue\t\tdu\r\nBac\u200B ") == "3, rue du Bac");
    CHECK(text::clean_line("e\u0301te\u0301") == "été");
}

TEST_CASE("to_nfc and clean_line compose what is not composed, whatever stands beside it",
          "[core]") {
    CHECK(text::to_nfc("Éléonore, l’œuvre – 3 €") == "Éléonore, l’œuvre – 3 €");
    CHECK(text::to_nfc("Société e\u0301") == "Société é");
    CHECK(text::to_nfc("c\u0327") == "ç");
    CHECK(text::to_nfc("\u02FFe\u0300") == "\u02FFè"); // The last sign below the marks, and a mark.
    CHECK(text::to_nfc("a\u2000b\u2001") == "a\u2002b\u2003"); // Other names of one blank.
    CHECK(text::to_nfc("\u2002\u2019\u203F") == "\u2002\u2019\u203F");
    CHECK(text::to_nfc("10 \u2126, \u212B") == "10 Ω, Å"); // Ohm and angstrom signs.
    CHECK(text::to_nfc("\u1100\u1161") == "가");
    CHECK(text::clean_line("l’e\u0301te\u0301  \u212B") == "l’été Å");
    CHECK(text::clean_line("e\u200B\u0301") == "é"); // Composed once the hidden sign is gone.
}

TEST_CASE("display_width counts terminal columns", "[core]") {
    CHECK(text::display_width("été") == 3);
    CHECK(text::display_width("e\u0301") == 1);
    CHECK(text::display_width("日本") == 4);
    CHECK(text::shorten("Établissement", 6) == "Établ…");
    CHECK(text::shorten("court", 6) == "court");
}

TEST_CASE("typo_distance counts a transposition once", "[core]") {
    CHECK(text::typo_distance("imprt", "import") == 1);
    CHECK(text::typo_distance("ipmort", "import") == 1);
    CHECK(text::typo_distance("Société", "societe") == 0);
    CHECK(text::typo_distance("", "abc") == 3);
}

TEST_CASE("split keeps empty pieces and words drops them", "[core]") {
    CHECK(text::split("a;;b", ';') == std::vector<std::string_view>{"a", "", "b"});
    CHECK(text::split("", ';').size() == 1);
    CHECK(text::words("  a  b ") == std::vector<std::string_view>{"a", "b"});
}

TEST_CASE("upper and lower keep accents", "[core]") {
    CHECK(text::upper("école") == "ÉCOLE");
    CHECK(text::lower("ÉCOLE ŒUVRE") == "école œuvre");
}
