#include "catch.hpp"
#include "storage_fixture.hpp"

#include <bdd/storage/source_store.hpp>

namespace storage = bdd::storage;
namespace test = bdd::test;

TEST_CASE("A source keeps what is said of it", "[storage]") {
    test::StoredBase base;
    storage::SourceStore store(*base);
    CHECK_FALSE(store.find("crm"));
    const auto id = base.source("crm");
    storage::Source source = *store.find("crm");
    CHECK(source.id == id);
    CHECK(source.priority == 50);
    CHECK(source.kind == "file");
    CHECK(source.licence.empty());
    source.priority = 80;
    source.kind = "own";
    source.supplier = "Data SA";
    store.update(source, base.run("source"));
    CHECK(store.find("crm")->priority == 80);
    CHECK(store.find("crm")->supplier == "Data SA");
    CHECK(base.connection().query_text("SELECT before FROM run_change") ==
          R"(["crm","file",50,null,null])");
    CHECK_THROWS_AS(store.add(source), bdd::Error); // The code is taken.
}

TEST_CASE("The number of a source is not given twice", "[storage]") {
    test::StoredBase base;
    const auto first = base.source("crm");
    base.connection().execute("DELETE FROM source");
    CHECK(base.source("salon").value > first.value);
}

TEST_CASE("Saved columns are kept one by one", "[storage]") {
    test::StoredBase base;
    storage::SourceStore store(*base);
    const auto crm = base.source("crm");
    const auto run = base.run("import");
    store.save_columns(crm, {{"poste", "job_title"}, {"code", "external_id"}}, run);
    store.save_columns(crm, {{"poste", "ignore"}}, run);
    CHECK(store.saved_columns(crm) ==
          std::vector<storage::SavedColumn>{{"code", "external_id"}, {"poste", "ignore"}});
    CHECK(store.saved_columns(base.source("salon")).empty());
    store.save_columns(crm, {}, run);
    CHECK(base.connection().query_integer("SELECT count(*) FROM run_change") == 2);
}

TEST_CASE("Sources are listed with what the base holds of them", "[storage]") {
    test::StoredBase base;
    base.source("vide");
    base.import("crm", {test::make_record("1", "LEROY", "ACIER"), test::make_record("2", "ROUX")});
    const auto last = base.import("crm", {test::make_record("1", "LEROY", "ACIER")});
    base.import("salon", {test::make_record("1", "PETIT", "ACIER")});
    storage::SourceStore store(*base);
    const auto all = store.list();
    REQUIRE(all.size() == 3);
    CHECK(all[0].source.code == "crm");
    CHECK(all[0].records == 2);
    CHECK(all[0].batches == 2);
    CHECK(all[0].last_import == "2026-01-02T03:04:05Z");
    CHECK(all[2].records == 0);
    CHECK(all[2].last_import.empty());
    CHECK(store.last_batch(base.source("crm"))->run == last.run);
    CHECK_FALSE(store.last_batch(base.source("vide")));
    const storage::Touched shared = store.shared(base.source("crm"));
    CHECK(shared.contacts.empty());
    CHECK(shared.accounts == std::vector<bdd::model::AccountId>{{1}});
}
