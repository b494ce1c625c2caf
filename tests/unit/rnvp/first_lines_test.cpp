#include "catch.hpp"

#include <bdd/core/text.hpp>
#include <bdd/rnvp/first_lines.hpp>

#include <string>
#include <vector>

using namespace bdd;
using bdd::rnvp::break_lines;

TEST_CASE("Lines break between words", "[rnvp]") {
    CHECK(break_lines("").empty());
    CHECK(break_lines("SOCIETE NOUVELLE DE TRANSPORTS ET DE LOGISTIQUE") ==
          std::vector<std::string>{"SOCIETE NOUVELLE DE TRANSPORTS ET DE", "LOGISTIQUE"});
}

TEST_CASE("A word of several lines is cut, not lost", "[rnvp]") {
    const std::string word(100, 'Q');
    CHECK(break_lines("AU " + word + " FIN") ==
          std::vector<std::string>{"AU", std::string(38, 'Q'), std::string(38, 'Q'),
                                   std::string(24, 'Q') + " FIN"});
}

TEST_CASE("A long word is cut between signs, whatever their bytes", "[rnvp]") {
    for (const std::string sign : {"\u00C9", "\u20AC", "\u6771", "e\u0301"}) {
        std::string word;
        for (int i = 0; i < 100; ++i) {
            word += sign;
        }
        std::string joined;
        for (const std::string& line : break_lines(word)) {
            CHECK(text::find_invalid_utf8(line) == std::string_view::npos);
            CHECK(text::display_width(line) <= 38);
            CHECK_FALSE(line.empty());
            joined += line;
        }
        CHECK(joined == word);
    }
}
