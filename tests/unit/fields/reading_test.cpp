#include "catch.hpp"

#include <bdd/fields/reading.hpp>

#include <set>
#include <string>

using namespace bdd::fields;

TEST_CASE("every repair and problem has its own keyword and description", "[fields]") {
    std::set<std::string_view> keywords;
    std::set<std::string_view> texts;
    for (std::size_t i = 0; i < k_repair_count; ++i) {
        keywords.insert(keyword(static_cast<Repair>(i)));
        texts.insert(describe(static_cast<Repair>(i)));
    }
    for (std::size_t i = 0; i < k_problem_count; ++i) {
        keywords.insert(keyword(static_cast<Problem>(i)));
        texts.insert(describe(static_cast<Problem>(i)));
    }
    CHECK(keywords.size() == k_repair_count + k_problem_count);
    CHECK(texts.size() == k_repair_count + k_problem_count);
    CHECK(keywords.count("") == 0);
    CHECK(keyword(Repair::postcode_zero_restored) == "postcode_zero_restored");
    CHECK(keyword(Problem::siret_siren_key) == "siret_siren_key");
}

TEST_CASE("EnumSet goes through its bits and back", "[fields]") {
    Repairs repairs;
    CHECK(repairs.empty());
    repairs.add(Repair::spreadsheet_artefact);
    repairs.add(Repair::placeholder_emptied);
    CHECK(Repairs::from_bits(repairs.bits()) == repairs);
    CHECK(repairs.has(Repair::spreadsheet_artefact));
    CHECK_FALSE(repairs.has(Repair::email_unwrapped));
}
