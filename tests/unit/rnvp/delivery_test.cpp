#include "catch.hpp"

#include <bdd/rnvp/delivery.hpp>

#include <string>
#include <string_view>
#include <vector>

using namespace bdd::rnvp;

namespace {

std::string line_4(const StreetParts& street) {
    std::string line;
    for (const std::string& part : {street.number, street.repetition, street.label()}) {
        line += line.empty() || part.empty() ? "" : " ";
        line += part;
    }
    return line;
}

std::string street_line(std::string_view raw) {
    return line_4(read_street(raw));
}

Delivery delivery(const std::vector<std::string_view>& cells) {
    return read_delivery(cells);
}

} // namespace

TEST_CASE("a street number is told from the index, the range and the name", "[rnvp]") {
    CHECK(street_line("103, bis rue Belleville") == "103 B RUE BELLEVILLE");
    CHECK(street_line("12Bis villa gaudelet") == "12 B VILLA GAUDELET");
    CHECK(street_line("5B rue des lilas") == "5 B RUE DES LILAS");
    CHECK(street_line("1ter av. Amélie") == "1 T AVENUE AMELIE");
    CHECK(street_line("5 quinquies rue des lilas") == "5 C RUE DES LILAS");
    CHECK(street_line("4 à 8 rue des lilas") == "4 RUE DES LILAS");
    CHECK(street_line("52-54 rue des lilas") == "52 RUE DES LILAS");
    CHECK(read_street("15/17 rue des lilas").number_rest == "17");
    CHECK(read_street("12 ET 14 rue des lilas").number_rest == "14");
    CHECK(read_street("10, 12 bis et 14 rue des lilas").number_rest == "12 B 14");
    CHECK(street_line("0 rue des lilas") == "RUE DES LILAS");
    CHECK(street_line("00009 rue des lilas") == "00009 RUE DES LILAS");
    CHECK(street_line("03 rue des lilas") == "3 RUE DES LILAS");
    CHECK(street_line("8 RUE DU 8 MAI") == "8 RUE DU 8 MAI");
    CHECK(street_line("RUE DU BIS") == "RUE DU BIS");
    CHECK(street_line("241 R RUE des lilas") == "241 R RUE DES LILAS");
    CHECK(street_line("120 R RENARD") == "120 RUE RENARD");
    CHECK(street_line("5 A LA CROIX") == "5 A LA CROIX");

    const StreetParts long_number = read_street("12345 rue x");
    CHECK(long_number.number_is_too_long);
    CHECK(long_number.number.empty());
    CHECK(long_number.name == "12345 RUE X");
}

TEST_CASE("a type is expanded only where it is the type", "[rnvp]") {
    CHECK(street_line("9 GRAND RUE") == "9 GRAND RUE");
    CHECK(read_street("GRANDE RUE").type.empty());
    CHECK(read_street("LA PLACE").type.empty());
    CHECK(street_line("EN HAUT DE LA COTE") == "EN HAUT DE LA COTE");
    CHECK(street_line("3 QUAIDES BAUX") == "3 QUAI DES BAUX");
    CHECK(street_line("20 Bd St Michel") == "20 BOULEVARD SAINT MICHEL");
    CHECK(street_line("15/17 rue des lilas") == "15 RUE DES LILAS");
    CHECK(street_line("8 AV DU HUIT MAI 1945") == "8 AVENUE DU 8 MAI 1945");
    CHECK(street_line("RUE DES TROIS MAGES") == "RUE DES TROIS MAGES");
    CHECK(street_line("4 QUAIFRANCOIS MITTERRAND") == "4 QUAI FRANCOIS MITTERRAND");
    CHECK(street_line("RUE DU GAL DE GAULLE") == "RUE DU GENERAL DE GAULLE");
}

TEST_CASE("a delivery point is sorted into its lines", "[rnvp]") {
    Delivery found = delivery({"Immeuble Plein-Centre 60, avenue du Centre"});
    CHECK(line_4(found.street) == "60 AVENUE DU CENTRE");
    CHECK(found.complements == std::vector<std::string>{"IMMEUBLE PLEIN CENTRE"});

    found = delivery({"resid goelands 28 bis impasse des petrels"});
    CHECK(line_4(found.street) == "28 B IMPASSE DES PETRELS");
    CHECK(found.complements == std::vector<std::string>{"RESIDENCE GOELANDS"});

    found = delivery({"BP 374 39 RUE DE BEAULIEU"});
    CHECK(line_4(found.street) == "39 RUE DE BEAULIEU");
    CHECK(found.special == "BP 374");

    found = delivery({"12, rue de l'Église (bât. B)"});
    CHECK(line_4(found.street) == "12 RUE DE L EGLISE");
    CHECK(found.complements == std::vector<std::string>{"BAT B"});

    found = delivery({"Le Haut de la Rue du Bois"});
    CHECK(line_4(found.street) == "LE HAUT DE LA RUE DU BOIS");

    found = delivery({"Quartier Rohan"});
    CHECK(line_4(found.street) == "QUARTIER ROHAN");

    found = delivery({"BP 20169 Cite administrative - 8e étage Rue Gustave-Delory"});
    CHECK(line_4(found.street) == "RUE GUSTAVE DELORY");
    CHECK(found.special == "BP 20169");
}

TEST_CASE("boxes are read in all their spellings", "[rnvp]") {
    for (const auto& [raw, expected] :
         std::vector<std::pair<std::string_view, std::string>>{{"B.P. N° 7015", "BP 7015"},
                                                               {"BP 9 9", "BP 99"},
                                                               {"BP12", "BP 12"},
                                                               {"BOITE POSTALE 12", "BP 12"},
                                                               {"BP R9", "BP R9"},
                                                               {"CC 123", "CC 123"},
                                                               {"TSA No30719", "TSA 30719"},
                                                               {"C.S. 9", "CS 9"},
                                                               {"CIDEX N°304", "CIDEX 304"},
                                                               {"Boite 1", ""},
                                                               {"BAL 3", ""}}) {
        INFO(raw);
        CHECK(delivery({raw}).special == expected);
    }
}
