#include "catch.hpp"

#include <bdd/fields/quantity.hpp>

#include <fmt/format.h>

#include <string>

using namespace bdd;
using namespace bdd::fields;

namespace {

std::string day(std::string_view cell, DateOrder order = DateOrder::day_first) {
    const auto reading = read_date(cell, order);
    return reading.value ? to_string(*reading.value) : "";
}

} // namespace

TEST_CASE("a date is read in all the forms people write", "[fields]") {
    for (const std::string_view cell : {"2024-03-15",
                                        "2024-03-15T10:22:00Z",
                                        "2024-03-15 10:22:00.123+02:00",
                                        "2024/03/15",
                                        "15/03/2024",
                                        "15/3/2024",
                                        "15-03-24",
                                        "15.3.2024",
                                        "15/03/2024 10:22",
                                        "15 03 2024",
                                        "15 mars 2024",
                                        "15 Mars 2024",
                                        "15 Mar 2024",
                                        "15-mars-24",
                                        "vendredi 15 mars 2024",
                                        "ven. 15 mars 2024",
                                        "Mar 15, 2024",
                                        "March 15th, 2024",
                                        "20240315",
                                        "45366",
                                        "45366.0",
                                        "45366,75",
                                        "15\u00A0mars\u00A02024",
                                        "=\"15/03/2024\"",
                                        "15 MARS 2024 10h30"}) {
        INFO(cell);
        CHECK(day(cell) == "2024-03-15");
    }
}

TEST_CASE("months are known in French and English with their abbreviations", "[fields]") {
    CHECK(day("1er février 2024") == "2024-02-01");
    CHECK(day("01 févr. 2024") == "2024-02-01");
    CHECK(day("1 fev 2024") == "2024-02-01");
    CHECK(day("1 FÉVRIER 2024") == "2024-02-01");
    CHECK(day("1 Feb 2024") == "2024-02-01");
    CHECK(day("3 août 2024") == "2024-08-03");
    CHECK(day("3 aout 2024") == "2024-08-03");
    CHECK(day("3 Aug 2024") == "2024-08-03");
    CHECK(day("9 déc. 2023") == "2023-12-09");
    CHECK(day("9 dec 2023") == "2023-12-09");
    CHECK(day("14 juil. 2024") == "2024-07-14");
    CHECK(day("14 juin 2024") == "2024-06-14");
    CHECK(day("14 Jun 2024") == "2024-06-14");
    CHECK(day("2 avr. 2024") == "2024-04-02");
    CHECK(day("2 May 2024") == "2024-05-02");
    CHECK(day("4 sept. 2024") == "2024-09-04");
    CHECK(day("4 janv. 2024") == "2024-01-04");
    CHECK(day("4 ju 2024").empty());
    CHECK(day("4 marsouin 2024").empty());
}

TEST_CASE("the order of day and month is the caller's, never the cell's", "[fields]") {
    CHECK(day("03/04/2024") == "2024-04-03");
    CHECK(day("03/04/2024", DateOrder::month_first) == "2024-03-04");
    CHECK(day("12/13/2024").empty());
    CHECK(day("12/13/2024", DateOrder::month_first) == "2024-12-13");
    CHECK(read_date("12/13/2024").problem == Problem::date_invalid);
}

TEST_CASE("a part over twelve proves the order", "[fields]") {
    CHECK(proven_order("12/13/2024") == DateOrder::month_first);
    CHECK(proven_order("13/12/2024") == DateOrder::day_first);
    CHECK(proven_order("31-01-24 10:00") == DateOrder::day_first);
    CHECK_FALSE(proven_order("12/12/2024"));
    CHECK_FALSE(proven_order("31/31/2024"));
    CHECK_FALSE(proven_order("45/01/2024"));
    CHECK_FALSE(proven_order("2024-01-31"));
    CHECK_FALSE(proven_order("15 mars 2024"));
    CHECK_FALSE(proven_order("x"));
    CHECK_FALSE(proven_order(""));
}

TEST_CASE("impossible dates and other texts are refused", "[fields]") {
    for (const std::string_view cell :
         {"31/02/2024", "29/02/2023", "2024-02-30", "00/03/2024", "15/00/2024", "15/03/202",
          "15/03", "mars 2024", "2024", "bientôt", "lundi.", "15/03/2024 vers midi",
          "15 mars 2024 à", "123456", "20241399", "15x03x2024", "1/2/3/4"}) {
        INFO(cell);
        CHECK(read_date(cell).problem == Problem::date_invalid);
        CHECK_FALSE(read_date(cell).value);
    }
    CHECK(day("29/02/2024") == "2024-02-29");
}

TEST_CASE("no date is no problem", "[fields]") {
    CHECK(read_date("").ok());
    for (const std::string_view cell : {"00/00/0000", "0000-00-00 00:00:00", "-", "N/A"}) {
        INFO(cell);
        CHECK(read_date(cell).ok());
        CHECK(read_date(cell).repairs.has(Repair::placeholder_emptied));
    }
}

TEST_CASE("two-digit years turn over at fifty", "[fields]") {
    CHECK(day("01/01/49") == "2049-01-01");
    CHECK(day("01/01/50") == "1950-01-01");
}

TEST_CASE("every day survives each way of writing it", "[fields]") {
    for (std::int64_t days = 0; days < 30'000; days += 7) {
        const Date date = from_days(days);
        const std::string expected = to_string(date);
        REQUIRE(day(fmt::format("{}/{}/{}", date.day, date.month, date.year)) == expected);
        REQUIRE(day(fmt::format("{:02}.{:02}.{}", date.month, date.day, date.year),
                    DateOrder::month_first) == expected);
        REQUIRE(day(fmt::format("{}", days + 25569)) == expected);
        REQUIRE(day(fmt::format("{}{:02}{:02}", date.year, date.month, date.day)) == expected);
    }
}
