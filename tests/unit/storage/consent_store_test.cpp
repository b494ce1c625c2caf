#include "catch.hpp"
#include "storage_fixture.hpp"

#include <bdd/storage/consent_store.hpp>
#include <bdd/storage/contact_addresses.hpp>
#include <bdd/storage/undo_store.hpp>
#include <bdd/storage/wording_store.hpp>

namespace {

namespace model = bdd::model;
namespace storage = bdd::storage;
namespace test = bdd::test;

/// Two contacts, each of one record with an e-mail.
class People {
public:
    People() {
        for (const auto& [id, email] :
             {std::pair{"1", "ada@acier.example"}, std::pair{"2", "luc@voiles.example"}}) {
            model::Record record = test::make_record(id, std::string("NAME") + id);
            record.fields.email = email;
            m_records.push_back(std::move(record));
        }
        import_run = load();
    }

    model::RunId load() {
        const auto imported = base.import("crm", m_records);
        conclude({{1}, {2}});
        return imported.run;
    }

    void conclude(const std::vector<model::ContactId>& contacts) {
        storage::GoldenStore golden(*base);
        golden.for_each(contacts, [&](model::ContactId id, auto records) {
            golden.put(bdd::dedupe::conclude_contact(id, records));
        });
    }

    std::int64_t note(std::int64_t record, const std::string& status, const std::string& at,
                      const std::string& mac = std::string(32, 'm')) {
        storage::Consent act;
        act.run = base.run("consent add");
        act.record = {record};
        act.mac = mac;
        act.key_id = 1;
        act.channel = "email";
        act.purpose = "prospection";
        act.status = status;
        act.at = at;
        act.noted_at = "2026-02-01T00:00:00Z";
        if (status == "confirmed") {
            act.requested_at = "2026-01-01";
        }
        return storage::ConsentStore(*base).append(act);
    }

    std::string log_of(std::int64_t contact) {
        std::string out;
        for (const auto& act : storage::ConsentStore(*base).of_contact({contact})) {
            out += (out.empty() ? "" : ", ") + act.status + " " + act.at;
        }
        return out;
    }

    test::StoredBase base;
    model::RunId import_run;

private:
    std::vector<model::Record> m_records;
};

} // namespace

TEST_CASE("An act of the log comes back as it was noted", "[storage]") {
    People people;
    storage::WordingStore wordings(*people.base);
    const auto wording = wordings.add({0, "lettre", 0, "fr", "Oui, écrivez-moi", "2026-01-01"});
    storage::Consent act;
    act.run = people.base.run("consent add");
    act.record = {1};
    act.kind = 1;
    act.mac = std::string("\0\x01\xFF", 3) + std::string(29, 'x');
    act.key_id = 7;
    act.channel = "sms";
    act.purpose = "ads";
    act.status = "confirmed";
    act.at = "2026-01-31T08:30:00Z";
    act.proof = "form 12";
    act.wording = wording.id;
    act.ip = "192.0.2.7";
    act.user_agent = "Firefox";
    act.requested_at = "2026-01-30";
    act.noted_at = "2026-02-01T00:00:00Z";
    storage::ConsentStore store(*people.base);
    act.id = store.append(act);
    const auto all = store.of_contact({1});
    REQUIRE(all.size() == 1);
    CHECK(all[0].id == act.id);
    CHECK(all[0].run == act.run);
    CHECK(all[0].record.value == 1);
    CHECK(all[0].kind == 1);
    CHECK(all[0].mac == act.mac);
    CHECK(all[0].key_id == 7);
    CHECK(all[0].channel == "sms");
    CHECK(all[0].purpose == "ads");
    CHECK(all[0].status == "confirmed");
    CHECK(all[0].at == act.at);
    CHECK(all[0].proof == "form 12");
    CHECK(all[0].wording == wording.id);
    CHECK(all[0].ip == "192.0.2.7");
    CHECK(all[0].user_agent == "Firefox");
    CHECK(all[0].requested_at == "2026-01-30");
    CHECK(all[0].noted_at == act.noted_at);
    CHECK(store.of_contact({2}).empty());
    CHECK(store.of_fingerprint(1, act.mac).size() == 1);
    CHECK(store.of_fingerprint(0, act.mac).empty()); // Another kind of address.
    CHECK(store.of_fingerprint(1, std::string(32, 'x')).empty());

    const auto origin = store.origin_of({1});
    REQUIRE(origin);
    CHECK(origin->source == "crm");
    CHECK(origin->file_name == "crm.csv");
    CHECK(origin->imported_at == "2026-01-02T03:04:05Z");
    CHECK(origin->run == people.import_run);
    CHECK_FALSE(store.origin_of({99}));
}

TEST_CASE("The log of consents only grows", "[storage]") {
    People people;
    people.note(1, "given", "2026-01-05");
    storage::Connection& connection = people.base.connection();
    for (const char* const sql : {
             "DELETE FROM consent",
             "UPDATE consent SET status = 'withdrawn'",
             "UPDATE consent SET at = '2027-01-01'",
             "UPDATE consent SET record_id = 2",
             "UPDATE consent SET record_id = NULL, purpose = 'ads'",
             "INSERT INTO consent SELECT 9, run_id, record_id, kind, mac, key_id, channel, purpose,"
             " 'confirmed', at, proof, wording_id, ip, user_agent, NULL, noted_at FROM consent",
             "INSERT INTO consent SELECT 9, run_id, record_id, kind, 'short', key_id, channel,"
             " purpose, status, at, proof, wording_id, ip, user_agent, NULL, noted_at FROM consent",
         }) {
        INFO(sql);
        CHECK_THROWS_AS(connection.execute(sql), bdd::Error);
    }
    CHECK(people.log_of(1) == "given 2026-01-05");
    // An erasure cuts the tie; the proof stays, found by the address alone.
    connection.execute("UPDATE consent SET record_id = NULL, ip = NULL, user_agent = NULL");
    CHECK(people.log_of(1).empty());
    const auto left = storage::ConsentStore(*people.base).of_fingerprint(0, std::string(32, 'm'));
    REQUIRE(left.size() == 1);
    CHECK_FALSE(left[0].record);
}

TEST_CASE("Acts are given by the time of the person, then as they were noted", "[storage]") {
    People people;
    people.note(1, "withdrawn", "2026-03-01T09:00:00Z"); // longer than a short string
    people.note(1, "given", "2026-01-05");
    people.note(1, "denied", "2026-01-05");
    people.note(2, "claimed", "2025-12-01");
    CHECK(people.log_of(1) ==
          "given 2026-01-05, denied 2026-01-05, withdrawn 2026-03-01T09:00:00Z");
    std::string all;
    storage::ConsentStore store(*people.base);
    store.each([&](model::ContactId contact, auto steps) {
        all += std::to_string(contact.value) + ":";
        for (const auto& step : steps) {
            all += " " + std::string(step.status) + "/" + std::string(step.channel) + "/" +
                   std::string(step.purpose) + "/" + std::string(step.at);
        }
        all += "\n";
        return true;
    });
    CHECK(all ==
          "1: withdrawn/email/prospection/2026-03-01T09:00:00Z given/email/prospection/2026-01-05"
          " denied/email/prospection/2026-01-05\n"
          "2: claimed/email/prospection/2025-12-01\n");
    int visits = 0;
    store.each([&](model::ContactId, auto) {
        ++visits;
        return false;
    });
    CHECK(visits == 1);
}

TEST_CASE("Consents hold the import of their records", "[storage]") {
    People people;
    storage::UndoStore undo(*people.base);
    CHECK_FALSE(undo.held_by(people.import_run));
    people.note(2, "given", "2026-01-05");
    const auto newest = people.note(2, "withdrawn", "2026-01-06");
    CHECK(undo.held_by(people.import_run)->value ==
          people.base.connection().query_integer("SELECT run_id FROM consent WHERE id = " +
                                                 std::to_string(newest)));
    const auto other = people.base.import("salon", {test::make_record("1", "PETIT")});
    CHECK_FALSE(undo.held_by(other.run));
}

TEST_CASE("Wordings have versions, a row of them for each language", "[storage]") {
    test::StoredBase base;
    storage::WordingStore store(*base);
    CHECK_FALSE(store.find("lettre", "fr"));
    CHECK(store.add({0, "lettre", 0, "fr", "un", "2026-01-01"}).version == 1);
    CHECK(store.add({0, "lettre", 0, "fr", "deux", "2026-01-02"}).version == 2);
    const auto english = store.add({0, "lettre", 0, "en", "one", "2026-01-03"});
    CHECK(english.version == 1);
    CHECK(store.find("lettre", "fr")->text == "deux");
    CHECK(store.find("lettre", "fr", 1)->text == "un");
    CHECK_FALSE(store.find("lettre", "fr", 3));
    CHECK_FALSE(store.find("lettre", "de"));
    CHECK(store.get(english.id)->text == "one");
    CHECK_FALSE(store.get(99));
    std::string all;
    for (const storage::Wording& wording : store.list()) {
        all += wording.lang + std::to_string(wording.version) + " ";
    }
    CHECK(all == "en1 fr1 fr2 ");
}

TEST_CASE("The records behind a contact are found, that of its e-mail first", "[storage]") {
    test::StoredBase base;
    model::Record first = test::make_record("1", "LEROY", {}, "LILLE");
    first.fields.email = "old@x.example";
    first.fields.mobile = "+33600000001";
    first.fields.more = R"({"emails":["more@x.example"]})";
    model::Record second = test::make_record("2", "LEROY");
    second.fields.email = "new@x.example";
    model::Record third = test::make_record("3", "PETIT");
    third.fields.job_title = "old@x.example"; // Only a text.
    base.import("crm", {first, second, third});
    base.connection().execute("UPDATE record SET contact_id = 1 WHERE id = 2");
    base.connection().execute(R"(UPDATE contact SET origin = '{"email":2}' WHERE id = 1)");
    storage::ContactAddresses addresses(*base);
    const auto records = addresses.of({1});
    REQUIRE(records.size() == 2);
    CHECK(records[0].record.value == 2);
    CHECK(records[0].is_main);
    CHECK(records[1].email == "old@x.example");
    CHECK(records[1].mobile == "+33600000001");
    CHECK(records[1].address.town == "LILLE");
    CHECK_FALSE(records[1].is_main);
    CHECK(addresses.of({99}).empty());

    const std::vector<model::ContactId> one{{1}};
    CHECK(addresses.with_email("old@x.example") == one);
    CHECK(addresses.with_email("more@x.example") == one);
    CHECK(addresses.with_email("ld@x.example").empty());
    CHECK(addresses.with_email("x.example").empty());
}
