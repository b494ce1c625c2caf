#include "catch.hpp"
#include "random.hpp"

#include <bdd/core/text.hpp>
#include <bdd/dedupe/survivorship.hpp>

using namespace bdd;
using dedupe::conclude_account;
using dedupe::conclude_contact;
using model::StoredRecord;

namespace {

StoredRecord record(std::int64_t id, int priority = 50,
                    const std::string& imported = "2026-01-10T08:00:00Z") {
    StoredRecord r;
    r.id = {id};
    r.source = {id % 3 + 1};
    r.contact = {1};
    r.source_priority = priority;
    r.imported_at = imported;
    return r;
}

StoredRecord job(StoredRecord r, const std::string& title, const std::string& level = "") {
    r.fields.job_title = title;
    r.fields.level = level;
    return r;
}

StoredRecord named(StoredRecord r, const std::string& first, const std::string& last) {
    r.fields.first_name = first;
    r.fields.last_name = last;
    r.fields.name_key = text::key(last + " " + first);
    return r;
}

StoredRecord mail(StoredRecord r, const std::string& address, const std::string& kind) {
    r.fields.email = address;
    r.fields.email_kind = kind;
    return r;
}

StoredRecord dated(StoredRecord r, const std::string& date) {
    r.fields.updated_on = date;
    return r;
}

model::Contact conclude(const std::vector<StoredRecord>& records) {
    return conclude_contact({1}, records);
}

} // namespace

TEST_CASE("The more valid value wins over the source of higher priority", "[dedupe]") {
    const model::Contact c = conclude({mail(record(1, 90), "info@x.fr", "generic"),
                                       mail(record(2, 10), "jean.martin@x.fr", "nominative")});
    CHECK(c.email == "jean.martin@x.fr");
    CHECK(c.email_kind == "nominative");
}

TEST_CASE("The higher priority wins over the fresher record", "[dedupe]") {
    CHECK(conclude({dated(job(record(1, 60), "Acheteur"), "2019-01-01"),
                    dated(job(record(2, 50), "Directrice des achats"), "2026-01-01")})
              .job_title == "Acheteur");
}

TEST_CASE("The fresher record wins over the more complete value", "[dedupe]") {
    CHECK(conclude({dated(job(record(1), "Directrice générale adjointe"), "2024-05-01"),
                    dated(job(record(2), "DG"), "2025-05-01")})
              .job_title == "DG");
}

TEST_CASE("Without a date of the source the import dates the record", "[dedupe]") {
    CHECK(conclude({dated(job(record(1, 50, "2026-03-01T08:00:00Z"), "Acheteur"), "2025-12-31"),
                    job(record(2, 50, "2026-02-01T08:00:00Z"), "DG")})
              .job_title == "DG");
    // The hour of an import is no freshness: the longer value of the same day wins.
    CHECK(conclude({job(record(1, 50, "2026-02-01T08:00:00Z"), "Directeur"),
                    job(record(2, 50, "2026-02-01T19:00:00Z"), "DG")})
              .job_title == "Directeur");
}

TEST_CASE("The more complete value wins over the more frequent one", "[dedupe]") {
    CHECK(conclude({job(record(1), "Directrice des achats"), job(record(2), "Acheteuse"),
                    job(record(3), "Acheteuse")})
              .job_title == "Directrice des achats");
    // Accents count: files lose them and never gain them.
    CHECK(conclude({named(record(1), "Eleonore", "Bredy"), named(record(2), "Éléonore", "Brédy")})
              .last_name == "Brédy");
}

TEST_CASE("The more frequent value wins over the earlier record", "[dedupe]") {
    StoredRecord a = record(1);
    StoredRecord b = record(2);
    StoredRecord c = record(3);
    a.fields.mobile = "+33611111111";
    b.fields.mobile = "+33622222222";
    c.fields.mobile = "+33622222222";
    const model::Contact contact = conclude({a, b, c});
    CHECK(contact.mobile == "+33622222222");
    CHECK(contact.main_record == model::RecordId{2}); // The earliest that gives it.
    CHECK(conclude({c, a}).mobile == "+33611111111");
}

TEST_CASE("A group comes from one record and the origin names every other giver", "[dedupe]") {
    StoredRecord a = named(record(1, 50), "Jean", "Martin");
    StoredRecord b = job(named(record(2, 80), "", "Martin"), "DG", "director");
    b.fields.civility = "M.";
    StoredRecord c = mail(record(3), "jean.martin@x.fr", "nominative");
    const model::Contact contact = conclude({a, b, c});
    CHECK(contact.first_name == "Jean"); // Both names are more valid than one.
    CHECK(contact.civility.empty());     // Not the civility of another record.
    CHECK(contact.main_record == model::RecordId{1});
    CHECK(contact.records == 3);
    CHECK(contact.is_person);
    CHECK(contact.origin ==
          model::Origin{{"job_title", {2}}, {"department", {2}}, {"level", {2}}, {"email", {3}}});
}

TEST_CASE("The SIRET goes with the address that survives", "[dedupe]") {
    StoredRecord a = record(1, 90);
    a.address = {11};
    a.fields.siret = "73282932000074";
    StoredRecord b = named(record(2, 50), "Jean", "Martin");
    b.address = {12};
    b.fields.siret = "73282932000082";
    const model::Contact both = conclude({a, b});
    CHECK(both.address == model::AddressId{11});
    CHECK(both.siret == "73282932000074");
    CHECK(both.origin == model::Origin{{"address", {1}}, {"siret", {1}}});
    a.fields.siret.clear();
    const model::Contact only = conclude({a, b});
    CHECK(only.siret == "73282932000082");
    CHECK(only.origin == model::Origin{{"address", {1}}});
}

TEST_CASE("A direct line survives a special number, a level an unclear job", "[dedupe]") {
    StoredRecord a = job(record(1, 90), "Chargé de mission");
    a.fields.phone = "+33892700700";
    a.fields.phone_kind = "special";
    StoredRecord b = job(record(2, 10), "DAF", "director");
    b.fields.phone = "+33299853802";
    b.fields.phone_kind = "landline";
    const model::Contact c = conclude({a, b});
    CHECK(c.phone == "+33299853802");
    CHECK(c.phone_kind == "landline");
    CHECK(c.job_title == "DAF");
}

TEST_CASE("A record that gives nothing is still the main record of its contact", "[dedupe]") {
    const model::Contact c = conclude({record(9), record(4)});
    CHECK(c.main_record == model::RecordId{4});
    CHECK_FALSE(c.is_person);
    CHECK(c.origin.empty());
}

TEST_CASE("The name that comes with a SIREN names the account", "[dedupe]") {
    StoredRecord a = record(1, 90);
    a.fields.company = "Métal Ouest Groupe International";
    a.fields.staff = 40;
    StoredRecord b = record(2, 10);
    b.fields.company = "METAL OUEST SAS";
    b.fields.legal_form = "SAS";
    b.fields.siren = "732829320";
    StoredRecord c = dated(record(3, 90), "2026-02-02");
    c.fields.staff = 45;
    const model::Account account = conclude_account({5}, std::vector{a, b, c});
    CHECK(account.name == "METAL OUEST SAS");
    CHECK(account.legal_form == "SAS");
    CHECK(account.staff == 45);
    CHECK(account.main_record == model::RecordId{2});
    CHECK(account.origin == model::Origin{{"staff", {3}}});
}

TEST_CASE("A staff of zero is a value", "[dedupe]") {
    StoredRecord a = record(1);
    a.fields.staff = 0;
    CHECK(conclude_account({1}, std::vector{a, record(2)}).staff == 0);
}

TEST_CASE("Conclusions do not depend on the order of the records", "[dedupe]") {
    const std::vector<std::string> titles = {"", "DG", "Acheteur", "Directrice des achats"};
    const std::vector<std::string> mails = {"", "a@x.fr", "b@x.fr"};
    const std::vector<std::string> kinds = {"nominative", "generic"};
    const std::vector<std::string> dates = {"", "2025-01-01", "2026-01-10"};
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        test::Random random(seed);
        std::vector<StoredRecord> records;
        for (std::int64_t id = 1; id <= 7; ++id) {
            StoredRecord r = dated(job(record(id, random.chance(3) ? 60 : 50), random.pick(titles)),
                                   random.pick(dates));
            r = mail(r, random.pick(mails), random.pick(kinds));
            r = named(r, random.chance(2) ? "Jean" : "", random.chance(4) ? "" : "Martin");
            r.address = {static_cast<std::int64_t>(random.below(3))};
            r.fields.siret = random.chance(2) ? "73282932000074" : "";
            r.fields.company = random.chance(2) ? "METAL OUEST" : "MO";
            records.push_back(r);
        }
        const model::Contact contact = conclude(records);
        const model::Account account = conclude_account({1}, records);
        for (int i = 0; i < 5; ++i) {
            random.shuffle(records);
            REQUIRE(conclude(records) == contact);
            REQUIRE(conclude_account({1}, records) == account);
        }
    }
}

TEST_CASE("A statement of several records weighs as they would one by one", "[dedupe]") {
    StoredRecord often = record(4);
    often.fields.naf = "6201Z";
    StoredRecord once = record(2);
    once.fields.naf = "6202A";
    StoredRecord again = often;
    again.id = {9};
    const model::Account one_by_one = conclude_account({1}, std::vector{often, once, again});
    CHECK(one_by_one.naf == "6201Z");
    std::vector<model::AccountStatement> statements(2);
    statements[0].record = {2};
    statements[0].naf = once.fields.naf;
    statements[1].record = {4};
    statements[1].records = 2;
    statements[1].naf = often.fields.naf;
    for (model::AccountStatement& statement : statements) {
        statement.freshness = "2026-01-10";
    }
    CHECK(conclude_account({1}, statements) == one_by_one);
    statements[1].records = 1;
    CHECK(conclude_account({1}, statements).naf == "6202A"); // The earlier of equals.
}
