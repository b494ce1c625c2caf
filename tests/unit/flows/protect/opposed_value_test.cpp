#include "flows/protect/opposed_value.hpp"

#include "../../storage/storage_fixture.hpp"
#include "catch.hpp"

#include <bdd/core/error.hpp>
#include <bdd/dedupe/survivorship.hpp>

namespace {

using namespace bdd;
using flows::OpposedValue;
using flows::read_opposed;
using protect::AddressKind;

std::string text_of(const std::vector<OpposedValue>& values) {
    std::string text;
    for (const OpposedValue& value : values) {
        text += (text.empty() ? "" : " ") + std::string(keyword(value.kind)) + ":" + value.value;
    }
    return text;
}

std::string read(std::string_view text, std::optional<AddressKind> kind = {}) {
    const flows::OpposedReading reading = read_opposed(text, kind);
    return reading.code.empty() ? text_of(reading.values)
                                : "!" + std::string(reading.code) + " " + text_of(reading.values);
}

} // namespace

TEST_CASE("However an address is written, it is the same address", "[flows]") {
    for (const char* text : {"ada@example.fr", " ADA@Example.FR ", "Ada L. <ada@example.fr>",
                             "mailto:ada@example.fr", "ada@example.fr;", "\u00a0ada@example.fr"}) {
        INFO(text);
        CHECK(read(text) == "email:ada@example.fr");
    }
    for (const char* text :
         {"0299853802", "02 99 85 38 02", "02.99.85.38.02.", "+33 (0)2 99 85 38 02",
          "0033299853802", "02-99-85-38-02", "Tél. : 02 99 85 38 02"}) {
        INFO(text);
        CHECK(read(text) == "phone:+33299853802");
    }
    CHECK(read("+32 2 555 12 12") == "phone:+3225551212");
    for (const char* text : {"example.fr", "@example.fr", "*@Example.FR", "www.example.fr"}) {
        INFO(text);
        CHECK(read(text) == "domain:example.fr");
    }
    CHECK(read("société.fr") == "domain:xn--socit-esab.fr");
    for (const char* text : {"552059024", "552 059 024", "552.059.024", "55205902400000"}) {
        INFO(text);
        CHECK(read(text).substr(0, 6) != "phone:");
    }
    CHECK(read("552 059 024") == "siren:552059024");
}

TEST_CASE("A SIRET stands for its company, and a wrong key is told", "[flows]") {
    CHECK(read("356 000 000 00048") == "siren:356000000");
    CHECK(read("35600000000049").substr(0, 1) == "!");
    CHECK(read("552059025", AddressKind::siren) == "!siren_key ");
    // Nine digits without the key of a SIREN are a phone that lost its zero.
    CHECK(read("299853802") == "phone:+33299853802");
}

TEST_CASE("Several addresses of one text are all taken; a bad one among them is told", "[flows]") {
    CHECK(read("ada@x.fr; Bob@x.fr, ada@x.fr") == "email:ada@x.fr email:bob@x.fr");
    CHECK(read("02 99 85 38 02 / 06 12 34 56 78") == "phone:+33299853802 phone:+33612345678");
    CHECK(read("ada@x.fr; bob@@x.fr") == "!email_syntax email:ada@x.fr");
}

TEST_CASE("What names nobody is refused with what to do", "[flows]") {
    for (const char* text : {"", "  ", "Ada Lovelace", "12", "ada@", "@", "a b.fr", "-", "C12X",
                             "029985380", "02998538021", "."}) {
        INFO(text);
        const flows::OpposedReading reading = read_opposed(text);
        CHECK_FALSE(reading.code.empty());
        CHECK(reading.values.empty());
        CHECK_FALSE(reading.problem.empty());
        CHECK_FALSE(reading.hint.empty());
    }
    CHECK(read("gmail.com") == "!shared_domain ");
    CHECK(read("@orange.fr") == "!shared_domain ");
    CHECK(read("cfe00dde46ef942601ffafb9e2825e802858b460e586b8305b344c1eb826357d") == "!hash ");
    CHECK(read("ada@x.fr", AddressKind::domain) == "!domain_syntax ");
    CHECK(read("example.fr", AddressKind::email) == "!email_syntax ");
    CHECK(read("ada@x.fr", AddressKind::phone).substr(0, 1) == "!");
}

TEST_CASE("A contact stands for every address of its records, further ones too", "[flows]") {
    test::StoredBase base;
    model::Record first = test::make_record("1", "LOVELACE");
    first.fields.email = "ada@x.fr";
    first.fields.phone = "+33299853802";
    first.fields.more = R"({"emails":["a.l@x.fr"],"phones":["+33299853803","+33299853802"]})";
    const auto imported = base.import("crm", {first, test::make_record("2", "BABBAGE")});
    storage::GoldenStore golden(*base);
    golden.for_each(imported.dirty_contacts, [&](model::ContactId id, auto records) {
        golden.put(dedupe::conclude_contact(id, records));
    });
    CHECK(text_of(flows::opposed_values(*base, " c0000001 ")) ==
          "email:ada@x.fr phone:+33299853802 email:a.l@x.fr phone:+33299853803");
    CHECK_THROWS_WITH(flows::opposed_values(*base, "C2"),
                      Catch::Contains("neither e-mail nor phone"));
    try {
        (void)flows::opposed_values(*base, "C0000099");
        FAIL("was found");
    } catch (const Error& error) {
        CHECK(error.code() == Errc::not_found);
    }
    CHECK(text_of(flows::opposed_values(*base, "bob@x.fr")) == "email:bob@x.fr");
    CHECK_THROWS_AS(flows::opposed_values(*base, "nobody"), Error);
    CHECK_FALSE(flows::read_opposed_contact("12"));
    CHECK_FALSE(flows::read_opposed_contact("A0000001"));
}
