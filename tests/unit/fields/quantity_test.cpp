#include "catch.hpp"

#include <bdd/fields/quantity.hpp>

#include <fmt/format.h>

#include <cstdint>
#include <string>

using namespace bdd::fields;

namespace {

constexpr std::int64_t k_none = -999'999;

std::int64_t staff(std::string_view cell) {
    return read_staff(cell).value.value_or(k_none);
}
std::int64_t cents(std::string_view cell) {
    return read_cents(cell).value.value_or(k_none);
}

} // namespace

TEST_CASE("a number of staff is read, of a range its lower bound", "[fields]") {
    CHECK(staff("250") == 250);
    CHECK(staff("1 200") == 1200);
    CHECK(staff("1\u202F200 salariés") == 1200);
    CHECK(staff("1.200") == 1200);
    CHECK(staff("10 à 19 salariés") == 10);
    CHECK(staff("1 000 à 1 999 salariés") == 1000);
    CHECK(staff("50-99") == 50);
    CHECK(staff("50 – 99") == 50);
    CHECK(staff("entre 10 et 19") == 10);
    CHECK(staff("> 500") == 500);
    CHECK(staff("+ de 500 personnes") == 500);
    CHECK(staff("500+") == 500);
    CHECK(staff("moins de 10") == 0);
    CHECK(staff("< 10") == 0);
    CHECK(staff("env. 50 pers.") == 50);
    CHECK(staff("250.0") == 250);
    CHECK(staff("12,5 ETP") == 12);
    CHECK(staff("0") == 0);
    CHECK(read_staff("").ok());
    CHECK_FALSE(read_staff("").value);
    CHECK(read_staff("NC").ok());
    for (const std::string_view cell : {"beaucoup", "-5", "12 rue du Bac", "oct-19", "10 M€"}) {
        INFO(cell);
        CHECK(read_staff(cell).problem == Problem::number_invalid);
    }
}

TEST_CASE("SIRENE band codes give their lower bound", "[fields]") {
    CHECK(read_staff_band("00") == 0);
    CHECK(read_staff_band("12") == 20);
    CHECK(read_staff_band("31") == 200);
    CHECK(read_staff_band("53") == 10'000);
    CHECK(read_staff_band("3") == 6);
    CHECK(read_staff_band("11.0") == std::nullopt);
    CHECK_FALSE(read_staff_band("NN"));
    CHECK_FALSE(read_staff_band("13"));
    CHECK_FALSE(read_staff_band(""));
}

TEST_CASE("amounts are read as French people write them", "[fields]") {
    CHECK(cents("1 234,56 €") == 123'456);
    CHECK(cents("1\u202F234,56\u00A0€") == 123'456);
    CHECK(cents("1.234,56") == 123'456);
    CHECK(cents("1,234.56") == 123'456);
    CHECK(cents("1234.56") == 123'456);
    CHECK(cents("1234,5") == 123'450);
    CHECK(cents("1'234.50") == 123'450);
    CHECK(cents("€ 12") == 1200);
    CHECK(cents("12 EUR") == 1200);
    CHECK(cents("12 k€") == 1'200'000);
    CHECK(cents("3,4 M€") == 340'000'000);
    CHECK(cents("3,4 millions d’euros") == 340'000'000);
    CHECK(cents("1,5 Md€") == 150'000'000'000);
    CHECK(cents("1.234") == 123'400);
    CHECK(cents("1,234") == 123'400);
    CHECK(cents("1.234.567") == 123'456'700);
    CHECK(cents("0,125") == 13);
    CHECK(cents("0.124") == 12);
    CHECK(cents("1234,567") == 123'457);
    CHECK(cents("1 234,567") == 123'457);
    CHECK(cents("-12,50") == -1250);
    CHECK(cents("(12,50 €)") == -1250);
    CHECK(cents("−5 €") == -500);
    CHECK(cents(",5") == 50);
    CHECK(read_cents("").ok());
    CHECK(read_cents("n.c.").repairs.has(Repair::placeholder_emptied));
}

TEST_CASE("what is no amount is refused", "[fields]") {
    for (const std::string_view cell :
         {"12 34", "1.23.456", "1,23,45", "12 USD", "douze", "1-2", "€", "1 234 5", "10 à 20 k€",
          "99999999999999999999", "1,234.567.890,1", "12%", "-", "--5"}) {
        INFO(cell);
        CHECK(cents(cell) == k_none);
        CHECK(read_cents(cell).ok() == (cell == "-"));
    }
    CHECK(read_cents("1,5E+06").problem == Problem::scientific_notation);
}

TEST_CASE("any amount of cents survives every way of writing it", "[fields]") {
    std::uint64_t state = 12345;
    for (int i = 0; i < 2000; ++i) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        const std::uint64_t value = (state >> 33U) % (i % 2 == 0 ? 200'000U : 2'000'000'000U);
        const std::string whole = fmt::format("{}", value / 100);
        std::string grouped;
        for (std::size_t k = 0; k < whole.size(); ++k) {
            grouped += k > 0 && (whole.size() - k) % 3 == 0 ? "_" : "";
            grouped += whole[k];
        }
        for (const std::string_view mark : {" ", "\u202F", ".", ""}) {
            std::string text;
            for (const char c : grouped) {
                text += c == '_' ? std::string(mark) : std::string(1, c);
            }
            text += fmt::format(",{:02}", value % 100);
            INFO(text);
            REQUIRE(cents(text) == static_cast<std::int64_t>(value));
        }
    }
}
