#include "catch.hpp"
#include "storage_fixture.hpp"

#include <bdd/storage/evidence_reader.hpp>

namespace storage = bdd::storage;
namespace model = bdd::model;
namespace test = bdd::test;

namespace {

/// Three records: two of contact 10, of which one names account 5 and address 7.
struct Evidence {
    Evidence() {
        base.connection().execute(
            "PRAGMA foreign_keys = OFF;"
            "INSERT INTO account (id, siren, record_id) VALUES (5, '732829320', 1), (6, NULL, 2);"
            "INSERT INTO address (id, line_1, line_3, postcode, town, country)"
            " VALUES (7, 'Bâtiment B', '12 rue du Port', '29200', 'Brest', 'FR');"
            "INSERT INTO record (id, source_id, batch_id, line, key_hash, content_hash, contact_id,"
            " account_id, address_id, fields, problems) VALUES"
            " (1, 1, 1, 2, 0, 0, 10, 5, 7, 'Mme' || char(31, 31) || 'Anne' || char(31) || 'Durand',"
            "  0), (2, 1, 1, 3, 0, 0, 11, NULL, NULL, '', 0), (3, 1, 1, 4, 0, 0, 10, 5, NULL, '', "
            "0)");
    }
    test::StoredBase base;
};

std::vector<std::int64_t> values(const std::vector<model::RecordId>& ids) {
    std::vector<std::int64_t> out;
    for (const model::RecordId id : ids) {
        out.push_back(id.value);
    }
    return out;
}

using Values = std::vector<std::int64_t>;

} // namespace

TEST_CASE("The evidence of a record is its own, with what it refers to", "[storage]") {
    Evidence e;
    storage::EvidenceReader reader(*e.base);
    CHECK(reader.count() == 3);
    Values seen;
    reader.records([&](const storage::RecordEvidence& r) {
        seen.push_back(r.record.value);
        if (r.record.value == 1) {
            CHECK(r.contact.value == 10);
            CHECK(r.account.value == 5);
            CHECK(r.address.value == 7);
            CHECK(r.civility == "Mme");
            CHECK(r.first_name == "Anne");
            CHECK(r.last_name == "Durand");
            CHECK(r.email.empty());
        } else if (r.record.value == 2) {
            CHECK(r.account.value == 0);
            CHECK(r.address.value == 0);
        }
    });
    CHECK(seen == Values{1, 2, 3});
    reader.addresses([&](const storage::AddressEvidence& a) {
        CHECK(a.address.value == 7);
        CHECK(a.street == "Bâtiment B 12 rue du Port"); // lines without text leave no gap
        CHECK(a.postcode == "29200");
        CHECK(a.town == "Brest");
    });
    Values accounts;
    reader.sirens([&](model::AccountId id, std::string_view siren) {
        accounts.push_back(id.value);
        CHECK(siren == "732829320");
    });
    CHECK(accounts == Values{5}); // 6 has none
}

TEST_CASE("Some records are read in the order asked for, those that are gone left out",
          "[storage]") {
    Evidence e;
    storage::EvidenceReader reader(*e.base);
    const std::vector<model::RecordId> asked = {{3}, {99}, {1}};
    Values seen;
    reader.records(asked,
                   [&](const storage::RecordEvidence& r) { seen.push_back(r.record.value); });
    CHECK(seen == Values{3, 1});
    CHECK(values(reader.of_contact({10}, 20)) == Values{1, 3});
    CHECK(values(reader.of_contact({10}, 1)) == Values{1});
    CHECK(values(reader.of_contact_of({3}, 20)) == Values{1, 3});
    CHECK(reader.of_contact_of({99}, 20).empty());
    CHECK(values(reader.of_account({5}, 20)) == Values{1, 3});
    CHECK(reader.of_account({6}, 20).empty());
}

TEST_CASE("An address is compared as RNVP has it, where the town is known", "[storage]") {
    Evidence e;
    e.base.connection().execute(
        "INSERT INTO address_rnvp (address_id, run_id, reference_id, complement, line_4, line_6,"
        " postcode, town, code, status, score, mailable)"
        " VALUES (7, 1, 1, 'BATIMENT B', '12 RUE DU PORT', '29200 BREST', '29200', 'BREST',"
        " '0770', 'PARTIELLE', 80, 1)");
    storage::EvidenceReader reader(*e.base);
    const auto street = [&] {
        std::string text;
        reader.addresses([&](const storage::AddressEvidence& a) {
            text =
                std::string(a.street) + '|' + std::string(a.postcode) + ' ' + std::string(a.town);
        });
        return text;
    };
    CHECK(street() == "BATIMENT B 12 RUE DU PORT|29200 BREST");
    std::string one;
    reader.addresses(std::vector<model::AddressId>{{7}},
                     [&](const storage::AddressEvidence& a) { one = a.street; });
    CHECK(one == "BATIMENT B 12 RUE DU PORT");
    e.base.connection().execute("UPDATE address_rnvp SET code = '8770'");
    CHECK(street() == "Bâtiment B 12 rue du Port|29200 Brest");
}
