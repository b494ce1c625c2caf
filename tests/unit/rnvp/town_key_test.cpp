#include "catch.hpp"

#include <bdd/core/text.hpp>
#include <bdd/rnvp/places.hpp>

#include <array>
#include <random>
#include <string>

namespace rnvp = bdd::rnvp;

TEST_CASE("writings of one town have one key", "[rnvp]") {
    const auto same = [](std::string_view a, std::string_view b) {
        CAPTURE(a, b);
        CHECK(rnvp::town_key(bdd::text::key(a)) == rnvp::town_key(bdd::text::key(b)));
    };
    same("St-Étienne", "SAINT ETIENNE");
    same("Ste Colombe", "Sainte-Colombe");
    same("air s/ l'adour", "AIR SUR L ADOUR");
    same("Saint Didier s/s Ecouves", "ST DIDIER SOUS ECOUVES");
    same("Chalon /s Saône", "CHALON-SUR-SAÔNE");
    same("Villeneuve les Avignon", "Villeneuve-lez-Avignon");
    same("Les Deux Alpes", "LES 2 ALPES");
    same("SIX-FOURS-LES-PLAGES", "6 FOURS LES PLAGES");
}

TEST_CASE("CEDEX and its number are no part of the key of a town", "[rnvp]") {
    CHECK(rnvp::town_key("BORDEAUX CEDEX 1") == "BORDEAUX");
    CHECK(rnvp::town_key("PARIS LA DEFENSE CEDEX") == "PARIS LA DEFENSE");
    CHECK(rnvp::town_key("PARIS 8 CEDEX 08") == "PARIS");
    CHECK(rnvp::town_key("VILLEURBANNECEDEX") == "VILLEURBANNE");
    CHECK(rnvp::town_key("PORTO VECCHIO CEDEX") == "PORTO VECCHIO");
    CHECK(rnvp::town_key("MILLAU CX 11") == "MILLAU");
    CHECK(rnvp::town_key("CX LES BAINS") == "CX LES BAINS");
    CHECK(rnvp::town_key("TOULOUSE CDX 7") == "TOULOUSE");
}

TEST_CASE("an arrondissement is no part of the key of its city", "[rnvp]") {
    for (const char* name :
         {"PARIS 10", "PARIS 10E", "PARIS 10E ARRONDISSEMENT", "PARIS XE", "PARIS X",
          "PARIS 10 EME ARRDT", "9E ARRONDISSEMENT PARIS", "9E ARRONDISSEMENT DE PARIS", "PARIS 01",
          "PARIS 1ER", "PARIS DIX", "PARIS XVIIIE", "PARIS XX"}) {
        CAPTURE(name);
        CHECK(rnvp::town_key(name) == "PARIS");
    }
    CHECK(rnvp::town_key("LYON 3E ARRONDISSEMENT") == "LYON");
    CHECK(rnvp::town_key("MARSEILLE 16") == "MARSEILLE");
    // Not theirs: the number of a house, one too many, a real name.
    CHECK(rnvp::town_key("12 PARIS") == "12 PARIS");
    CHECK(rnvp::town_key("LYON 10") == "LYON 10");
    CHECK(rnvp::town_key("PARIS 21") == "PARIS 21");
    CHECK(rnvp::town_key("PARIS L HOPITAL") == "PARIS L HOPITAL");
    CHECK(rnvp::town_key("LE TOUQUET PARIS PLAGE") == "LE TOUQUET PARIS PLAGE");
    CHECK(rnvp::town_key("NICE 5") == "NICE 5");
}

TEST_CASE("words that only look like abbreviations stay in the key of a town", "[rnvp]") {
    CHECK(rnvp::town_key("CASTELNAU LE LEZ") == "CASTELNAU LE LEZ");
    CHECK(rnvp::town_key("LEZ FONTAINE") == "LEZ FONTAINE");
    CHECK(rnvp::town_key("VILLAGE NEUF") == "VILLAGE NEUF");
    CHECK(rnvp::town_key("LE SAINT") == "LE SAINT");
}

TEST_CASE("the key of a key is the key", "[rnvp]") {
    constexpr std::array words{"PARIS", "LYON", "10",     "3E", "XE",    "E",    "CEDEX",
                               "CX",    "CDX",  "1",      "S",  "SS",    "LEZ",  "ST",
                               "SEPT",  "DIX",  "NICE",   "DE", "ARR",   "EME",  "LE",
                               "STE",   "SUR",  "ACEDEX", "I",  "VINGT", "CENT", "MARSEILLE"};
    std::minstd_rand random(20261123); // NOLINT(cert-msc51-cpp): the same words each time
    for (int round = 0; round < 20'000; ++round) {
        std::string name;
        const std::size_t count = 1 + random() % 6;
        for (std::size_t i = 0; i < count; ++i) {
            name += (i == 0 ? "" : " ") + std::string(words[random() % words.size()]);
        }
        const std::string once = rnvp::town_key(name);
        CAPTURE(name, once);
        REQUIRE(rnvp::town_key(once) == once);
    }
}

TEST_CASE("SAINT is short on line 6 unless it is the last word", "[rnvp]") {
    CHECK(rnvp::town_label("SAINT AGNANT") == "ST AGNANT");
    CHECK(rnvp::town_label("NEUVY SAINT SEPULCHRE") == "NEUVY ST SEPULCHRE");
    CHECK(rnvp::town_label("SAINTE MARIE") == "STE MARIE");
    CHECK(rnvp::town_label("LE SAINT") == "LE SAINT");
    CHECK(rnvp::town_label("SAINTS EN PUISAYE") == "SAINTS EN PUISAYE");
    CHECK(rnvp::town_label("SAINTES MARIES DE LA MER") == "SAINTES MARIES DE LA MER");
    CHECK(rnvp::town_label(rnvp::town_label("SAINT SAINT SAINT")) == "ST ST SAINT");
}
