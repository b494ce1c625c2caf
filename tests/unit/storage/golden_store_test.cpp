#include "catch.hpp"
#include "storage_fixture.hpp"

#include <bdd/storage/detail_store.hpp>
#include <bdd/storage/golden_store.hpp>

namespace model = bdd::model;
namespace storage = bdd::storage;
namespace test = bdd::test;

TEST_CASE("The records of a contact come whole, with their source's priority", "[storage]") {
    test::StoredBase base;
    model::Record record = test::make_record("1", "LEROY", "ACIER", "LILLE", "73282932000074");
    record.fields.opt_in = true;
    record.fields.revenue_cents = 123;
    record.fields.more = "{}";
    base.import("crm", {record});
    storage::GoldenStore golden(*base);
    std::vector<std::int64_t> asked;
    const auto see_contact = [&](model::ContactId id, auto records) {
        asked.push_back(id.value);
        REQUIRE(records.size() == (id.value == 1 ? 1 : 0));
        if (!records.empty()) {
            CHECK(records[0].fields == record.fields);
            CHECK(records[0].external_id == "1");
            CHECK(records[0].source_priority == 50);
            CHECK(records[0].imported_at == "2026-01-02T03:04:05Z");
            CHECK(records[0].account == model::AccountId{1});
            CHECK(records[0].address == model::AddressId{1});
        }
    };
    golden.for_each(std::vector<model::ContactId>{{2}, {1}}, see_contact);
    CHECK(asked == std::vector<std::int64_t>{2, 1});
    golden.for_each(std::vector<model::AccountId>{{1}}, [&](model::AccountId id, auto statements) {
        CHECK(id == model::AccountId{1});
        REQUIRE(statements.size() == 1);
        CHECK(statements[0].record == model::RecordId{1});
        CHECK(statements[0].freshness == "2026-01-02");
        CHECK(statements[0].company == "ACIER");
        CHECK(statements[0].revenue_cents == 123);
        CHECK_FALSE(statements[0].staff);
    });
}

TEST_CASE("Records far apart and close together come to their owners, in order", "[storage]") {
    test::StoredBase base;
    std::vector<model::Record> rows;
    for (int i = 1; i <= 400; ++i) {
        rows.push_back(test::make_record(std::to_string(i), "NOM" + std::to_string(i)));
    }
    base.import("crm", rows);
    // Owner 3 gets its neighbours, owner 7 the far ends: what lies between is passed over.
    base.connection().execute("UPDATE record SET contact_id = 3 WHERE id IN (4, 28, 29, 53, 54);"
                              "UPDATE record SET contact_id = 7 WHERE id IN (1, 399, 400)");
    std::map<std::int64_t, std::vector<std::string>> names;
    storage::GoldenStore(*base).for_each(std::vector<model::ContactId>{{7}, {3}, {4}, {200}},
                                         [&](model::ContactId id, auto records) {
                                             std::vector<std::string>& found = names[id.value];
                                             for (const model::StoredRecord& record : records) {
                                                 CHECK(record.contact == id);
                                                 found.push_back(record.fields.last_name);
                                             }
                                         });
    using Names = std::vector<std::string>;
    CHECK(names[7] == Names{"NOM1", "NOM7", "NOM399", "NOM400"});
    CHECK(names[3] == Names{"NOM3", "NOM4", "NOM28", "NOM29", "NOM53", "NOM54"});
    CHECK(names[4] == Names{});
    CHECK(names[200] == Names{"NOM200"});
}

TEST_CASE("Conclusions are read as they were put", "[storage]") {
    test::StoredBase base;
    base.import("crm", {test::make_record("1", "LEROY", "ACIER", "LILLE")});
    model::Contact contact;
    contact.id = {1};
    contact.account = {1};
    contact.is_person = true;
    contact.civility = "mme";
    contact.first_name = "Ada";
    contact.last_name = "Leroy";
    contact.email = "ada@acier.example";
    contact.email_kind = "nominative";
    contact.mobile = "+33612345678";
    contact.updated_on = "2026-01-01";
    contact.main_record = {1};
    contact.origin = {{"email", {1}}, {"mobile", {7}}};
    contact.records = 2;
    model::Account account;
    account.id = {1};
    account.address = {1};
    account.name = "Acier";
    account.staff = 0;
    account.main_record = {1};
    storage::GoldenStore golden(*base);
    golden.put(account);
    golden.put(contact);
    storage::DetailStore details(*base);
    CHECK(details.contact({1})->contact == contact);
    CHECK(details.account({1})->account == account);
    golden.put(contact); // Over the former one.
    CHECK(base.connection().query_integer("SELECT count(*) FROM contact") == 1);
}

TEST_CASE("What an account takes with it is noted for undo", "[storage]") {
    test::StoredBase base;
    base.import("crm", {test::make_record("1", "LEROY", "ACIER", "LILLE", "73282932000074")});
    storage::Connection& connection = base.connection();
    connection.execute("PRAGMA foreign_keys = OFF");
    connection.execute("INSERT INTO account_alias (id, account_id) VALUES (9, 1)");
    const auto run = base.run("import");
    storage::GoldenStore(*base).remove(std::vector<model::AccountId>{{1}}, run);
    for (const char* table : {"account", "account_key", "account_alias", "site"}) {
        CHECK(connection.query_integer("SELECT count(*) FROM " + std::string(table)) == 0);
    }
    CHECK(test::texts(connection, "SELECT kind FROM run_change WHERE run_id = 2 ORDER BY seq") ==
          std::vector<std::string>{"account_key_gone", "account_alias_gone", "site_gone"});
    CHECK(connection.query_text("SELECT before FROM run_change WHERE kind = 'site_gone'") ==
          R"(["73282932000074",1,1])");
}
