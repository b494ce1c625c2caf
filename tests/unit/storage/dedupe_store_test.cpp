#include "catch.hpp"
#include "storage_fixture.hpp"

#include <bdd/storage/dedupe_store.hpp>
#include <bdd/storage/undo_store.hpp>

namespace model = bdd::model;
namespace storage = bdd::storage;
namespace test = bdd::test;

namespace {

using Texts = std::vector<std::string>;

/// Six contacts and six companies, one of each per record.
test::StoredBase& fill(test::StoredBase& base) {
    base.import("crm", {test::make_record("1", "LEROY", "ACIER", "LILLE", "73282932000074"),
                        test::make_record("2", "LEROI", "ACIERS", "LILLE", "55210055400013"),
                        test::make_record("3", "LE ROY", "ACIER NORD", "LILLE"),
                        test::make_record("4", "ROY", "SCIES", "BREST"),
                        test::make_record("5", "ROI", "SCIERIE", "BREST"),
                        test::make_record("6", "ROIX", "BOIS", "BREST")});
    return base;
}

Texts notes(test::StoredBase& base, model::RunId run) {
    return test::texts(base.connection(),
                       "SELECT seq || ' ' || kind || ' ' || row_id || ' ' || coalesce(before, '-')"
                       " || ' ' || coalesce(after, '-') FROM run_change WHERE run_id = " +
                           std::to_string(run.value) + " ORDER BY seq");
}

Texts rows(test::StoredBase& base, const std::string& sql) {
    return test::texts(base.connection(), sql);
}

void take_back(test::StoredBase& base, model::RunId run) {
    storage::UndoStore store(*base);
    storage::UndoCounts counts;
    (void)store.undo(run, counts);
    store.sweep(run);
}

} // namespace

TEST_CASE("Contacts are merged all at once, whatever the order in which they come", "[storage]") {
    test::StoredBase base;
    fill(base);
    storage::DedupeStore store(*base);
    const auto first = base.run("dedupe");
    CHECK(store.merge_contacts(first, {3}, {2}, "mobile") == 1);
    const auto second = base.run("dedupe");
    const std::vector<storage::ContactMerge> merges = {
        {{6}, {4}, "email", 1}, {{2}, {1}, "likeness", 0.97}, {{5}, {4}, "email", 1}};
    CHECK(store.merge_contacts(second, merges) == 4);
    // Moves by record, then merges by contact, then aliases that are led on.
    CHECK(notes(base, second) == Texts{"1 contact 2 2 1", "2 contact 3 2 1", "3 contact 5 5 4",
                                       "4 contact 6 6 4", "5 contact_merge 2 likeness 1",
                                       "6 contact_merge 5 email 4", "7 contact_merge 6 email 4",
                                       "8 contact_alias 3 2 1"});
    CHECK(rows(base, "SELECT group_concat(contact_id, ' ') FROM record") == Texts{"1 1 1 4 4 4"});
    CHECK(rows(base, "SELECT id || '>' || contact_id FROM contact_alias ORDER BY id") ==
          Texts{"2>1", "3>1", "5>4", "6>4"});
    CHECK(rows(base, "SELECT group_concat(id, ' ') FROM contact") == Texts{"1 4"});
    CHECK(store.merge_contacts(second, std::vector<storage::ContactMerge>{}) == 0);
}

TEST_CASE("Accounts are merged all at once, noted one after the other", "[storage]") {
    test::StoredBase base;
    fill(base);
    storage::DedupeStore store(*base);
    base.connection().execute("UPDATE record SET contact_id = 4 WHERE id = 5;"
                              "UPDATE contact SET records = 2 WHERE id = 4;"
                              "DELETE FROM contact WHERE id = 5");
    const auto first = base.run("dedupe");
    CHECK(store.merge_accounts(first, {3}, {2}).choosing.empty());
    const auto before = test::dump(base.connection());
    const auto second = base.run("dedupe");
    storage::RunStore(*base).note(second, "scan", 1, {}, {});
    const std::vector<storage::AccountMerge> merges = {{{5}, {4}}, {{2}, {1}}};
    const storage::MovedAccounts moved = store.merge_accounts(second, merges);
    CHECK(moved.records == 3);
    // Contact 4 has a record of each of two accounts that are one now.
    CHECK(moved.choosing == std::vector<model::ContactId>{{4}});
    CHECK(notes(base, second) == Texts{"1 scan 1 - -", "2 account 2 2 1", "3 account 3 2 1",
                                       "4 account_merge 2 - 1", "5 account_alias 3 2 1",
                                       "6 site 2 2 1", "7 account 5 5 4", "8 account_merge 5 - 4"});
    CHECK(rows(base, "SELECT group_concat(account_id, ' ') FROM record") == Texts{"1 1 1 4 4 6"});
    CHECK(rows(base, "SELECT group_concat(account_id, ' ') FROM contact") == Texts{"1 1 1 4 6"});
    CHECK(rows(base, "SELECT id || '>' || account_id FROM account_alias ORDER BY id") ==
          Texts{"2>1", "3>1", "5>4"});
    CHECK(rows(base, "SELECT group_concat(account_id, ' ') FROM site") == Texts{"1 1"});
    base.connection().execute("PRAGMA foreign_keys = OFF");
    take_back(base, second);
    const auto after = test::dump(base.connection());
    for (const char* table : {"record", "account_alias", "site"}) {
        CHECK(after.at(table) == before.at(table));
    }
}

TEST_CASE("A contact that shows another account than the one that goes keeps it", "[storage]") {
    test::StoredBase base;
    fill(base);
    base.connection().execute("UPDATE record SET contact_id = 6 WHERE id = 5;"
                              "UPDATE contact SET records = 2 WHERE id = 6;"
                              "DELETE FROM contact WHERE id = 5");
    const auto run = base.run("dedupe");
    const auto moved = storage::DedupeStore(*base).merge_accounts(run, {5}, {4});
    CHECK(moved.choosing == std::vector<model::ContactId>{{6}});
    CHECK(rows(base, "SELECT account_id FROM contact WHERE id = 6") == Texts{"6"});
}

TEST_CASE("Only accounts that another one may be are looked at", "[storage]") {
    test::StoredBase base;
    std::vector<model::Record> records;
    const auto add = [&](const std::string& name, const std::string& postcode,
                         const std::string& town, const std::string& siret) {
        const std::string id = std::to_string(records.size() + 1);
        model::Record record = test::make_record(id, "NOM", name, town, siret);
        record.address.postcode = postcode;
        record.account_hash = 1000 + records.size();
        record.address_hash = postcode.empty() && town.empty() ? 0 : 2000 + records.size();
        records.push_back(record);
    };
    add("ACIER", "59000", "LILLE", "73282932000074"); // 1: its name and place again in 4.
    add("SCIES", "59000", "LILLE", "55210055400013"); // 2: SIREN again in 3.
    add("BOIS", "29200", "BREST", "55210055400021");  // 3
    add("ACIER", "59000", "Lille Cedex", "");         // 4: the postcode is the place.
    add("ACIER", "29200", "BREST", "");               // 5: another place.
    add("VOILES", "", "Brest", "");                   // 6: towns alike in 7.
    add("VOILES", "", "BREST", "");                   // 7
    add("PORT", "29200", "BREST", "32012319600011");  // 8: two companies of one name.
    add("PORT", "29200", "BREST", "34123456700019");  // 9
    add("QUAI", "", "", "");                          // 10: no place.
    add("QUAI", "", "", "");                          // 11
    base.import("crm", records);
    REQUIRE(rows(base, "SELECT count(*) FROM account") == Texts{"11"});
    std::vector<std::int64_t> found;
    for (const storage::AccountEvidence& account : storage::DedupeStore(*base).accounts_alike()) {
        found.push_back(account.account.value);
    }
    CHECK(found == std::vector<std::int64_t>{1, 2, 3, 4, 6, 7});
}
