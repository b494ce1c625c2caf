#include "catch.hpp"

#include <bdd/fields/place.hpp>

#include <string>

using namespace bdd::fields;

TEST_CASE("French postcodes are repaired, and refused rather than invented", "[fields]") {
    CHECK(read_postcode("1000").value == "01000");
    CHECK(read_postcode("1000").repairs.has(Repair::postcode_zero_restored));
    CHECK(read_postcode("35000").repairs.empty());
    CHECK(read_postcode("75001.0").value == "75001");
    CHECK(read_postcode("1000,0").value == "01000");
    CHECK(read_postcode("=\"01000\"").value == "01000");
    CHECK(read_postcode("'01000").repairs.has(Repair::spreadsheet_artefact));
    CHECK(read_postcode("F-75001").value == "75001");
    CHECK(read_postcode("75\u00A0001").value == "75001");
    for (const char* good : {"01000", "20090", "97400", "00100", "98999", "97133"}) {
        CHECK(read_postcode(good).value == good);
        CHECK(read_postcode(good, "").value == good);
    }
    for (const char* bad :
         {"2A004", "ABC", "99000", "00000", "0100", "350000", "750", "35000 RENNES"}) {
        INFO(bad);
        CHECK(read_postcode(bad).problem == Problem::postcode_invalid);
        CHECK(read_postcode(bad).value.empty());
    }
    CHECK(read_postcode("").ok());
    CHECK(read_postcode("").repairs.empty());
    CHECK(read_postcode("NC").repairs.has(Repair::placeholder_emptied));
}

TEST_CASE("postcodes of other countries are only tidied", "[fields]") {
    CHECK(read_postcode(" sw1a  2aa", "GB").value == "SW1A 2AA");
    CHECK(read_postcode("1000", "BE").value == "1000");
    CHECK(read_postcode("1000", "RE").value == "01000");
    CHECK(read_postcode("98000", "MC").value == "98000");
    CHECK(read_postcode("1234567890123", "US").problem == Problem::postcode_invalid);
}

TEST_CASE("a postcode gives its département", "[fields]") {
    CHECK(department_of("35000") == "35");
    CHECK(department_of("01000") == "01");
    CHECK(department_of("20090") == "20");
    CHECK(department_of("95999") == "95");
    CHECK(department_of("97400") == "974");
    CHECK(department_of("98800") == "988");
    for (const char* none : {"", "00100", "96000", "97000", "98000", "3500", "ABCDE"}) {
        CHECK(department_of(none).empty());
    }
}

TEST_CASE("a town cell gives up the postcode in it", "[fields]") {
    const char* cases[][3] = {
        {"35580 BAULON", "35580", "BAULON"},
        {"BAULON (35580)", "35580", "BAULON"},
        {"(35580) BAULON", "35580", "BAULON"},
        {"BAULON 35580", "35580", "BAULON"},
        {"35 580 BAULON", "35580", "BAULON"},
        {"35000 - RENNES", "35000", "RENNES"},
        {"F-35000 Rennes", "35000", "Rennes"},
        {"75008 PARIS CEDEX 08", "75008", "PARIS CEDEX 08"},
        {"35580", "35580", ""},
        {"PARIS CEDEX 08", "", "PARIS CEDEX 08"},
        {"Saint Denis (La Réunion)", "", "Saint Denis (La Réunion)"},
        {"MARSEILLE 13", "", "MARSEILLE 13"},
        {"1000 Bruxelles", "", "1000 Bruxelles"},
        {"99999 Nulle-Part", "", "99999 Nulle-Part"},
        {"BAULON (35)", "", "BAULON (35)"},
        {"  Saint\u00A0 Malo ", "", "Saint Malo"},
        {"", "", ""},
    };
    for (const auto& one : cases) {
        INFO(one[0]);
        CHECK(read_town(one[0]).postcode == one[1]);
        CHECK(read_town(one[0]).town == one[2]);
    }
}

TEST_CASE("countries are read as codes and names", "[fields]") {
    const char* cases[][2] = {
        {"FR", "FR"},
        {"fra", "FR"},
        {"France", "FR"},
        {"FRANCE MÉTROPOLITAINE", "FR"},
        {"États-Unis", "US"},
        {"U.S.A.", "US"},
        {"UK", "GB"},
        {"Angleterre", "GB"},
        {"La Réunion", "RE"},
        {"Cote d’Ivoire", "CI"},
        {"allemagne", "DE"},
        {"Germany", "DE"},
        {"Deutschland", "DE"},
        {"République tchèque", "CZ"},
        {"Pays Bas", "NL"},
        {"The Netherlands", "NL"},
        {"LA", "LA"},
        {"le Maroc", "MA"},
        {"Nowhere", ""},
        {"", ""},
        {"-", ""},
        {"35", ""},
    };
    for (const auto& one : cases) {
        INFO(one[0]);
        CHECK(read_country(one[0]) == one[1]);
    }
}
