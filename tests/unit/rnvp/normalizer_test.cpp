#include "catch.hpp"
#include "embedded_reference.hpp"

#include <bdd/core/text.hpp>
#include <bdd/rnvp/normalizer.hpp>

#include <algorithm>

using namespace bdd::rnvp;

namespace {

MailAddress normalize(std::vector<std::string_view> cells, std::string_view postcode = {},
                      std::string_view town = {}, std::string_view country = {}) {
    RawAddress raw;
    raw.cells = std::move(cells);
    raw.postcode = postcode;
    raw.town = town;
    raw.country = country;
    return Normalizer(embedded_reference()).normalize(raw);
}
std::string lines(const MailAddress& address) {
    std::string out;
    for (const std::string& line : address.lines) {
        if (!line.empty()) {
            out += (out.empty() ? "" : " | ") + line;
        }
    }
    return out;
}

} // namespace

TEST_CASE("The worked examples come out with their lines and codes", "[rnvp]") {
    struct Case {
        const char* raw;
        const char* lines;
        const char* code;
    };
    const auto c = GENERATE(
        Case{"avenue des fleurs|33380 Mios", "AVENUE DES FLEURS | 33380 MIOS", "1720"},
        Case{"5 bis rue des lilas|17620 Saint-Agnant", "5 B RUE DES LILAS | 17620 ST AGNANT",
             "1770"},
        Case{"15/17 rue des lilas|1400 L ABERGEMENT CLEMENCIAT",
             "15 RUE DES LILAS | 01400 L ABERGEMENT CLEMENCIAT", "3740"},
        Case{"BP 374 39 RUE DE BEAULIEU 86009 POITIERS CEDEX",
             "39 RUE DE BEAULIEU | BP 374 | 86009 POITIERS CEDEX", "7550"},
        Case{"10, rue d'Arcueil, BP 90233, 94528 Rungis",
             "10 RUE D ARCUEIL | BP 90233 | 94528 RUNGIS CEDEX", "5550"},
        Case{"41 RUE DU CAPITAINE GUYNEMER COURBEVOIE 92925 PARIS LA DEFENSE CEDEX",
             "41 RUE DU CAPITAINE GUYNEMER | COURBEVOIE | 92925 PARIS LA DEFENSE CEDEX", "7550"},
        Case{"1 rue saint roch 2B238 poggio-di-venaco", "1 RUE SAINT ROCH | 20250 POGGIO DI VENACO",
             "3770"},
        Case{"route de chalautre 77488 provins cedex", "ROUTE DE CHALAUTRE | 77488 PROVINS CEDEX",
             "7550"},
        Case{"75010 PARIS 10E ARRONDISSEMENT", "75010 PARIS", "1720"});
    const MailAddress got = normalize({c.raw});
    INFO(c.raw);
    CHECK(lines(got) == c.lines);
    CHECK(got.code.text() == c.code);
}

TEST_CASE("FRANCE is a country behind a town and a name behind a street", "[rnvp]") {
    CHECK(normalize({"6 AVENUE PIERRE MENDES FRANCE"}, "67300", "SCHILTIGHEIM").lines[3] ==
          "6 AVENUE PIERRE MENDES FRANCE");
    CHECK(normalize({"12 rue Anatole France"}, "35000", "Rennes").lines[3] ==
          "12 RUE ANATOLE FRANCE");
    const MailAddress paris = normalize({"5 rue de Rivoli 75004 Paris France"});
    CHECK(lines(paris) == "5 RUE DE RIVOLI | 75004 PARIS");
    CHECK(lines(normalize({"5 rue de Rivoli, 75004 Paris, France"})) ==
          "5 RUE DE RIVOLI | 75004 PARIS");
    CHECK(lines(normalize({"Rue Houmadi Bacar", "97600 Mamoudzou", "Mayotte, France"})) ==
          "RUE HOUMADI BACAR | 97600 MAMOUDZOU");
}

TEST_CASE("An address abroad keeps its last line and gets a country", "[rnvp]") {
    const MailAddress berlin = normalize({"Strasse 5, D-10115 Berlin, Allemagne"});
    CHECK(lines(berlin) == "STRASSE 5 | D-10115 Berlin | ALLEMAGNE");
    CHECK(berlin.code.town == 'F');
    CHECK(berlin.mailable);
    CHECK(lines(normalize({"Rue Neuve 4"}, "B-1000", "Bruxelles")) ==
          "RUE NEUVE 4 | B-1000 Bruxelles | BELGIQUE");
    CHECK(normalize({"1 av. X"}, "98000", "Monaco", "MC").lines[6] == "MONACO");
}

TEST_CASE("Columns and cells complete each other, and contradictions are told", "[rnvp]") {
    CHECK(normalize({"12 rue X, 35042 Rennes Cedex 7"}, "35042", "Rennes").lines[5] ==
          "35042 RENNES CEDEX 7");
    CHECK(normalize({"3 rue Y 35042 Rennes Cedex 7"}, "", "Rennes").lines[5] ==
          "35042 RENNES CEDEX 7");
    CHECK(normalize({"3 rue Y Rennes Cedex 7"}, "35042").lines[5] == "35042 RENNES CEDEX 7");
    // The code of business delivery in the cell, the town's own postcode in the column.
    const MailAddress business =
        normalize({"581 rue X", "CS 42037", "35042 Rennes Cedex 7"}, "35000", "RENNES");
    CHECK(business.lines[5] == "35042 RENNES CEDEX 7");
    CHECK(std::any_of(business.changes.begin(), business.changes.end(), [](const Change& change) {
        return change.reason == Reason::cp_corrected && change.before == "35000";
    }));
    // Half a last line in the columns, another whole one in the cells.
    const MailAddress half = normalize({"3 rue Y, 29400 Landivisiau"}, "35000");
    CHECK(half.status == Status::ambiguous);
    CHECK_FALSE(half.mailable);
    CHECK(half.complement == "LANDIVISIAU 29400");
    CHECK(normalize({"3 rue Y, 35000 Rennes"}, "", "BAULON").status == Status::ambiguous);
    CHECK(normalize({"3 rue Y, 35580 Baulon"}, "", "BAULON").lines[5] == "35580 BAULON");
    // No postcode: kept above, and the town stands.
    const MailAddress beside = normalize({"BA 105, 27037 Evreux"}, "27000", "EVREUX");
    CHECK(beside.lines[5] == "27000 EVREUX");
    CHECK(beside.lines[3] == "BA 105");
    CHECK(beside.lines[2] == "27037");
    CHECK(beside.code.town == '0');
    const MailAddress two = normalize({"4 Rue Hassard, 75020 Paris"}, "75019", "PARIS");
    CHECK(two.status == Status::ambiguous);
    CHECK(two.lines[2] == "75020"); // kept
    CHECK(two.candidates == std::vector<std::string>{"75019 PARIS", "75020 PARIS", "75001 PARIS",
                                                     "75002 PARIS", "75003 PARIS"});
}

TEST_CASE("No line abroad is over 38 signs, and no word of it is lost", "[rnvp]") {
    const MailAddress got =
        normalize({"Zweite Strasse am Alten Markt hinter dem grossen Rathaus 5"}, "10115",
                  "Berlin Mitte am Prenzlauer Berg an der Spree im Osten", "DE");
    std::string all;
    for (const std::string& line : got.lines) {
        CHECK(line.size() <= 38);
        all += line + ' ';
    }
    for (const char* word : {"ZWEITE", "RATHAUS", "10115", "Prenzlauer", "Osten", "ALLEMAGNE"}) {
        INFO(word << " in " << all << " / " << got.complement);
        CHECK(all.find(word) != std::string::npos);
    }
}

TEST_CASE("An alias of the user changes the street, and says so", "[rnvp]") {
    Reference reference = Reference::embedded();
    reference.aliases["PLACE DU MARCHE"] = "PLACE SIMONE VEIL";
    RawAddress raw;
    raw.cells = {"3 pl. du Marché"};
    raw.postcode = "35000";
    raw.town = "RENNES";
    const MailAddress got = Normalizer(reference).normalize(raw);
    CHECK(got.lines[3] == "3 PLACE SIMONE VEIL");
    CHECK(std::any_of(got.changes.begin(), got.changes.end(), [](const Change& change) {
        return change.reason == Reason::street_alias && change.before == "PLACE DU MARCHE";
    }));
    CHECK(normalize({"3 pl. du Marché"}, "35000", "RENNES").lines[3] == "3 PLACE DU MARCHE");
}

TEST_CASE("The end of a street is no town", "[rnvp]") {
    CHECK(normalize({"113B ruelle des Petits Ponts"}, "35000").lines[3] ==
          "113 B RUELLE DES PETITS PONTS");
    CHECK(normalize({"113B ruelle des Petits Ponts"}, "35000").lines[5] == "35000 RENNES");
    for (const char* street :
         {"12 rue Maurice Ravel", "3 rue des Petits Ponts", "4 rue du Docteur Vert"}) {
        INFO(street);
        const MailAddress got = normalize({street});
        CHECK(got.lines[3] == bdd::text::key(street));
        CHECK_FALSE(got.mailable);
    }
    CHECK(normalize({"3 rue des Lilas Rennes"}).town == "RENNES");
    CHECK(normalize({"2 rue du cracke Pasly"}).lines[5] == "02200 PASLY");
    CHECK(normalize({"2 Place du 12 Mai Figeac"}).lines[5] == "46100 FIGEAC");
    CHECK(normalize({"2 rue Vivienne PARIS"}).town == "PARIS");
}

TEST_CASE("A road that has only a number is written out", "[rnvp]") {
    CHECK(normalize({"40 RN 7"}, "13670", "Saint-Andiol").lines[3] == "40 ROUTE NATIONALE 7");
    const MailAddress got = normalize({"RD 113", "Les Fouitades"}, "13340", "ROGNAC");
    CHECK(got.lines[3] == "ROUTE DEPARTEMENTALE 113");
    CHECK(got.lines[2] == "LES FOUITADES");
    CHECK(normalize({"3 rue RD"}, "13340", "ROGNAC").lines[3] == "3 RUE RD");
}

TEST_CASE("Company, person and complements share the first lines, none over 38 signs", "[rnvp]") {
    RawAddress raw;
    raw.company = "Société Anonyme des Établissements Dupont et Compagnie du Nord";
    raw.person = "Madame Anne Dupont";
    raw.cells = {"Bât. B, 3e étage", "12 rue des Lilas"};
    raw.postcode = "35000";
    raw.town = "Rennes";
    const MailAddress got = Normalizer(embedded_reference()).normalize(raw);
    for (const std::string& line : got.lines) {
        CHECK(line.size() <= 38);
    }
    CHECK(got.lines[3] == "12 RUE DES LILAS");
    CHECK(got.complement == "BAT B 3E ETAGE");
    CHECK(got.code.form == '2'); // four lines of words have no place in three
    CHECK(std::any_of(got.changes.begin(), got.changes.end(),
                      [](const Change& change) { return change.reason == Reason::cut; }));
}

TEST_CASE("Nothing to read is rejected", "[rnvp]") {
    for (const char* text : {"", " ", "-", "N/A", "néant"}) {
        const MailAddress got = normalize({text});
        CHECK(got.status == Status::rejected);
        CHECK_FALSE(got.mailable);
    }
}

TEST_CASE("Line 7 has room for every country, and names it again", "[rnvp]") {
    const Normalizer normalizer(embedded_reference());
    for (const char* country : {"GS", "IO", "UM", "VC", "BQ"}) {
        RawAddress raw;
        raw.cells = {"1 Main Street"};
        raw.town = "Capital";
        raw.country = country;
        const MailAddress address = normalizer.normalize(raw);
        INFO(address.lines[6]);
        CHECK_FALSE(address.lines[6].empty());
        CHECK(address.lines[6].size() <= 38);
        raw.country = address.lines[6];
        CHECK(normalizer.normalize(raw).lines[6] == address.lines[6]);
    }
}
