#include "catch.hpp"

#include <bdd/fields/email.hpp>

#include <string>

using namespace bdd::fields;

namespace {

std::string address(std::string_view cell) {
    const auto reading = read_emails(cell);
    return reading.value.first ? reading.value.first->address : "";
}

EmailKind kind(std::string_view cell) {
    const auto reading = read_emails(cell);
    REQUIRE(reading.value.first);
    return reading.value.first->kind;
}

bool refused(std::string_view cell) {
    const auto reading = read_emails(cell);
    return reading.problem == Problem::email_syntax && !reading.value.first;
}

std::string suggestion(std::string_view cell) {
    return read_emails(cell).value.suggestion;
}

} // namespace

TEST_CASE("an e-mail is lowered and kept with its tag and dots", "[fields]") {
    const auto reading = read_emails("Prenom.NOM+Salon@Hotel-X.FR");
    REQUIRE(reading.value.first);
    CHECK(reading.value.first->address == "prenom.nom+salon@hotel-x.fr");
    CHECK(reading.value.more.empty());
    CHECK(reading.repairs.empty());
    CHECK(reading.ok());
}

TEST_CASE("an empty e-mail cell is no problem", "[fields]") {
    for (const std::string_view cell : {"", "  ", "\u00A0\u200B", "\t\r\n"}) {
        const auto reading = read_emails(cell);
        CHECK(reading.ok());
        CHECK(reading.repairs.empty());
        CHECK_FALSE(reading.value.first);
    }
    CHECK(read_emails("NC").repairs.has(Repair::placeholder_emptied));
    CHECK(read_emails("-").ok());
}

TEST_CASE("an address is taken out of what surrounds it", "[fields]") {
    for (const std::string_view cell :
         {"M. X <a.b@hotel.fr>", "\"Dupont, Jean\" <A.B@hotel.fr>", "mailto:a.b@hotel.fr",
          "MAILTO:a.b@hotel.fr?subject=Bonjour", "<a.b@hotel.fr>", "a.b@hotel.fr.", "a.b@hotel.fr;",
          "a.b@hotel.fr,", "'a.b@hotel.fr'", "(a.b@hotel.fr)", "E-mail : a.b@hotel.fr",
          "a.b@hotel.fr (perso)", "X<a.b@hotel.fr>", "mailto://a.b@hotel.fr"}) {
        INFO(cell);
        const auto reading = read_emails(cell);
        CHECK(reading.ok());
        CHECK(address(cell) == "a.b@hotel.fr");
        CHECK(reading.value.more.empty());
        CHECK(reading.repairs.has(Repair::email_unwrapped));
    }
}

TEST_CASE("blank signs around and zero-width signs inside an address are no part of it",
          "[fields]") {
    CHECK(address("\u00A0a@hotel.fr\u202F") == "a@hotel.fr");
    CHECK(address("\uFEFFa@ho\u200Btel.fr") == "a@hotel.fr");
    CHECK(address("=\"a@hotel.fr\"") == "a@hotel.fr");
    CHECK(read_emails("=\"a@hotel.fr\"").repairs.has(Repair::spreadsheet_artefact));
}

TEST_CASE("several addresses in a cell are split in order", "[fields]") {
    for (const std::string_view cell :
         {"a@x.fr;b@y.fr", "a@x.fr, b@y.fr", "a@x.fr / b@y.fr", "a@x.fr b@y.fr", "a@x.fr\nb@y.fr",
          "a@x.fr ou b@y.fr", "A <a@x.fr>; B <b@y.fr>", "a@x.fr|B@Y.FR", "a@x.fr;b@y.fr;a@x.fr",
          "<a@x.fr, b@y.fr>"}) {
        INFO(cell);
        const auto reading = read_emails(cell);
        CHECK(reading.ok());
        REQUIRE(reading.value.first);
        CHECK(reading.value.first->address == "a@x.fr");
        REQUIRE(reading.value.more.size() == 1);
        CHECK(reading.value.more[0].address == "b@y.fr");
        CHECK(reading.repairs.has(Repair::several_values_split));
    }
}

TEST_CASE("a bad address among good ones is told and the good ones are kept", "[fields]") {
    const auto reading = read_emails("a@x.fr; pas-une-adresse; b@y..fr; c@z.fr");
    CHECK(reading.problem == Problem::email_syntax);
    REQUIRE(reading.value.first);
    CHECK(reading.value.first->address == "a@x.fr");
    REQUIRE(reading.value.more.size() == 1);
    CHECK(reading.value.more[0].address == "c@z.fr");
}

TEST_CASE("wrong syntax is refused", "[fields]") {
    for (const std::string_view cell : {"a",
                                        "a@",
                                        "@x.fr",
                                        "a@x",
                                        "a@@x.fr",
                                        "a@b@x.fr",
                                        "a b@x.fr",
                                        "jean dupont@x.fr",
                                        "contact @hotel.fr",
                                        "contact@ hotel.fr",
                                        ".a@x.fr",
                                        "a.@x.fr",
                                        "a..b@x.fr",
                                        "a@.x.fr",
                                        "a@x..fr",
                                        "a@-x.fr",
                                        "a@x-.fr",
                                        "a@x.f",
                                        "a@x.12",
                                        "a@1.2.3.4",
                                        "a@x_y.fr",
                                        "a?b@x.fr",
                                        "pr\uFFFDnom@x.fr",
                                        "a(at)x.fr",
                                        "0299853802",
                                        "www.hotel.fr"}) {
        INFO(cell);
        CHECK(refused(cell));
    }
}

TEST_CASE("lengths of an address are limited", "[fields]") {
    const std::string local(64, 'a');
    CHECK(address(local + "@x.fr") == local + "@x.fr");
    CHECK(refused(local + "a@x.fr"));
    const std::string label(62, 'b');
    const std::string domain = label + "." + label + "." + label + ".fr";
    REQUIRE(domain.size() == 191);
    const std::string longest = std::string(62, 'a') + "@" + domain;
    REQUIRE(longest.size() == 254);
    CHECK(address(longest) == longest);
    CHECK(refused("a" + longest));
    CHECK(refused("a@" + std::string(64, 'b') + ".fr"));
}

TEST_CASE("domains in other scripts become ASCII", "[fields]") {
    CHECK(address("Contact@Hôtel-Été.fr") == "contact@xn--htel-t-fvab6g.fr");
    // decomposed and composed spelling are one address
    CHECK(address("contact@ho\u0302tel.fr") == address("contact@hôtel.fr"));
    CHECK(address("info@straße.de") == "info@xn--strae-oqa.de");
    CHECK(address("André@x.fr") == "andré@x.fr");
}

TEST_CASE("the kind of an address comes from the lists", "[fields]") {
    CHECK(kind("prenom.nom@wanadoo.fr") == EmailKind::personal);
    CHECK(kind("contact@hotel-x.fr") == EmailKind::generic);
    CHECK(kind("contact@wanadoo.fr") == EmailKind::generic);
    CHECK(kind("contact+salon@hotel-x.fr") == EmailKind::generic);
    CHECK(kind("contact35@hotel-x.fr") == EmailKind::generic);
    CHECK(kind("reservation.paris@hotel-x.fr") == EmailKind::generic);
    CHECK(kind("ecole.0350122T@ac-rennes.fr") == EmailKind::generic);
    CHECK(kind("ce.0350001a@ac-rennes.fr") == EmailKind::generic);
    CHECK(kind("info@yopmail.com") == EmailKind::disposable);
    CHECK(kind("prenom.nom@hotel-x.fr") == EmailKind::nominative);
    // surnames and names that only begin like a function
    CHECK(kind("bureau.jean@hotel-x.fr") == EmailKind::nominative);
    CHECK(kind("chateau-paul@hotel-x.fr") == EmailKind::nominative);
    CHECK(kind("informaticien@hotel-x.fr") == EmailKind::nominative);
    CHECK(kind("infoline@hotel-x.fr") == EmailKind::nominative);
    CHECK(is_shared_domain("gmail.com"));
    CHECK_FALSE(is_shared_domain("hotel-x.fr"));
    CHECK(keyword(EmailKind::disposable) == "disposable");
}

TEST_CASE("a mistyped mail domain is suggested and never applied", "[fields]") {
    CHECK(address("jean@gmial.com") == "jean@gmial.com");
    CHECK(suggestion("jean@gmial.com") == "gmail.com");
    CHECK(suggestion("jean@orange.ft") == "orange.fr");
    CHECK(suggestion("jean@wanado.fr") == "wanadoo.fr");
    CHECK(suggestion("jean@hotmial.con") == "hotmail.com");
    CHECK(suggestion("jean@free.ft") == "free.fr");
    CHECK(suggestion("contact@wandoo.fr") == "wanadoo.fr");
    // right as they are, or honest neighbours
    for (const std::string_view cell : {"a@gmail.com", "a@ymail.com", "a@hotmail.be", "a@tree.fr",
                                        "a@orange.com", "a@gmx.net", "a@live.fr", "a@hotel.fr"}) {
        INFO(cell);
        CHECK(suggestion(cell).empty());
    }
}

TEST_CASE("the match key joins what Google joins and nothing else", "[fields]") {
    CHECK(email_match_key("jean.du.pont+x@gmail.com") == "jeandupont@gmail.com");
    CHECK(email_match_key("jeandupont@googlemail.com") == "jeandupont@gmail.com");
    CHECK(email_match_key("jean.dupont+x@hotel.fr") == "jean.dupont+x@hotel.fr");
    CHECK(email_domain("a@x.fr") == "x.fr");
    CHECK(email_domain("x.fr").empty());
}
