#include "catch.hpp"
#include "storage_fixture.hpp"

#include <bdd/storage/dedupe_store.hpp>
#include <bdd/storage/detail_store.hpp>

namespace model = bdd::model;
namespace storage = bdd::storage;
namespace test = bdd::test;

TEST_CASE("The detail of a contact tells its records and its merges, under every id", "[storage]") {
    test::StoredBase base;
    base.import("crm", {test::make_record("1", "LEROY", "ACIER", "LILLE", "73282932000074")});
    base.import("salon", {test::make_record("", "LEROY", "SCIES", "BREST"),
                          test::make_record("7", "LEROI")});
    const auto run = base.run("dedupe");
    {
        storage::DedupeStore dedupe(*base);
        CHECK(dedupe.merge_contacts(run, {3}, {2}, "mobile") == 1);
        CHECK(dedupe.merge_contacts(run, {2}, {1}, "email") == 2);
        CHECK(dedupe.merge_accounts(run, {2}, {1}).records == 1);
    }
    storage::DetailStore details(*base);
    for (const std::int64_t id : {1, 2, 3}) {
        const auto detail = details.contact({id});
        REQUIRE(detail);
        CHECK(detail->contact.id == model::ContactId{1});
        CHECK(detail->aliases == std::vector<model::ContactId>{{2}, {3}});
        REQUIRE(detail->records.size() == 3);
        CHECK(detail->records[0].source == "crm");
        CHECK(detail->records[0].external_id == "1");
        CHECK(detail->records[1].file_name == "salon.csv");
        CHECK(detail->records[1].external_id.empty());
        CHECK(detail->records[2].cells == R"(["7","LEROI"])");
        CHECK(detail->records[2].mapping == R"(["external_id","last_name"])");
        REQUIRE(detail->merges.size() == 2);
        CHECK(detail->merges[0].from == model::ContactId{3});
        CHECK(detail->merges[0].evidence == "mobile");
        CHECK(detail->merges[1].run == run);
        REQUIRE(detail->account);
        CHECK(detail->account->id == model::AccountId{1});
        CHECK(detail->address.town == "LILLE");
    }
    CHECK_FALSE(details.contact({4}));
    CHECK_FALSE(details.contact({0}));
    const auto account = details.account({2});
    REQUIRE(account);
    CHECK(account->account.id == model::AccountId{1});
    CHECK(account->sirets == std::vector<std::string>{"73282932000074"});
    CHECK(account->contacts == std::vector<model::ContactId>{{1}});
    CHECK(account->aliases == std::vector<model::AccountId>{{2}});
    CHECK_FALSE(details.account({3}));
}
