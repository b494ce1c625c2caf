#include "catch.hpp"

#include <bdd/core/text.hpp>
#include <bdd/fields/diminutives.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

using bdd::fields::first_name_families;
using bdd::fields::is_initials_of;
using bdd::fields::same_first_name_family;

TEST_CASE("Short forms, spellings and translations are of one family", "[fields]") {
    const std::vector<std::pair<std::string, std::string>> same = {
        {"christophe", "chris"},   {"alex", "alexandra"},
        {"alex", "alexis"},        {"bob", "robert"},
        {"bill", "guillaume"},     {"jp", "jean-paul"},
        {"jp", "JEAN PIERRE"},     {"j-p", "j p"},
        {"babeth", "elisabeth"},   {"fred", "frederique"},
        {"mike", "mickael"},       {"mathieu", "matthieu"},
        {"thibault", "thibaud"},   {"kate", "catherine"},
        {"peggy", "margaret"},     {"hans", "johannes"},
        {"beppe", "giuseppe"},     {"pepe", "jose"},
        {"paco", "francisco"},     {"klaus", "nikolaus"},
        {"seb", "sebastian"},      {"dick", "richard"},
        {"jeanmarc", "jean-marc"}, {"liz", "betty"},
        {"yohann", "yoann"},       {"stef", "stephane"},
    };
    for (const auto& [a, b] : same) {
        CAPTURE(a, b);
        CHECK(same_first_name_family(a, b));
        CHECK(same_first_name_family(b, a));
    }
}

TEST_CASE("Different names are of no common family", "[fields]") {
    const std::vector<std::pair<std::string, std::string>> different = {
        {"alexandre", "alexis"},
        {"alexandre", "alexandra"},
        {"christine", "christophe"},
        {"jean-pierre", "jean-paul"},
        {"jean", "jean-claude"},
        {"marie", "marie-claude"},
        {"frederic", "frederique"},
        {"daniel", "danielle"},
        {"pascal", "pascale"},
        {"martin", "martine"},
        {"laurent", "laurence"},
        {"bob", "bill"},
        {"unknownname", "othername"},
        {"", ""},
        {"", "jean"},
    };
    for (const auto& [a, b] : different) {
        CAPTURE(a, b);
        CHECK_FALSE(same_first_name_family(a, b));
        CHECK_FALSE(same_first_name_family(b, a));
    }
}

TEST_CASE("Equal names that no list knows are one family", "[fields]") {
    CHECK(same_first_name_family("xanthippos", "Xanthippos"));
    CHECK(first_name_families("xanthippos").empty());
}

TEST_CASE("A short form has all its families, in order", "[fields]") {
    const auto alex = first_name_families("ALEX");
    CHECK(alex.size() >= 4);
    CHECK(std::is_sorted(alex.begin(), alex.end()));
    CHECK(std::adjacent_find(alex.begin(), alex.end()) == alex.end());
}

TEST_CASE("Initials stand for the words of a first name", "[fields]") {
    for (const char* brief : {"J", "j.", "JP", "J-P", "J.-P.", "j p", "J. Pierre", "Jean-P."}) {
        CAPTURE(brief);
        CHECK(is_initials_of(brief, "jean-pierre"));
        CHECK(is_initials_of("JEAN PIERRE", brief));
    }
    CHECK(is_initials_of("m", "marc"));
    CHECK(is_initials_of("robert j", "robert james"));
    CHECK_FALSE(is_initials_of("jean", "jean-pierre"));
    CHECK_FALSE(is_initials_of("j", "j"));
    CHECK_FALSE(is_initials_of("jean", "jean"));
    CHECK_FALSE(is_initials_of("p", "jean-pierre"));
    CHECK_FALSE(is_initials_of("jpm", "jean-pierre"));
    CHECK_FALSE(is_initials_of("j m", "jean-pierre"));
    CHECK_FALSE(is_initials_of("", "jean"));
    CHECK_FALSE(is_initials_of("-", "jean"));
    CHECK_FALSE(is_initials_of("ed", "edouard")); // Two letters of one word are no initials.
}

TEST_CASE("A name of any length is compared safely", "[fields]") {
    const std::string endless(100'000, 'a');
    CHECK_FALSE(same_first_name_family(endless, "alex"));
    CHECK_FALSE(is_initials_of(endless, "a"));
    CHECK(first_name_families(endless).empty());
}
