#include "catch.hpp"

#include <bdd/fields/person_name.hpp>

using namespace bdd::fields;

TEST_CASE("names that may belong to one person are compatible", "[fields]") {
    CHECK(compatible_names("Jean", "Dupont", "JEAN", "DUPONT"));
    CHECK(compatible_names("J.", "Dupont", "Jean-Pierre", "Dupont"));
    CHECK(compatible_names("JP", "Dupont", "Jean-Pierre", "Dupont"));
    CHECK(compatible_names("JP", "Dupont", "Jean Paul", "Dupont"));
    CHECK(compatible_names("Jeanpierre", "Dupont", "Jean-Pierre", "Dupont"));
    CHECK(compatible_names("Chris", "Dupont", "Christophe", "Dupont"));
    CHECK(compatible_names("Chris", "Dupont", "Kris", "Dupont"));
    CHECK(compatible_names("John", "Kennedy", "John F.", "Kennedy"));
    CHECK(compatible_names("Anne", "de La Tour", "Anne", "TOUR"));
    CHECK(compatible_names("Yann", "Le Goff", "Yann", "LEGOFF"));
    CHECK(compatible_names("Anne", "Dupont-Martin", "Anne", "Martin"));
    CHECK(compatible_names("Anne", "Martin née Dupont", "Anne", "Dupont"));
    CHECK(compatible_names("Dupont", "Jean", "Jean", "Dupont"));
    CHECK(compatible_names("", "Dupont", "Jean", "Dupont"));
    CHECK(compatible_names("", "", "Jean", "Dupont"));
    CHECK(compatible_names("Jean", "", "Jean", "Dupont"));
}

TEST_CASE("names of two persons are not compatible", "[fields]") {
    CHECK_FALSE(compatible_names("Jean", "Dupont", "Paul", "Dupont"));
    CHECK_FALSE(compatible_names("Jean", "Dupont", "Jean", "Durand"));
    CHECK_FALSE(compatible_names("Jean", "Dupont", "Jean-Pierre", "Dupont"));
    CHECK_FALSE(compatible_names("P.", "Dupont", "Jean", "Dupont"));
    CHECK_FALSE(compatible_names("Chris", "Dupont", "Paul", "Dupont"));
    // A part of a word is no part of a compound name.
    CHECK_FALSE(compatible_names("Anne", "Martin", "Anne", "Martineau"));
    CHECK_FALSE(compatible_names("Paul", "", "Jean", "Dupont"));
    CHECK_FALSE(compatible_names("JP", "Dupont", "Jean-Marc", "Dupont"));
}

TEST_CASE("compatibility does not depend on the order of the persons", "[fields]") {
    const char* names[] = {"Jean", "JP", "Jean-Pierre", "J.", "Chris", "Christine", "Dupont", ""};
    for (const char* first_a : names) {
        for (const char* last_a : names) {
            for (const char* first_b : names) {
                for (const char* last_b : names) {
                    REQUIRE(compatible_names(first_a, last_a, first_b, last_b) ==
                            compatible_names(first_b, last_b, first_a, last_a));
                }
            }
        }
    }
}
