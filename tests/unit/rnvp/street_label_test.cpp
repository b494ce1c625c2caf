#include "case_files.hpp"
#include "catch.hpp"

#include <bdd/core/text.hpp>
#include <bdd/rnvp/delivery.hpp>
#include <bdd/rnvp/street_label.hpp>

using namespace bdd::rnvp;
namespace text = bdd::text;

TEST_CASE("a label is shortened one word at a time, and only when it has to be", "[rnvp]") {
    const auto fitted = [](std::string_view label) { return fit_street_label(label).text; };
    CHECK(fitted("AVENUE DES FLEURS") == "AVENUE DES FLEURS");
    CHECK(fitted("ALLEE DE L ABBAYE NOTRE DAME DU GRAND MARCHE") ==
          "ALL DE L ABBAYE ND DU GD MARCHE");
    CHECK(fitted("AVENUE DE LA DIVISION DU GENERAL LECLERC") == "AV DE LA DIVISION DU GAL LECLERC");
    CHECK(fitted("CHEMIN DE LA FERME DES BOIS AU CHEMIN DES MOULINS") ==
          "CHEM FERM BOIS CHEM DES MOULINS");
    CHECK(fitted("VOIE DE LA DECLARATION UNIVERSELLE DES DROITS DE L HOMME") ==
          "VOIE D UNIVERSELLE DROITS HOMME");
    CHECK(fitted("MONTEE DE L EGLISE SAINT PIERRE SAINT PAUL") ==
          "MONT DE L EGLI ST PIERRE ST PAUL");

    const FittedLabel cut = fit_street_label(std::string(40, 'A') + " RUE");
    CHECK(cut.is_cut);
    CHECK(cut.text.size() <= k_label_limit);
}

TEST_CASE("a label that was shortened is read back as it is", "[rnvp]") {
    for (const std::string_view label :
         {"ALL 1ER BTN R B FFI 1944 1945", "RTE LONGCHAMP AU BOUT DES LACS",
          "RTE D 618 RTE MAUREILLAS", "RUE 8 M 1945 RTE D 974"}) {
        CHECK(looks_abbreviated(label));
        CHECK(read_street(label).label() == label);
    }
    CHECK_FALSE(looks_abbreviated("AV J JAURES"));
    CHECK_FALSE(looks_abbreviated("BD DES LICES"));
    // No fitting leaves CRS: the type is written out, the initial stays.
    CHECK(read_street("CRS H D ESTIENNE D ORVES").label() == "COURS H D ESTIENNE D ORVES");
}

TEST_CASE("the labels of Paris are those of the register", "[rnvp]") {
    std::size_t all = 0;
    std::size_t right = 0;
    for (const std::string& line : case_files::lines("ban75_nom_voie_nom_afnor.csv")) {
        const auto cells = text::split(line, ',');
        if (cells.size() < 2 || cells[0] == "nom_voie" || cells[0].front() == '"') {
            continue;
        }
        const std::string label = text::key(cells[0]);
        const std::string fitted = fit_street_label(label).text;
        CHECK(fitted.size() <= k_label_limit);
        CHECK(fit_street_label(fitted).text == fitted);
        if (!is_pseudo_street(label)) {
            ++all;
            const bool is_right = fitted == text::key(cells[1]);
            right += is_right ? 1 : 0;
            UNSCOPED_INFO((is_right ? "" : label + " became " + fitted));
        }
    }
    if (all == 0) {
        WARN("the case files are absent");
        return;
    }
    CHECK(1000 * right >= 998 * all);
}

TEST_CASE("the fixtures of the abbreviation all come out", "[rnvp]") {
    for (const auto& item : case_files::objects("normadresse_32.jsonl")) {
        CHECK(fit_street_label(text::key(item["raw"].get<std::string>())).text == item["expected"]);
    }
}

TEST_CASE("a plot of works is no street, an ordinal is", "[rnvp]") {
    CHECK(is_pseudo_street("183P9 Avenue de Clichy"));
    CHECK(is_pseudo_street("1S1 Voie C/16"));
    CHECK_FALSE(is_pseudo_street("1ERE AVENUE"));
    CHECK_FALSE(is_pseudo_street("2E RUE"));
    CHECK_FALSE(is_pseudo_street("8 MAI 1945"));
    CHECK_FALSE(is_pseudo_street("12B"));
}
