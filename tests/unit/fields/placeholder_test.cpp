#include "catch.hpp"

#include <bdd/fields/quantity.hpp>

using namespace bdd::fields;

TEST_CASE("placeholders are told from values", "[fields]") {
    for (const std::string_view cell : {"-",
                                        "--",
                                        "---",
                                        "–",
                                        "—",
                                        "...",
                                        "NC",
                                        "n.c.",
                                        "N/C",
                                        "N/A",
                                        "n/a",
                                        "NA",
                                        "#N/A",
                                        "#REF!",
                                        "#VALEUR!",
                                        "néant",
                                        "Néant",
                                        "NEANT",
                                        "null",
                                        "NULL",
                                        "(null)",
                                        "?",
                                        "???",
                                        "non renseigné",
                                        "Non Renseignée",
                                        "NON-RENSEIGNE",
                                        "inconnu",
                                        "Sans objet",
                                        "xxx",
                                        "/",
                                        " nc ",
                                        "\u00A0-\u00A0",
                                        "none",
                                        "N. C.",
                                        "A compléter"}) {
        INFO(cell);
        CHECK(is_placeholder(cell));
    }
    for (const std::string_view cell :
         {"", "x", "Nathalie", "N", "0", "Ancelin", "Nadal", "non", "1", "a", "Noneau", "- 5", "-1",
          "Navarre SA", "Neantis", "é", "Inconnue Productions", "A", "X"}) {
        INFO(cell);
        CHECK_FALSE(is_placeholder(cell));
    }
}

TEST_CASE("yes and no are read in French and English", "[fields]") {
    for (const std::string_view cell : {"oui", "OUI", "Yes", "o", "Y", "vrai", "TRUE", "x", "1",
                                        "Opt-in", "optin", "Abonné", "accepté", " oui ", "✓"}) {
        INFO(cell);
        CHECK(read_yes_no(cell) == true);
    }
    for (const std::string_view cell : {"non", "NO", "n", "faux", "False", "0", "opt-out", "OptOut",
                                        "désinscrit", "unsubscribed", "Désabonné", "refusé"}) {
        INFO(cell);
        CHECK(read_yes_no(cell) == false);
    }
    for (const std::string_view cell : {"", "-", "peut-être", "2", "oui mais", "ouinon"}) {
        INFO(cell);
        CHECK_FALSE(read_yes_no(cell));
    }
}

TEST_CASE("text encoded twice is put right, and only that", "[fields]") {
    CHECK(repair_double_encoding("SociÃ©tÃ©") == "Société");
    CHECK(repair_double_encoding("dÃ©jÃ\u00A0 vu") == "déjà vu");
    CHECK(repair_double_encoding("lâ€™hÃ´tel") == "l’hôtel");
    CHECK(repair_double_encoding("Å“uvre Ã‰tÃ©") == "œuvre Été");
    CHECK(repair_double_encoding("FranÃƒÂ§ois") == "François");
    for (const std::string_view cell : {"", "Societe", "Société", "Ã", "São Paulo", "HÔTEL À L'ÉTÉ",
                                        "Société SociÃ©tÃ©", "Ğ", "Łódź", "5 €"}) {
        INFO(cell);
        CHECK_FALSE(repair_double_encoding(cell));
    }
}

TEST_CASE("a text that lost its accents is noticed", "[fields]") {
    CHECK(has_damaged_accents("Soci\uFFFDt\uFFFD"));
    CHECK(has_damaged_accents("Soci?t?"));
    CHECK(has_damaged_accents("H?tel"));
    CHECK(has_damaged_accents("Cr??e"));
    CHECK(has_damaged_accents("é?é"));
    CHECK_FALSE(has_damaged_accents("Pourquoi ?"));
    CHECK_FALSE(has_damaged_accents("Quoi? Rien"));
    CHECK_FALSE(has_damaged_accents("?"));
    CHECK_FALSE(has_damaged_accents("a?1"));
    CHECK_FALSE(has_damaged_accents("Quoi\u00A0?\u00A0Rien"));
    CHECK_FALSE(has_damaged_accents("Société"));
}
