#include "catch.hpp"

#include <bdd/fields/identifiers.hpp>

#include <fmt/format.h>

#include <string>

using namespace bdd::fields;

TEST_CASE("a SIREN has nine digits and a right key", "[fields]") {
    CHECK(is_siren("552059024"));
    CHECK(is_siren("356000000"));
    CHECK_FALSE(is_siren("552059025"));
    CHECK_FALSE(is_siren("55205902"));
    CHECK_FALSE(is_siren("55205902A"));
    CHECK_FALSE(is_siren("000000000"));
    CHECK_FALSE(is_siren(""));
}

TEST_CASE("a SIRET needs both keys, La Poste has its own rule", "[fields]") {
    CHECK(is_siret("21350016800025"));
    CHECK(is_siret("35600000000048"));
    // digit sums 15 and 17, neither with a Luhn key
    CHECK(is_siret("35600000000001"));
    CHECK_FALSE(is_siret("35600000000003"));
    CHECK(is_siret("35600000049837"));
    CHECK_FALSE(is_siret("35600000049838"));
    // the digit-sum rule is La Poste's alone
    CHECK_FALSE(is_siret("55205902400001"));
    // fourteen digits pass, the nine in front do not
    CHECK_FALSE(is_siret("45194121900011"));
}

TEST_CASE("read_siret tells what is wrong", "[fields]") {
    CHECK(read_siret("213 500 168 00025").value == "21350016800025");
    CHECK(read_siret("213\u00A0500\u202F168.00025").value == "21350016800025");
    CHECK(read_siret("45194121900011").problem == Problem::siret_siren_key);
    CHECK(read_siret("21350016800026").problem == Problem::siret_key);
    CHECK(read_siret("213500168").problem == Problem::siret_length);
    CHECK(read_siret("213500168000250").problem == Problem::siret_length);
    CHECK(read_siret("21350016800025,21350016800033").problem == Problem::siret_length);
    CHECK(read_siret("MONACO12345678").problem == Problem::siret_length);
    CHECK(read_siret("3,56E+13").problem == Problem::scientific_notation);
    CHECK(read_siret("3.56e13").problem == Problem::scientific_notation);
    CHECK(read_siret("").ok());
    const auto zeros = read_siret("00000000000000");
    CHECK(zeros.ok());
    CHECK(zeros.value.empty());
    CHECK(zeros.repairs.has(Repair::placeholder_emptied));
    for (const std::string_view bad : {"21350016800026", "3,56E+13", "2135"}) {
        CHECK(read_siret(bad).value.empty());
        CHECK(read_siret(bad).repairs.empty());
    }
}

TEST_CASE("lost zeros come back only where the keys are then right", "[fields]") {
    const std::string siren = "05520135"; // without the zero in front
    REQUIRE(is_siren("0" + siren));
    const auto restored = read_siren(siren);
    CHECK(restored.value == "0" + siren);
    CHECK(restored.repairs.has(Repair::siren_zero_restored));
    std::string wrong = siren;
    wrong.back() = wrong.back() == '9' ? '0' : static_cast<char>(wrong.back() + 1);
    CHECK(read_siren(wrong).problem == Problem::siren_length);

    std::string siret;
    for (int i = 0; i < 10 && siret.empty(); ++i) {
        const std::string candidate = fmt::format("0{}0001{}", siren, i);
        siret = is_siret(candidate) ? candidate : "";
    }
    REQUIRE(siret.size() == 14);
    const auto site = read_siret(siret.substr(1) + ".0");
    CHECK(site.value == siret);
    CHECK(site.repairs.has(Repair::siret_zero_restored));
    CHECK(site.repairs.has(Repair::spreadsheet_artefact));
    CHECK(read_siren(siret.substr(1)).value == "0" + siren);
}

TEST_CASE("read_siren takes a SIRET and the traces of spreadsheets", "[fields]") {
    const auto reading = read_siren("21350016800025");
    CHECK(reading.value == "213500168");
    CHECK(reading.repairs.has(Repair::siren_from_siret));
    CHECK(read_siren("552 059 024").value == "552059024");
    CHECK(read_siren("=\"552059024\"").value == "552059024");
    CHECK(read_siren("'552059024").repairs.has(Repair::spreadsheet_artefact));
    CHECK(read_siren("552059024.0").value == "552059024");
    CHECK(read_siren("552059024,0").value == "552059024");
    CHECK(read_siren("552059025").problem == Problem::siren_key);
    CHECK(read_siren("5520590").problem == Problem::siren_length);
    CHECK(read_siren("5,52E+08").problem == Problem::scientific_notation);
    CHECK(read_siren("néant").repairs.has(Repair::placeholder_emptied));
    // a right SIREN in front does not save a wrong SIRET
    CHECK(read_siren("21350016800026").problem == Problem::siret_key);
}

TEST_CASE("several SIRET of one cell are split, the first is the main one", "[fields]") {
    const auto two = read_sirets("213 500 168 00025 ; 21350016800033/21350016800025");
    CHECK(two.ok());
    CHECK(two.value.first == "21350016800025");
    CHECK(two.value.more == std::vector<std::string>{"21350016800033"});
    CHECK(two.repairs.has(Repair::several_values_split));
    const auto half = read_sirets("21350016800026, 21350016800033");
    CHECK(half.problem == Problem::siret_key);
    CHECK(half.value.first == "21350016800033");
    CHECK_FALSE(half.repairs.has(Repair::several_values_split));
    CHECK(read_sirens("552059024,0").value.more.empty());
    CHECK(read_sirens("552059024 / 213500168").value.more == std::vector<std::string>{"213500168"});
    CHECK(read_sirets("3,56E+13").problem == Problem::scientific_notation);
    CHECK(is_siret_like("21350016800025 / 552059024"));
    CHECK_FALSE(is_siret_like("552 059 024, 213 500 168"));
}

TEST_CASE("one changed digit or two swapped neighbours always break a SIREN", "[fields]") {
    const std::string right = "552059024";
    for (std::size_t i = 0; i < right.size(); ++i) {
        for (char c = '0'; c <= '9'; ++c) {
            std::string changed = right;
            changed[i] = c;
            CHECK(is_siren(changed) == (c == right[i]));
        }
    }
}

TEST_CASE("French VAT numbers are checked by their key", "[fields]") {
    CHECK(vat_of_siren("552059024") == "FR54552059024");
    CHECK(read_vat("fr 54 552 059 024").value == "FR54552059024");
    CHECK(read_vat("FR-54.552059024").value == "FR54552059024");
    CHECK(read_vat("FR55552059024").problem == Problem::vat_key);
    CHECK(read_vat("FRK7552059024").value == "FRK7552059024");
    CHECK(read_vat("FRO7552059024").problem == Problem::vat_key);
    CHECK(read_vat("FR5455205902").problem == Problem::vat_syntax);
    CHECK(read_vat("552059024").problem == Problem::vat_syntax);
    CHECK(read_vat("F").problem == Problem::vat_syntax);
    CHECK(read_vat("").ok());
    CHECK(read_vat("NC").ok());
    CHECK(siren_of_vat("FR54552059024") == "552059024");
    CHECK(siren_of_vat("BE0123456789").empty());
    // a key under ten keeps its zero
    for (const std::string_view siren : {"356000000", "213500168"}) {
        CHECK(vat_of_siren(siren).size() == 13);
        CHECK(read_vat(vat_of_siren(siren)).ok());
    }
}

TEST_CASE("other European VAT numbers are checked for their form", "[fields]") {
    CHECK(read_vat("BE 0123.456.789").value == "BE0123456789");
    CHECK(read_vat("DE123456789").ok());
    CHECK(read_vat("ATU12345678").ok());
    CHECK(read_vat("NL123456789B01").ok());
    CHECK(read_vat("ESX1234567L").ok());
    CHECK(read_vat("CHE-123.456.789 TVA").value == "CHE123456789TVA");
    CHECK(read_vat("DE12345678").problem == Problem::vat_syntax);
    CHECK(read_vat("US123456789").problem == Problem::vat_syntax);
    CHECK(read_vat("AT12345678").problem == Problem::vat_syntax);
}

TEST_CASE("activity codes are stored with their dot", "[fields]") {
    for (const std::string_view cell :
         {"6201Z", "62.01Z", "62 01 z", "62.01Z - Programmation informatique",
          "6201Z Programmation", " 62.01Z\u00A0", "62.01Z:x"}) {
        INFO(cell);
        CHECK(read_naf(cell).value == "62.01Z");
    }
    for (const std::string_view cell : {"6201", "741J", "62.01ZZ", "6201É", "Z6201", "62011Z"}) {
        INFO(cell);
        CHECK(read_naf(cell).problem == Problem::naf_syntax);
        CHECK(read_naf(cell).value.empty());
    }
    CHECK(read_naf("").ok());
    CHECK(read_naf("0000Z").repairs.has(Repair::placeholder_emptied));
}

TEST_CASE("scientific notation is told from codes and numbers", "[fields]") {
    CHECK(is_scientific("3,56E+13"));
    CHECK(is_scientific("3.56E+13"));
    CHECK(is_scientific("4E+13"));
    CHECK(is_scientific(" 3,56e13 "));
    CHECK_FALSE(is_scientific("6201E"));
    CHECK_FALSE(is_scientific("356"));
    CHECK_FALSE(is_scientific("12E4"));
    CHECK_FALSE(is_scientific("E+13"));
    CHECK_FALSE(is_scientific("3,5,6E+13"));
    CHECK_FALSE(is_scientific(""));
}
