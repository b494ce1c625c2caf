#include "catch.hpp"
#include "storage_fixture.hpp"

#include <bdd/storage/match_index.hpp>
#include <bdd/storage/match_store.hpp>

namespace storage = bdd::storage;
namespace test = bdd::test;

namespace {

std::uint64_t item(std::uint64_t hash, std::uint64_t record) {
    return hash << 32U | record;
}

using Records = std::vector<std::uint32_t>;

} // namespace

TEST_CASE("Keys are found again over the borders of pages and kinds", "[storage]") {
    test::StoredBase base;
    storage::MatchIndex index(*base);
    constexpr std::uint32_t k_common = 0xFFFFFFFE;
    std::vector<std::uint64_t> items = {item(0, 9), item(5, 1), item(5, 2)};
    for (std::uint64_t record = 1; record <= 1700; ++record) {
        items.push_back(item(k_common, record)); // more than three pages of one hash
    }
    items.push_back(item(0xFFFFFFFF, 3));
    index.save_keys({1, "last", 2, false}, items);
    index.save_keys({2, "email", 4, true}, std::vector<std::uint64_t>{item(0xFFFFFFFF, 8)});
    index.save_keys({3, "mobile", 8, true}, {});

    CHECK(index.records(1, 0, 5000) == Records{9});
    CHECK(index.records(1, 5, 5000) == Records{1, 2});
    CHECK(index.records(1, 6, 5000).empty());
    const Records common = index.records(1, k_common, 5000);
    CHECK(common.size() == 1700);
    CHECK(common.front() == 1);
    CHECK(common.back() == 1700);
    CHECK(index.records(1, k_common, 600).size() > 600);
    CHECK(index.records(1, 0xFFFFFFFF, 5000) == Records{3});
    CHECK(index.records(2, 0xFFFFFFFF, 5000) == Records{8});
    CHECK(index.records(2, 0, 5000).empty()); // the page before it is of another kind
    CHECK(index.records(3, 5, 5000).empty());

    index.add_key(1, 5, 7);
    index.add_key(1, 5, 2);
    CHECK(index.records(1, 5, 5000) == Records{1, 2, 7});
    const auto kinds = index.kinds();
    REQUIRE(kinds.size() == 3);
    CHECK(kinds[1].name == "email");
    CHECK(kinds[1].facts == 4);
    CHECK(kinds[1].alone);
    CHECK_FALSE(kinds[0].alone);
}

TEST_CASE("Frequencies come back as they were", "[storage]") {
    test::StoredBase base;
    storage::MatchIndex index(*base);
    index.save_frequencies({"last", 1000, {1, 0xFFFFFFFFFFFFFFFF}, {2, 700}});
    index.save_frequencies({"email", 0, {}, {}});
    const auto tables = index.frequencies();
    REQUIRE(tables.size() == 2);
    CHECK(tables[0].name == "email");
    CHECK(tables[0].hashes.empty());
    CHECK(tables[1].total == 1000);
    CHECK(tables[1].hashes == std::vector<std::uint64_t>{1, 0xFFFFFFFFFFFFFFFF});
    CHECK(tables[1].counts == std::vector<std::uint32_t>{2, 700});
}

TEST_CASE("A new scan of everything leaves nothing of the index before it", "[storage]") {
    test::StoredBase base;
    storage::MatchIndex index(*base);
    index.save_keys({1, "last", 2, false}, std::vector<std::uint64_t>{item(5, 1)});
    index.add_key(1, 5, 2);
    index.save_frequencies({"last", 10, {4}, {2}});
    storage::MatchStore store(*base);
    store.save(base.run("dedupe scan"), 0.95, "{}", {}, {});
    CHECK(index.kinds().empty());
    CHECK(index.frequencies().empty());
    CHECK(index.records(1, 5, 5000).empty());
}

TEST_CASE("What changed since a scan is told from the log of changes", "[storage]") {
    test::StoredBase base;
    storage::RunStore runs(*base);
    storage::MatchStore store(*base);
    const auto scan = base.run("dedupe scan");
    CHECK(store.changed_since(scan)->empty());
    const auto import = base.run("import");
    runs.note(import, "records", 20, {}, "22");
    runs.note(import, "record", 4, "[]", {});
    runs.note(import, "contact", 99, "1", "2"); // its contact changes none of a record's values
    runs.note(import, "account", 7, "1", "2");  // an account may give it a SIREN
    const auto changed = store.changed_since(scan);
    REQUIRE(changed);
    CHECK(*changed == std::vector<bdd::model::RecordId>{{4}, {7}, {20}, {21}, {22}});
    CHECK(store.changed_since(import)->empty());
    (void)base.run("undo");
    CHECK_FALSE(store.changed_since(scan));
}

TEST_CASE("A record whose address was normalised since a scan has changed", "[storage]") {
    test::StoredBase base;
    storage::MatchStore store(*base);
    base.connection().execute(
        "PRAGMA foreign_keys = OFF;"
        "INSERT INTO record (id, source_id, batch_id, line, key_hash, content_hash, contact_id,"
        " address_id, fields, problems) VALUES (1, 1, 1, 2, 0, 0, 10, 7, '', 0),"
        " (2, 1, 1, 3, 0, 0, 11, 8, '', 0), (3, 1, 1, 4, 0, 0, 12, 7, '', 0)");
    const auto save = [&](std::int64_t address, bdd::model::RunId run) {
        base.connection().execute(
            "INSERT INTO address_rnvp (address_id, run_id, reference_id, code, status, score,"
            " mailable) VALUES (" +
            std::to_string(address) + ", " + std::to_string(run.value) +
            ", 1, '0770', 'PARTIELLE', 80, 1)");
    };
    save(8, base.run("rnvp"));
    const auto scan = base.run("dedupe scan");
    CHECK(store.changed_since(scan)->empty());
    save(7, base.run("rnvp"));
    CHECK(*store.changed_since(scan) == std::vector<bdd::model::RecordId>{{1}, {3}});
}

TEST_CASE("A proposal follows its contacts, and is found by look-ups alone", "[storage]") {
    test::StoredBase base;
    auto& connection = base.connection();
    connection.execute("PRAGMA foreign_keys = OFF;"
                       "INSERT INTO contact (id, kind, record_id, records) VALUES"
                       " (1, 'person', 1, 1), (3, 'person', 3, 1), (4, 'person', 4, 1);"
                       "INSERT INTO contact_alias (id, contact_id) VALUES (2, 1)");
    storage::MatchStore store(*base);
    store.save(base.run("dedupe scan"), 0.95, "{}",
               std::vector<storage::StoredJoin>{
                   {{1}, {2}, "email", 1}, {{2}, {3}, "likeness", 0.96}, {{4}, {9}, "mobile", 1}},
               {});
    // 1 and 2 are one by now, and 9 is gone; but 2 led to 3.
    const auto joins = store.joins();
    REQUIRE(joins.size() == 1);
    CHECK(joins[0].a.value == 1);
    CHECK(joins[0].b.value == 3);
    CHECK(joins[0].evidence == "likeness");
    const auto model = store.model();
    REQUIRE(model);
    CHECK(model->run == model->full_run);
    CHECK(model->threshold == 0.95);
}

TEST_CASE("Forgotten records leave no key, and the others stay findable", "[storage]") {
    test::StoredBase base;
    storage::MatchIndex index(*base);
    constexpr std::uint32_t k_common = 500;
    std::vector<std::uint64_t> items = {item(3, 40), item(4, 2000)};
    for (std::uint64_t record = 1; record <= 1700; ++record) {
        items.push_back(item(k_common, record));
    }
    items.push_back(item(501, 40));
    items.push_back(item(0xFFFFFFFF, 41));
    index.save_keys({1, "last", 2, false}, items);
    index.save_keys({2, "email", 4, true}, std::vector<std::uint64_t>{item(9, 40)});
    index.save_keys({3, "mobile", 8, true}, std::vector<std::uint64_t>{item(9, 2000)});
    index.add_key(2, 9, 40);
    index.add_key(3, 7, 41);

    const std::vector<bdd::model::RecordId> gone = {{1}, {40}, {1700}};
    // 40 under 3, 500 and 501, in the second kind and beside it; 1 and 1700 under 500.
    CHECK(index.forget(gone) == 7);
    CHECK(index.records(1, 3, 5000).empty());
    CHECK(index.records(1, 4, 5000) == Records{2000});
    const Records common = index.records(1, k_common, 5000);
    CHECK(common.size() == 1697);
    CHECK(common.front() == 2);
    CHECK(common.back() == 1699);
    CHECK(index.records(1, 501, 5000).empty());
    CHECK(index.records(1, 0xFFFFFFFF, 5000) == Records{41});
    CHECK(index.records(2, 9, 5000).empty());
    CHECK(index.records(3, 9, 5000) == Records{2000});
    CHECK(index.records(3, 7, 5000) == Records{41});
    CHECK(index.forget(gone) == 0);
}

TEST_CASE("What is taken off a frequency is no longer listed below two", "[storage]") {
    test::StoredBase base;
    storage::MatchIndex index(*base);
    index.save_frequencies({"last", 100, {10, 20, 30, 40}, {2, 5, 3, 2}});
    index.subtract({"last", 4, {10, 20, 25, 30}, {1, 1, 1, 3}});
    index.subtract({"first", 4, {10}, {1}});
    const auto tables = index.frequencies();
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].total == 96);
    CHECK(tables[0].hashes == std::vector<std::uint64_t>{20, 40});
    CHECK(tables[0].counts == std::vector<std::uint32_t>{4, 2});
}
