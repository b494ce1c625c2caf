#include "catch.hpp"

#include <bdd/fields/person_name.hpp>

#include <string>

using namespace bdd::fields;

namespace {

struct Case {
    const char* cell;
    const char* civility;
    const char* title;
    const char* first;
    const char* last;
};

} // namespace

TEST_CASE("a civility cell is read in its many spellings", "[fields]") {
    for (const char* cell :
         {"M", "M.", "m.", "Mr", "MONSIEUR", "H", "Homme", "Monsieur le Maire"}) {
        CHECK(read_civility(cell) == Civility::mister);
    }
    for (const char* cell :
         {"Mme", "MME.", "Madame", "Mlle", "Melle", "Miss", "F", "femme", "Féminin"}) {
        CHECK(read_civility(cell) == Civility::madam);
    }
    // Two persons, a choice on a form, a title: nobody can tell.
    for (const char* cell : {"", "-", "Dr", "Me", "M. et Mme", "H/F", "Mme/M.", "MM.", "Pr"}) {
        CHECK(read_civility(cell) == Civility::unknown);
    }
    CHECK(read_civility("Mme le Dr") == Civility::madam);
    CHECK(display(Civility::madam) == "Mme");
    CHECK(display(Civility::unknown).empty());
}

TEST_CASE("capitals become mixed case with their particles in lower case", "[fields]") {
    CHECK(display_name("DE LA TOUR D'AUVERGNE") == "de La Tour d'Auvergne");
    CHECK(display_name("D’ESTAING") == "d’Estaing");
    CHECK(display_name("LE GOFF") == "Le Goff");
    CHECK(display_name("VAN DER BERG") == "van der Berg");
    CHECK(display_name("BEN SAÏD") == "Ben Saïd");
    CHECK(display_name("O'BRIEN") == "O'Brien");
    CHECK(display_name("L'HOSTIS") == "L'Hostis");
    CHECK(display_name("DUPONT-LE GOFF") == "Dupont-Le Goff");
    CHECK(display_name("VILLENEUVE-DE-BERG") == "Villeneuve-de-Berg");
    CHECK(display_name("ŒUVRARD-LEFÈVRE") == "Œuvrard-Lefèvre");
    CHECK(display_name("DUPONT ÉPOUSE MARTIN") == "Dupont épouse Martin");
    CHECK(display_name("J.-P.") == "J.-P.");
    CHECK(display_name("jean-françois") == "Jean-François");
    CHECK(display_name("ΠΑΠΑΔΟΠΟΥΛΟΣ") == "Παπαδοπουλος");
    CHECK(display_name("VAN") == "Van");
}

TEST_CASE("mixed case stays as it was given", "[fields]") {
    for (const char* name : {"McDonald", "d’Estaing", "van der Berg", "Ben Saïd", "De La Cruz",
                             "MacDONALD", "LeFèvre"}) {
        CHECK(display_name(name) == name);
    }
    CHECK(display_name("  Le\u00A0 Goff ") == "Le Goff");
    CHECK(display_name("van der BERG") == "van der Berg");
}

TEST_CASE("separate name cells lose their civility and keep the rest", "[fields]") {
    const auto madam = read_person_name("Anne", "Mme. LEFÈVRE");
    CHECK(madam.value.civility == Civility::madam);
    CHECK(madam.value.last_name == "Lefèvre");
    CHECK(madam.repairs.has(Repair::civility_from_name));
    CHECK(madam.repairs.has(Repair::name_capitals));

    const auto doctor = read_person_name("Dr Paul", "petit");
    CHECK(doctor.value.title == "Dr");
    CHECK(doctor.value.first_name == "Paul");
    CHECK(doctor.value.last_name == "Petit");
    CHECK_FALSE(doctor.repairs.has(Repair::name_capitals));

    const auto couple = read_person_name("", "M. et Mme DURAND");
    CHECK(couple.value.civility == Civility::unknown);
    CHECK(couple.value.title == "M. et Mme");
    CHECK(couple.value.last_name == "Durand");

    // One says M., the other Mme.
    CHECK(read_person_name("M. Dominique", "Mme Durand").value.civility == Civility::unknown);
    // Swapped cells are not corrected.
    CHECK(read_person_name("DUPONT", "Jean").value.first_name == "Dupont");
}

TEST_CASE("an initial that looks like a civility stays a name", "[fields]") {
    const auto reading = read_person_name("M.", "DUPONT");
    CHECK(reading.value.first_name == "M.");
    CHECK(reading.value.civility == Civility::unknown);
    CHECK(read_person_name("M.-P.", "Dupont").value.first_name == "M.-P.");
    CHECK(read_person_name("JP", "Dupont").value.first_name == "JP");
    CHECK(read_person_name("", "Me").value.last_name == "Me");
    CHECK(read_person_name("", "Null").value.last_name == "Null");
    CHECK(read_person_name("Na", "NA").value.last_name == "Na");
}

TEST_CASE("what is no name is read as empty and said", "[fields]") {
    for (const char* cell : {"-", "N/A", "nc", "Néant", "12345", "?", "a.b@example.org"}) {
        const auto reading = read_person_name("", cell);
        CHECK(reading.value.last_name.empty());
        CHECK(reading.repairs.has(Repair::placeholder_emptied));
    }
    CHECK(read_person_name("", "").repairs.empty());
    CHECK(read_person_name("", "DUPONT 2").value.last_name == "Dupont 2");
    CHECK(read_person_name("", "Dupont jean@example.org").value.last_name == "Dupont");
}

TEST_CASE("a whole name in one cell is split", "[fields]") {
    const Case cases[] = {
        {"M. Jean-Pierre DE LA TOUR", "M.", "", "Jean-Pierre", "de La Tour"},
        {"DUPONT Jean", "", "", "Jean", "Dupont"},
        {"Dupont, Jean", "", "", "Jean", "Dupont"},
        {"Dupont, M. Jean", "M.", "", "Jean", "Dupont"},
        {"Dupont Jean (Mme)", "Mme", "", "Jean", "Dupont"},
        {"jean dupont", "", "", "Jean", "Dupont"},
        {"dupont jean", "", "", "Jean", "Dupont"},
        {"DE LA TOUR D'AUVERGNE Henri", "", "", "Henri", "de La Tour d'Auvergne"},
        {"Jean-Pierre DUPONT-MARTIN", "", "", "Jean-Pierre", "Dupont-Martin"},
        {"jean-pierre dupont-martin", "", "", "Jean-Pierre", "Dupont-Martin"},
        {"DUPONT épouse MARTIN", "", "", "", "Dupont épouse Martin"},
        {"MARTIN née DUPONT Sophie", "", "", "Sophie", "Martin née Dupont"},
        {"Marie Dupont née Martin", "", "", "Marie", "Dupont née Martin"},
        {"DUPONT EPOUSE MARTIN SOPHIE", "", "", "Sophie", "Dupont epouse Martin"},
        {"Dr Anne Petit", "", "Dr", "Anne", "Petit"},
        {"M et Mme Durand", "", "M et Mme", "", "Durand"},
        {"M. et Mme Jean Durand", "", "M. et Mme", "Jean", "Durand"},
        {"M.Dupont", "M.", "", "", "Dupont"},
        {"Monsieur le Professeur Paul Durand", "M.", "Pr", "Paul", "Durand"},
        {"Maître Dupont", "", "Me", "", "Dupont"},
        {"MAITRE Paul", "", "", "Paul", "Maitre"},
        {"Martin Bernard", "", "", "Martin", "Bernard"},
        {"MARTIN JEAN PIERRE", "", "", "Jean Pierre", "Martin"},
        {"jean pierre martin", "", "", "Jean Pierre", "Martin"},
        {"Nguyen Thi Lan", "", "", "Thi Lan", "Nguyen"},
        {"NGUYEN Thi Lan", "", "", "Thi Lan", "Nguyen"},
        {"JP Dupont", "", "", "JP", "Dupont"},
        {"Dupont J.-P.", "", "", "J.-P.", "Dupont"},
        {"John F. Kennedy", "", "", "John F.", "Kennedy"},
        {"Karim Ben Saïd", "", "", "Karim", "Ben Saïd"},
        {"Ben Saïd Karim", "", "", "Karim", "Ben Saïd"},
        {"VAN DER BERG Anna", "", "", "Anna", "van der Berg"},
        {"van der Berg", "", "", "", "van der Berg"},
        {"LE GOFF", "", "", "", "Le Goff"},
        {"LE GOFF YANN", "", "", "Yann", "Le Goff"},
        {"Jean et Marie Dupont", "", "", "Jean et Marie", "Dupont"},
        {"Jean McDONALD", "", "", "Jean", "McDONALD"},
        {"Patrick O'Brien", "", "", "Patrick", "O'Brien"},
        {"jean dupont jean.dupont@example.org", "", "", "Jean", "Dupont"},
        {"Sophie", "", "", "Sophie", ""},
        {"MARTIN", "", "", "", "Martin"},
        {"M. Martin", "M.", "", "", "Martin"},
        {"DUPONT 2", "", "", "", "Dupont 2"},
    };
    for (const Case& one : cases) {
        INFO(one.cell);
        const auto reading = split_full_name(one.cell);
        CHECK(reading.ok());
        CHECK(display(reading.value.civility) == one.civility);
        CHECK(reading.value.title == one.title);
        CHECK(reading.value.first_name == one.first);
        CHECK(reading.value.last_name == one.last);
        const bool both = !reading.value.first_name.empty() && !reading.value.last_name.empty();
        CHECK(reading.repairs.has(Repair::name_split) == both);
    }
}

TEST_CASE("name keys ignore case, accents and signs, the loose one particles too", "[fields]") {
    CHECK(name_key("de La Tour d’Auvergne") == "DE LA TOUR D AUVERGNE");
    CHECK(name_key_loose("de La Tour d’Auvergne") == "TOUR AUVERGNE");
    CHECK(name_key_loose("Ben Saïd") == "SAID");
    CHECK(name_key_loose("van der Berg") == "BERG");
    // A name that is nothing but a particle keeps it.
    CHECK(name_key_loose("Le") == "LE");
    CHECK(name_key_loose("") == "");
}

TEST_CASE("first names of the list are known in any spelling", "[fields]") {
    for (const char* name : {"jean", "Élodie", "ELODIE", "jean-pierre", "Jean Kevin", "Fatoumata",
                             "Mehmet", "Thi", "Loïc", "Marie-Thérèse"}) {
        INFO(name);
        CHECK(is_first_name(name));
    }
    for (const char* name : {"dupont", "jean-dupont", "", "le goff", "sarl"}) {
        INFO(name);
        CHECK_FALSE(is_first_name(name));
    }
}
