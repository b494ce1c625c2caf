#include "catch.hpp"
#include "storage_fixture.hpp"

#include <bdd/storage/source_store.hpp>
#include <bdd/storage/undo_store.hpp>

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
          R"(["crm","file",50,null,null,null,null,null,null,null,null,null,null,null,null])");
    CHECK_THROWS_AS(store.add(source), bdd::Error); // The code is taken.
}

namespace {

storage::Source proven(storage::Source source) {
    source.kind = "rented";
    source.licence = "one sending";
    source.supplier = "Data SA";
    source.public_name = "Fichier \"Data\"";
    source.basis = "legitimate_interest";
    source.channels = "email post";
    source.purposes = "prospection";
    source.collected_on = "2025-11-30";
    source.proof = "contract 7";
    source.informed = "notice v3";
    source.uses_max = 0;
    source.valid_until = "2026-12-31";
    source.addresses = "business";
    return source;
}

void check_same(const storage::Source& a, const storage::Source& b) {
    CHECK(a.kind == b.kind);
    CHECK(a.licence == b.licence);
    CHECK(a.supplier == b.supplier);
    CHECK(a.public_name == b.public_name);
    CHECK(a.basis == b.basis);
    CHECK(a.channels == b.channels);
    CHECK(a.purposes == b.purposes);
    CHECK(a.collected_on == b.collected_on);
    CHECK(a.proof == b.proof);
    CHECK(a.informed == b.informed);
    CHECK(a.uses_max == b.uses_max);
    CHECK(a.valid_until == b.valid_until);
    CHECK(a.addresses == b.addresses);
}

} // namespace

TEST_CASE("What a source proves is kept, and given back by undo", "[storage]") {
    test::StoredBase base;
    storage::SourceStore store(*base);
    storage::Source plain;
    plain.code = "loueur";
    plain.name = "loueur";
    plain.created_at = "2026-01-01T00:00:00Z";
    storage::Source full = proven(plain);
    full.code = "autre";
    store.add(full);
    check_same(*store.find("autre"), full);

    plain.id = store.add(plain);
    const auto run = base.run("source");
    store.update(proven(plain), run);
    check_same(*store.find("loueur"), proven(plain));
    check_same(store.list()[1].source, proven(plain));
    CHECK(store.list()[1].records == 0);

    // A later change, taken back, gives every column its former value but the uses counted.
    storage::Source changed = *store.find("loueur");
    changed.valid_until.clear();
    changed.uses_max = 5;
    changed.proof = "contract 8";
    const auto later = base.run("source");
    store.update(changed, later);
    base.connection().execute("UPDATE source SET uses_done = 3 WHERE code = 'loueur'");
    storage::UndoCounts counts;
    (void)storage::UndoStore(*base).undo(later, counts);
    check_same(*store.find("loueur"), proven(plain));
    CHECK(store.find("loueur")->uses_done == 3);
    (void)storage::UndoStore(*base).undo(run, counts);
    check_same(*store.find("loueur"), plain);
}

TEST_CASE("Undo reads what was noted of a source before it had to prove anything", "[storage]") {
    test::StoredBase base;
    storage::SourceStore store(*base);
    const auto id = base.source("crm");
    const auto run = base.run("source");
    storage::RunStore(*base).note(run, "source_was", id.value,
                                  R"(["Notre CRM","own",80,null,"Data SA"])", {});
    storage::Source now = proven(*store.find("crm"));
    store.update(now, base.run("source"));
    storage::UndoCounts counts;
    (void)storage::UndoStore(*base).undo(run, counts);
    const storage::Source before = *store.find("crm");
    CHECK(before.name == "Notre CRM");
    CHECK(before.kind == "own");
    CHECK(before.priority == 80);
    CHECK(before.supplier == "Data SA");
    CHECK(before.licence.empty());
    CHECK(before.basis.empty());
    CHECK_FALSE(before.uses_max);
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
