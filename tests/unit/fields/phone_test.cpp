#include "catch.hpp"
#include "fields/phone_library.hpp"
#include "fields/phone_prefixes.hpp"

#include <bdd/fields/phone.hpp>

#include <fmt/format.h>

#include <cstdint>
#include <string>

using namespace bdd::fields;

namespace {

std::string e164(std::string_view cell, const PhonePlace& place = {}) {
    const auto reading = read_phones(cell, place);
    return reading.value.first && reading.ok() ? reading.value.first->e164 : "";
}

PhoneKind kind(std::string_view cell, const PhonePlace& place = {}) {
    const auto reading = read_phones(cell, place);
    REQUIRE(reading.value.first);
    return reading.value.first->kind;
}

Problem problem(std::string_view cell, const PhonePlace& place = {}) {
    const auto reading = read_phones(cell, place);
    CHECK_FALSE(reading.value.first);
    return reading.problem;
}

/// Deterministic: the same numbers on every machine.
class Random {
public:
    std::uint32_t below(std::uint32_t bound) {
        m_state ^= m_state << 13U;
        m_state ^= m_state >> 7U;
        m_state ^= m_state << 17U;
        return static_cast<std::uint32_t>((m_state >> 11U) % bound);
    }

private:
    std::uint64_t m_state = 0x9E3779B97F4A7C15U;
};

} // namespace

TEST_CASE("a French number is read in all the forms people write", "[fields]") {
    for (const std::string_view cell : {"0495371717",          "04 95 37 17 17",
                                        "04.95.37.17.17",      "04.95.37.17.17.",
                                        "04-95-37-17-17",      "04 95\u00A037\u202F17 17",
                                        "+33495371717",        "+33 4 95 37 17 17",
                                        "0033495371717",       "00 33 4 95 37 17 17",
                                        "+33(0)4 95 37 17 17", "+33 (0)4.95.37.17.17",
                                        "0033(0)495371717",    "(33) 4 95 37 17 17",
                                        "(+33) 4 95 37 17 17", "33495371717",
                                        "+330495371717",       "(04) 95 37 17 17",
                                        "(0)4 95 37 17 17",    "Tél. : 04 95 37 17 17",
                                        "T: 0495371717",       "04/95/37/17/17",
                                        "04,95,37,17,17",      "04_95_37_17_17",
                                        "=\"0495371717\"",     "'0495371717",
                                        "+0033495371717",      "0495371717 (standard)",
                                        "33495371717.0",       "\u200B0495371717"}) {
        INFO(cell);
        CHECK(e164(cell) == "+33495371717");
        CHECK_FALSE(read_phones(cell).repairs.has(Repair::phone_zero_restored));
    }
}

TEST_CASE("a lost zero comes back and is told", "[fields]") {
    for (const std::string_view cell : {"558718261", "5 58 71 82 61", "558718261.0"}) {
        INFO(cell);
        const auto reading = read_phones(cell);
        REQUIRE(reading.value.first);
        CHECK(reading.value.first->e164 == "+33558718261");
        CHECK(reading.repairs.has(Repair::phone_zero_restored));
    }
    CHECK(read_phones("558718261.0").repairs.has(Repair::spreadsheet_artefact));
}

TEST_CASE("numbers of a wrong length are refused, never cut", "[fields]") {
    for (const std::string_view cell :
         {"04739698180", "046839900", "05530465", "06", "09.65.57.37.69.03.", "+3349537171",
          "+334953717177", "0033556327", "089006490725", "3615"}) {
        INFO(cell);
        CHECK(problem(cell) == Problem::phone_length);
    }
}

TEST_CASE("numbers that cannot exist are refused", "[fields]") {
    for (const std::string_view cell : {"3367630712", "0406515165", "pas de fax", "Fax 0495371717",
                                        "a@b.fr", "1234567890", "04 95 37 17 17 appt 3"}) {
        INFO(cell);
        CHECK(problem(cell) == Problem::phone_invalid);
    }
    CHECK(problem("4,95E+08") == Problem::scientific_notation);
    CHECK(problem("3.34953717E+10") == Problem::scientific_notation);
}

TEST_CASE("an empty phone cell, placeholders and zeros are no problem", "[fields]") {
    for (const std::string_view cell : {"", " \u00A0"}) {
        CHECK(problem(cell) == Problem::none);
        CHECK(read_phones(cell).repairs.empty());
    }
    for (const std::string_view cell : {"-", "NC", "néant", "0000000000", "00 00 00 00 00", "0"}) {
        INFO(cell);
        CHECK(problem(cell) == Problem::none);
        CHECK(read_phones(cell).repairs.has(Repair::placeholder_emptied));
    }
}

TEST_CASE("extensions are set apart", "[fields]") {
    for (const std::string_view cell :
         {"04 95 37 17 17 poste 12", "0495371717 p. 12", "0495371717 ext. 12", "0495371717x12",
          "04 95 37 17 17 (poste 12)", "+33495371717 #12", "0495371717 Poste : 12"}) {
        INFO(cell);
        const auto reading = read_phones(cell);
        REQUIRE(reading.value.first);
        CHECK(reading.value.first->e164 == "+33495371717");
        CHECK(reading.value.first->extension == "12");
        CHECK(reading.repairs.has(Repair::phone_extension_apart));
    }
}

TEST_CASE("several numbers in a cell are split in order", "[fields]") {
    for (const std::string_view cell :
         {"0495371717/0612345678", "04 95 37 17 17 ou 06 12 34 56 78",
          "04 95 37 17 17 - 06 12 34 56 78", "04 95 37 17 17 06 12 34 56 78",
          "+33495371717 +33612345678", "0495371717;0612345678;0495371717",
          "Tél : 04 95 37 17 17, Mob : 06 12 34 56 78", "0495371717\n0612345678",
          "04.95.37.17.17 et 06.12.34.56.78", "04 95 37 17 17 | 06 12 34 56 78"}) {
        INFO(cell);
        const auto reading = read_phones(cell);
        CHECK(reading.ok());
        REQUIRE(reading.value.first);
        CHECK(reading.value.first->e164 == "+33495371717");
        REQUIRE(reading.value.more.size() == 1);
        CHECK(reading.value.more[0].e164 == "+33612345678");
        CHECK(reading.value.more[0].kind == PhoneKind::mobile);
        CHECK(reading.repairs.has(Repair::several_values_split));
    }
    const auto half = read_phones("0495371717 / 061234567");
    CHECK(half.problem == Problem::phone_length);
    REQUIRE(half.value.first);
    CHECK(half.value.first->e164 == "+33495371717");
}

TEST_CASE("kinds come from the French prefix table", "[fields]") {
    CHECK(kind("0199001122") == PhoneKind::landline);
    CHECK(kind("0612345678") == PhoneKind::mobile);
    CHECK(kind("0756123456") == PhoneKind::mobile);
    CHECK(kind("0800123456") == PhoneKind::special);
    CHECK(kind("0892123456") == PhoneKind::special);
    CHECK(kind("0970123456") == PhoneKind::nongeographic);
    CHECK(kind("+32470123456") == PhoneKind::mobile);
    CHECK(keyword(PhoneKind::nongeographic) == "nongeographic");
}

TEST_CASE("overseas numbers get the country code of their territory", "[fields]") {
    CHECK(e164("0262 12 34 56", {"FR", "97400"}) == "+262262123456");
    CHECK(e164("0262123456") == "+262262123456");
    CHECK(e164("262123456", {"FR", "97434"}) == "+262262123456");
    CHECK(e164("+262 2 62 12 34 56") == "+262262123456");
    CHECK(e164("+262 (0)2 62 12 34 56") == "+262262123456");
    CHECK(e164("+33 2 62 12 34 56") == "+262262123456");
    CHECK(e164("0269 61 12 34", {"FR", "97600"}) == "+262269611234");
    CHECK(e164("0590 81 12 34") == "+590590811234");
    CHECK(e164("+590 590 81 12 34") == "+590590811234");
    CHECK(e164("0594 31 12 34", {"GF", ""}) == "+594594311234");
    CHECK(e164("0596 71 12 34") == "+596596711234");
    CHECK(kind("0690 35 12 34") == PhoneKind::mobile);
    CHECK(e164("0692 61 12 34") == "+262692611234");
    CHECK(e164("0694 20 12 34") == "+594694201234");
    CHECK(e164("0696 20 12 34") == "+596696201234");
    CHECK(e164("0639 69 12 34", {"FR", "97600"}) == "+262639691234");
    CHECK(e164("0639 98 12 34") == "+33639981234");
    CHECK(e164("0976 22 12 34", {"FR", "97400"}) == "+262976221234");
    CHECK(e164("26.05.12", {"FR", "98800"}) == "+687260512");
    CHECK(e164("+687 26.05.12") == "+687260512");
    CHECK(e164("40 50 60 70", {"FR", "98713"}) == "+68940506070");
    // a metropolitan number stays what it is on an overseas address
    CHECK(e164("01 42 34 56 78", {"FR", "97400"}) == "+33142345678");
    CHECK(problem("02627000500", {"FR", "97434"}) == Problem::phone_length);
}

TEST_CASE("numbers of other countries are read with their country", "[fields]") {
    CHECK(e164("+32 2 555 12 12") == "+3225551212");
    CHECK(e164("02 555 12 12", {"BE", "1000"}) == "+3225551212");
    CHECK(e164("0033 4 95 37 17 17", {"BE", "1000"}) == "+33495371717");
    CHECK(e164("030 901820", {"DE", ""}) == "+4930901820");
    CHECK(problem("+450212002") == Problem::phone_length);
    CHECK(problem("02 555 12 12", {"XX", ""}) == Problem::phone_invalid);
}

TEST_CASE("the national form is the one of the country", "[fields]") {
    CHECK(national_form("+33299853802") == "02 99 85 38 02");
    CHECK(national_form("+262262123456") == "02 62 12 34 56");
    CHECK(national_form("+3225551212") == "+32 2 555 12 12");
    CHECK(national_form("x") == "x");
}

TEST_CASE("the short way agrees with libphonenumber on metropolitan numbers", "[fields]") {
    Random random;
    std::size_t checked = 0;
    for (int i = 0; i < 20'000; ++i) {
        const std::string national = fmt::format("0{:09}", 100'000'000 + random.below(900'000'000));
        const FrenchRange* range = french_range(national);
        if (range == nullptr || range->calling_code != "33") {
            continue;
        }
        const auto slow = parse_with_library("+33" + national.substr(1), "FR");
        const std::string forms[] = {national, "+33" + national.substr(1),
                                     "0033" + national.substr(1)};
        for (const std::string& form : forms) {
            const auto fast = read_phones(form);
            if (range->kind == PhoneKind::unknown) {
                INFO(form);
                CHECK(fast.problem == Problem::phone_invalid);
                CHECK(slow.problem == Problem::phone_invalid);
                continue;
            }
            REQUIRE(fast.value.first);
            if (slow.problem != Problem::none || fast.value.first->e164 != slow.e164 ||
                fast.value.first->kind != slow.kind) {
                INFO(form << " " << slow.e164);
                CHECK(fast.value.first->e164 == slow.e164);
                CHECK(fast.value.first->kind == slow.kind);
            }
        }
        ++checked;
    }
    CHECK(checked > 15'000);
}

TEST_CASE("the table wins where the library of 2022 does not know a range", "[fields]") {
    REQUIRE(parse_with_library("+262697123456", "RE").problem != Problem::none);
    CHECK(parse_with_library("+596697991234", "MQ").problem == Problem::phone_invalid);
    CHECK(e164("0697 99 12 34", {"FR", "97200"}) == "+596697991234");
    CHECK(e164("0691 99 12 34", {"FR", "97100"}) == "+590691991234");
}
