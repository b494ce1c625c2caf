#include "intake/column_names.hpp"

#include "catch.hpp"

#include <bdd/core/text.hpp>
#include <bdd/intake/column_mapping.hpp>
#include <bdd_embedded/intake.hpp>

#include <algorithm>
#include <string>

using namespace bdd;
using intake::field_of_name;
using intake::is_known_name;
using model::Field;

TEST_CASE("names are known however they are written", "[intake]") {
    for (const char* name : {"Code postal", "CODE_POSTAL", "code-postal", "codePostal", "C.P.",
                             "  Code   Postal ", "Code\u00A0postal", "codepostal"}) {
        INFO(name);
        CHECK(field_of_name(name) == Field::postcode);
    }
    CHECK(field_of_name("E-mail pro") == Field::email);
    CHECK(field_of_name("Adresse de courriel") == Field::email);
    CHECK(field_of_name("Tél. portable") == Field::mobile);
    CHECK(field_of_name("N° de téléphone direct") == Field::phone);
    CHECK(field_of_name("nom de l’entreprise") == Field::company);
    CHECK(field_of_name("Prénom du dirigeant") == Field::first_name);
    CHECK(field_of_name("libelleCommuneEtablissement") == Field::town);
    CHECK(field_of_name("libellecommuneetablissement") == Field::town);
}

TEST_CASE("neighbouring names do not run into each other", "[intake]") {
    CHECK(field_of_name("Adresse") == Field::address_1);
    CHECK(field_of_name("Adresse 2") == Field::address_2);
    CHECK(field_of_name("Adresse e-mail") == Field::email);
    CHECK(field_of_name("Adresse mail du contact") == Field::email);
    CHECK(field_of_name("Date de modification") == Field::updated_on);
    CHECK_FALSE(field_of_name("Date de création"));
    CHECK_FALSE(field_of_name("Inscrit le"));
    CHECK(field_of_name("Inscrit") == Field::opt_in);
    CHECK_FALSE(field_of_name("Désinscrit de la newsletter"));
    CHECK_FALSE(field_of_name("Code commune"));
    CHECK_FALSE(field_of_name("Code INSEE commune"));
    CHECK(field_of_name("Nombre de salariés") == Field::staff);
    CHECK_FALSE(field_of_name("Nombre d'élèves"));
    CHECK_FALSE(field_of_name("Libellé APE"));
    CHECK(field_of_name("Fax") == Field::ignore);
    CHECK_FALSE(field_of_name(""));
    CHECK_FALSE(field_of_name("***"));
}

TEST_CASE("numbered names repeat only what may stand often", "[intake]") {
    CHECK(field_of_name("TEL3") == Field::phone);
    CHECK(field_of_name("Email 2") == Field::email);
    CHECK(field_of_name("ADR4") == Field::address_4);
    const auto town = intake::read_name("Ville_2");
    REQUIRE(town);
    CHECK_FALSE(town->is_sure());
}

TEST_CASE("header evidence needs a known name, not a likely sentence", "[intake]") {
    CHECK(is_known_name("code postal"));
    CHECK(is_known_name("commentaire"));
    CHECK_FALSE(is_known_name("12 rue du bac"));
    CHECK_FALSE(is_known_name("paris"));
    CHECK_FALSE(is_known_name("dupont"));
    CHECK_FALSE(is_known_name("code de la route"));
    CHECK_FALSE(is_known_name("anne roy exemple fr"));
    CHECK_FALSE(is_known_name("75007"));
}

TEST_CASE("names that say nothing are told from names that are unknown", "[intake]") {
    CHECK(intake::is_generic_name("column_3"));
    CHECK(intake::is_generic_name("Unnamed: 4"));
    CHECK(intake::is_generic_name("F12"));
    CHECK(intake::is_generic_name(""));
    CHECK_FALSE(intake::is_generic_name("zone_17"));
    CHECK_FALSE(intake::is_generic_name("email"));
}

TEST_CASE("the dictionary is sound", "[intake]") {
    std::vector<std::string> names;
    for (const std::string_view line : text::split(intake::embedded::column_names_tsv(), '\n')) {
        if (line.empty() || line.front() == '#') {
            continue;
        }
        const auto columns = text::split(line, '\t');
        REQUIRE(columns.size() >= 2);
        INFO(line);
        const std::string name(columns[0]);
        std::string folded = text::lower(text::key(name));
        const bool is_pattern = name.find('*') != std::string::npos;
        if (!is_pattern) {
            CHECK(folded == name);
            const auto reading = intake::read_name(name);
            REQUIRE(reading);
            const bool is_none = columns[1] == "-";
            CHECK(reading->field.has_value() == !is_none);
        }
        names.push_back(name);
    }
    CHECK(names.size() >= 500);
    std::sort(names.begin(), names.end());
    CHECK(std::adjacent_find(names.begin(), names.end()) == names.end());
}
