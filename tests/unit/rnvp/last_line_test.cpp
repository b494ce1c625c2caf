#include "catch.hpp"
#include "embedded_reference.hpp"

#include <bdd/rnvp/last_line.hpp>

using namespace bdd::rnvp;

namespace {

LastLine taken(std::vector<std::string>& cells) {
    return take_last_line(cells, embedded_reference().places);
}
LastLine taken(const std::string& cell, std::string& left) {
    std::vector<std::string> cells = {cell};
    LastLine line = taken(cells);
    left = cells.empty() ? "" : cells.front();
    return line;
}

} // namespace

TEST_CASE("Columns of a postcode and a town are read in every writing", "[rnvp]") {
    struct Case {
        const char* postcode;
        const char* town;
        const char* code;
        const char* name;
    };
    const auto c = GENERATE(
        Case{"35580", "BAULON", "35580", "BAULON"}, Case{"35 580", "Baulon", "35580", "BAULON"},
        Case{"F-75001", "Paris", "75001", "PARIS"}, Case{"1400", "X", "1400", "X"},
        Case{"1400.0", "X", "1400", "X"},
        Case{"2B238", "Poggio-di-Venaco", "2B238", "POGGIO DI VENACO"},
        Case{"", "35580 BAULON", "35580", "BAULON"}, Case{"35580 BAULON", "", "35580", "BAULON"},
        Case{"35580", "BAULON (35)", "35580", "BAULON"},
        Case{"40800", "Aire s/ l'Adour", "40800", "AIRE SUR L ADOUR"},
        Case{"61250", "Saint Didier s/s Ecouves", "61250", "SAINT DIDIER SOUS ECOUVES"});
    const LastLine line = read_last_line(c.postcode, c.town);
    CHECK(line.code == c.code);
    CHECK(line.town == c.name);
    CHECK_FALSE(line.says_cedex);
}

TEST_CASE("CEDEX, its number and arrondissements are told apart from the town", "[rnvp]") {
    const LastLine glued = read_last_line("69622", "VilleurbanneCEDEX");
    CHECK(glued.town == "VILLEURBANNE");
    CHECK(glued.says_cedex);
    CHECK(glued.town_was_glued);

    const LastLine numbered = read_last_line("75231", "PARIS CEDEX 05");
    CHECK(numbered.town == "PARIS");
    CHECK(numbered.cedex_number == "05");
    CHECK(numbered.arrondissement == 0);

    CHECK(read_last_line("12101", "Millau Cdx 11").cedex_number == "11");
    CHECK(read_last_line("20137", "PORTO-VECCHIO-CEDEX").town == "PORTO VECCHIO");
    CHECK(read_last_line("35000", "CX").town == "CX");

    for (const char* town :
         {"PARIS 10E ARRONDISSEMENT", "PARIS 10", "PARIS XE", "10e arrondissement Paris"}) {
        const LastLine line = read_last_line("75010", town);
        INFO(town);
        CHECK(line.town == "PARIS");
        CHECK(line.arrondissement == 10);
    }
    CHECK(read_last_line("69003", "LYON 03").arrondissement == 3);
    CHECK(read_last_line("92800", "PARIS LA DEFENSE").town == "PARIS LA DEFENSE");
}

TEST_CASE("The last line is cut out of free text from the right", "[rnvp]") {
    struct Case {
        const char* text;
        const char* code;
        const char* town;
        const char* left;
    };
    const auto c = GENERATE(
        Case{"12 rue de l'Église, 35580 Baulon", "35580", "BAULON", "12 rue de l'Église"},
        Case{"12 rue X Rennes 35000", "35000", "RENNES", "12 rue X"},
        Case{"32bis Rue des Vosges93290 Tremblay-en-France", "93290", "TREMBLAY EN FRANCE",
             "32bis Rue des Vosges"},
        Case{"15/17 rue des lilas 1400 L ABERGEMENT CLEMENCIAT", "1400", "L ABERGEMENT CLEMENCIAT",
             "15/17 rue des lilas"},
        Case{"1 rue saint roch 2B238 poggio-di-venaco", "2B238", "POGGIO DI VENACO",
             "1 rue saint roch"},
        Case{"1, rue de la Mairie 62217 Wailly-les-Arras", "62217", "WAILLY LES ARRAS",
             "1, rue de la Mairie"},
        Case{"10, rue d'Arcueil, BP 90233, 94528 Rungis", "94528", "RUNGIS",
             "10, rue d'Arcueil, BP 90233"},
        Case{"1 place de la Pyramide 92911 PARIS LA DÉFENSE", "92911", "PARIS LA DEFENSE",
             "1 place de la Pyramide"},
        Case{"11 Rue de la Caverne Bernardswiller", "", "BERNARDSWILLER", "11 Rue de la Caverne"},
        Case{"chevigny saint sauveur 8 rue charles le téméraire", "", "CHEVIGNY SAINT SAUVEUR",
             "8 rue charles le téméraire"},
        Case{"2 bis rue marie curie à troyes", "", "TROYES", "2 bis rue marie curie"},
        Case{"grands boulevards paris", "", "PARIS", "grands boulevards"});
    std::string left;
    const LastLine line = taken(c.text, left);
    CHECK(line.code == c.code);
    CHECK(line.town == c.town);
    CHECK(left == c.left);
}

TEST_CASE("A street that bears the name of a town keeps it", "[rnvp]") {
    for (const char* text : {"12 rue de Paris", "RUE SAINT MICHEL", "avenue de Lyon", "BP 35000",
                             "B.P. N° 35000", "18 Rue des Faisans"}) {
        std::string left;
        const LastLine line = taken(text, left);
        INFO(text << ": " << line.code << " " << line.town);
        CHECK(line.code.empty());
        CHECK(line.town.empty());
        CHECK(left == text);
    }
}

TEST_CASE("Two postcodes are both told", "[rnvp]") {
    std::string left;
    const LastLine line = taken("64000 Artix route de l'aéroport 64121", left);
    CHECK(line.code == "64000");
    CHECK(line.town == "ARTIX");
    CHECK(line.other_code == "64121");
    CHECK(left == "route de l'aéroport");
}

TEST_CASE("Postcode and town may stand in cells of their own", "[rnvp]") {
    std::vector<std::string> cells = {"12 rue des Lilas", "35580", "Baulon"};
    const LastLine line = taken(cells);
    CHECK(line.code == "35580");
    CHECK(line.town == "BAULON");
    CHECK(cells == std::vector<std::string>{"12 rue des Lilas"});
}

TEST_CASE("A town said again in the street column goes, a street of its name stays", "[rnvp]") {
    const auto left_of = [](const char* cell, const char* postcode, const char* town) {
        std::vector<std::string> cells = {cell};
        LastLine line = read_last_line(postcode, town);
        take_repeated_town(cells, line);
        return cells.empty() ? std::string() : cells.front();
    };
    CHECK(left_of("4 Rue Hassard, 75019 Paris", "75019", "PARIS") == "4 Rue Hassard");
    CHECK(left_of("6 place Bellecour LYON", "69002", "LYON") == "6 place Bellecour");
    CHECK(left_of("6 rue de Lyon", "69002", "LYON") == "6 rue de Lyon");
    CHECK(left_of("RUE SAINT MICHEL", "55300", "SAINT MICHEL") == "RUE SAINT MICHEL");
}

TEST_CASE("What a repeated town says beyond the columns is not lost", "[rnvp]") {
    std::vector<std::string> cells = {"12 rue X, 35042 Rennes Cedex 7"};
    LastLine line = read_last_line("35042", "RENNES");
    take_repeated_town(cells, line);
    CHECK(cells == std::vector<std::string>{"12 rue X"});
    CHECK(line.says_cedex);
    CHECK(line.cedex_number == "7");
    CHECK(line.other_code.empty());

    cells = {"4 Rue Hassard, 75020 Paris"};
    line = read_last_line("75019", "PARIS");
    take_repeated_town(cells, line);
    CHECK(line.code == "75019");
    CHECK(line.other_code == "75020");
}

TEST_CASE("Taking the last line survives any text", "[rnvp]") {
    for (const char* text :
         {"", " ", ",", "75001", "CEDEX", "CEDEX 7", "75001 CEDEX", "35000 35000 35000",
          "\xE2\x80\x99", "é", "2A", "2A004", "00000", "99999 NULLE PART"}) {
        std::vector<std::string> cells = {text};
        const LastLine line = taken(cells);
        CHECK(line.code.size() <= 5);
    }
}
