#include "catch.hpp"

#include <bdd/core/text.hpp>
#include <bdd/fields/place.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <vector>

using namespace bdd;
using namespace bdd::fields;

namespace {

struct Case {
    const char* cell;
    std::array<const char*, 4> lines;
    const char* postcode;
    const char* town;
    const char* country;
};

void check(const Case& one) {
    INFO(one.cell);
    const AddressReading address = read_address(one.cell);
    CHECK(address.split == (std::string(one.postcode) != ""));
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(address.lines[i] == one.lines.at(i));
    }
    CHECK(address.postcode == one.postcode);
    CHECK(address.town == one.town);
    CHECK(address.country == one.country);
}

/// Small generator, so that the property tests do the same everywhere.
class Random {
public:
    std::size_t below(std::size_t limit) {
        m_state = m_state * 6364136223846793005ULL + 1442695040888963407ULL;
        return (m_state >> 33U) % limit;
    }

private:
    std::uint64_t m_state = 20261123;
};

} // namespace

TEST_CASE("an address in one cell is split from the right", "[fields]") {
    const Case cases[] = {
        {"12 bis, rue de la Paix - Bât B - 35000 RENNES",
         {"12 bis, rue de la Paix", "Bât B", "", ""},
         "35000",
         "RENNES",
         ""},
        {"12 rue de la Paix\r\nBât B\n35000 RENNES\nFRANCE",
         {"12 rue de la Paix", "Bât B", "", ""},
         "35000",
         "RENNES",
         "FR"},
        {"ZI Nord BP 12 59000 Lille Cedex",
         {"ZI Nord BP 12", "", "", ""},
         "59000",
         "Lille Cedex",
         ""},
        {"Lieu-dit Kerbiriou, 29200 Brest, France",
         {"Lieu-dit Kerbiriou", "", "", ""},
         "29200",
         "Brest",
         "FR"},
        {"Tribunal de Redon 1, place Royale 35600 Redon",
         {"Tribunal de Redon 1, place Royale", "", "", ""},
         "35600",
         "Redon",
         ""},
        {"12 rue X 35000 Rennes France", {"12 rue X", "", "", ""}, "35000", "Rennes", "FR"},
        {"Bât A | 12 rue Royale | 75008 PARIS CEDEX 08",
         {"Bât A", "12 rue Royale", "", ""},
         "75008",
         "PARIS CEDEX 08",
         ""},
        {"103, bis rue Belleville, CS 91704, 33063 Bordeaux CEDEX 1",
         {"103, bis rue Belleville", "CS 91704", "", ""},
         "33063",
         "Bordeaux CEDEX 1",
         ""},
        {"12 rue X, 35 000 RENNES, Cedex 7",
         {"12 rue X", "", "", ""},
         "35000",
         "RENNES Cedex 7",
         ""},
        {"12 rue de la Paix, Rennes (35000)",
         {"12 rue de la Paix", "", "", ""},
         "35000",
         "Rennes",
         ""},
        {"12 rue de la Paix, F-35000 Rennes",
         {"12 rue de la Paix", "", "", ""},
         "35000",
         "Rennes",
         ""},
        {"75008 PARIS - 12 rue Royale", {"12 rue Royale", "", "", ""}, "75008", "PARIS", ""},
        {"32 rue du moulin, 80120 RUE", {"32 rue du moulin", "", "", ""}, "80120", "RUE", ""},
        {"A, B, C, D, E, F, 35000 Rennes", {"A", "B", "C", "D, E, F"}, "35000", "Rennes", ""},
        // Where the town begins cannot be known.
        {"12 rue de la Paix Rennes 35000",
         {"12 rue de la Paix Rennes", "", "", ""},
         "35000",
         "",
         ""},
    };
    for (const Case& one : cases) {
        check(one);
    }
}

TEST_CASE("a five-digit number that is no postcode is left in its line", "[fields]") {
    const Case cases[] = {
        {"12345 route de Paris 35000 Rennes",
         {"12345 route de Paris", "", "", ""},
         "35000",
         "Rennes",
         ""},
        {"12345 route de Paris, Rennes", {"12345 route de Paris, Rennes", "", "", ""}, "", "", ""},
        {"BP 12345 59000 Lille", {"BP 12345", "", "", ""}, "59000", "Lille", ""},
        {"B.P. 12345, 59000 Lille", {"B.P. 12345", "", "", ""}, "59000", "Lille", ""},
        {"59000 LILLE BP 12345", {"BP 12345", "", "", ""}, "59000", "LILLE", ""},
        {"TSA 12345 Rennes", {"TSA 12345 Rennes", "", "", ""}, "", "", ""},
        {"Route départementale 977 B 21320 Vandenesse",
         {"Route départementale 977 B", "", "", ""},
         "21320",
         "Vandenesse",
         ""},
        {"Route du Col de Porte 38380 Saint-Pierre",
         {"Route du Col de Porte", "", "", ""},
         "38380",
         "Saint-Pierre",
         ""},
    };
    for (const Case& one : cases) {
        check(one);
    }
}

TEST_CASE("a country is told apart from towns that sound like one", "[fields]") {
    const Case cases[] = {
        {"3 av Charles, 95700 ROISSY EN FRANCE",
         {"3 av Charles", "", "", ""},
         "95700",
         "ROISSY EN FRANCE",
         ""},
        {"3 av Charles, 95700 ROISSY EN FRANCE, FRANCE",
         {"3 av Charles", "", "", ""},
         "95700",
         "ROISSY EN FRANCE",
         "FR"},
        {"1 place du Palais, 98000 Monaco",
         {"1 place du Palais", "", "", ""},
         "98000",
         "Monaco",
         ""},
        {"1 place du Palais, 98000 Monaco, Monaco",
         {"1 place du Palais", "", "", ""},
         "98000",
         "Monaco",
         "MC"},
        {"8 rue de France, 97150 Saint-Martin",
         {"8 rue de France", "", "", ""},
         "97150",
         "Saint-Martin",
         ""},
        {"97450 Saint-Louis, La Réunion", {"", "", "", ""}, "97450", "Saint-Louis", "RE"},
        {"2 av X 74166 ST JULIEN CX", {"2 av X", "", "", ""}, "74166", "ST JULIEN CX", ""},
        {"12 rue de France", {"12 rue de France", "", "", ""}, "", "", ""},
    };
    for (const Case& one : cases) {
        check(one);
    }
}

TEST_CASE("addresses of other countries are split when they say where they are", "[fields]") {
    const Case cases[] = {
        {"Rue de la Loi 16, 1000 Bruxelles, Belgique",
         {"Rue de la Loi 16", "", "", ""},
         "1000",
         "Bruxelles",
         "BE"},
        {"Rue de la Loi 16 1000 Bruxelles Belgique",
         {"Rue de la Loi 16", "", "", ""},
         "1000",
         "Bruxelles",
         "BE"},
        {"10 Downing Street, London SW1A 2AA, United Kingdom",
         {"10 Downing Street", "", "", ""},
         "SW1A 2AA",
         "London",
         "GB"},
        {"350 Fifth Avenue, New York, NY 10118, USA",
         {"350 Fifth Avenue", "", "", ""},
         "10118",
         "New York, NY",
         "US"},
        {"Hauptstr. 5, D-10115 Berlin", {"Hauptstr. 5", "", "", ""}, "10115", "Berlin", "DE"},
        {"CH-1201 Genève", {"", "", "", ""}, "1201", "Genève", "CH"},
        {"Damrak 1, 1012 LG Amsterdam, Pays-Bas",
         {"Damrak 1", "", "", ""},
         "1012 LG",
         "Amsterdam",
         "NL"},
        // Four digits alone say nothing.
        {"Rue de la Loi 16, 1000 Bruxelles",
         {"Rue de la Loi 16, 1000 Bruxelles", "", "", ""},
         "",
         "",
         ""},
    };
    for (const Case& one : cases) {
        check(one);
    }
}

TEST_CASE("an address without a postcode stays whole", "[fields]") {
    const AddressReading address = read_address(" 12,  rue de la Paix\n Rennes ");
    CHECK_FALSE(address.split);
    CHECK(address.lines[0] == "12, rue de la Paix Rennes");
    CHECK(address.lines[1].empty());
    for (const char* cell : {"", " ", "\n"}) {
        CHECK(read_address(cell).lines[0].empty());
    }
}

TEST_CASE("no word of an address is lost, whatever its order", "[fields]") {
    const std::vector<std::string> words = {
        "12",      "bis",    "rue",  "de",       "la",         "Paix", "35000",
        "RENNES",  "CEDEX",  "BP",   "12345",    "ZI",         "Nord", "France",
        "FR",      "Monaco", "Bât",  "(75008)",  "1000",       "EN",   "F-29200",
        "CH-1201", "35",     "000",  "Belgique", "Saint-Malo", "N°",   "NY",
        "TSA",     "l’Île",  "SW1A", "2AA",      "Place",      "9"};
    const std::vector<std::string> gaps = {" ", ", ", " - ", "\n", "|", "; ", "  ", "\r\n"};
    Random random;
    for (int round = 0; round < 20000; ++round) {
        std::string cell;
        for (std::size_t left = 1 + random.below(12); left > 0; --left) {
            cell += words[random.below(words.size())];
            cell += gaps[random.below(random.below(2) == 0 ? 1 : gaps.size())];
        }
        const AddressReading address = read_address(cell);
        std::string all = address.postcode + ' ' + address.town;
        for (const std::string& line : address.lines) {
            all += ' ' + line;
        }
        const std::string found = ' ' + text::key(all) + ' ';
        const std::string given = text::key(cell);
        for (const std::string_view word : text::words(given)) {
            // A country becomes its code; the digits of a spaced postcode are glued.
            const bool is_country =
                !address.country.empty() && (word == "FRANCE" || word == "FR" || word == "MONACO" ||
                                             word == "BELGIQUE" || word == "F" || word == "CH");
            const bool is_glued = address.postcode.find(word) != std::string::npos;
            const bool is_prefix = word == "F";
            INFO(cell << " -> " << all << " lost " << word);
            REQUIRE((is_country || is_glued || is_prefix ||
                     found.find(' ' + std::string(word) + ' ') != std::string::npos));
        }
    }
}
