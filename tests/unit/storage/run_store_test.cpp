#include "catch.hpp"
#include "storage_fixture.hpp"

#include <bdd/storage/run_store.hpp>

namespace storage = bdd::storage;
using bdd::test::StoredBase;

TEST_CASE("The log of runs keeps what a run was told and did", "[storage]") {
    StoredBase base;
    storage::RunStore runs(*base);
    const auto id = runs.begin("import", R"(["a.csv"])", "ada", "2026-01-02T03:04:05Z");
    CHECK(runs.find(id)->seconds == 0);
    CHECK(runs.find(id)->counts.empty());
    runs.finish(id, R"({"rows":3})", 0.25);
    const auto run = runs.find(id);
    REQUIRE(run);
    CHECK(run->command == "import");
    CHECK(run->arguments == R"(["a.csv"])");
    CHECK(run->user == "ada");
    CHECK(run->started_at == "2026-01-02T03:04:05Z");
    CHECK(run->counts == R"({"rows":3})");
    CHECK(run->seconds == 0.25);
    CHECK_FALSE(run->undone_by);
    CHECK_FALSE(runs.find({id.value + 1}));
}

TEST_CASE("The last run to undo is neither undone nor an undo", "[storage]") {
    StoredBase base;
    CHECK_FALSE(storage::RunStore(*base).last_undoable());
    const auto first = base.run("import");
    const auto second = base.run("dedupe");
    const auto undo = base.run("undo");
    storage::RunStore runs(*base);
    CHECK(runs.last_undoable()->id == second);
    runs.mark_undone(second, undo);
    CHECK(runs.find(second)->undone_by == undo);
    CHECK(runs.last_undoable()->id == first);
    const auto newest = runs.newest(2);
    REQUIRE(newest.size() == 2);
    CHECK(newest[0].id == undo);
    CHECK(newest[1].id == second);
}

TEST_CASE("Several stores note the changes of one run in one order", "[storage]") {
    StoredBase base;
    const auto run = base.run("import");
    const auto other = base.run("import");
    storage::RunStore first(*base);
    storage::RunStore second(*base);
    first.note(run, "a", 1, {}, "x");
    second.note(run, "b", 2, "y", {});
    first.note(other, "c", 3, {}, {});
    first.note(run, "d", 4, {}, {});
    CHECK(bdd::test::texts(base.connection(),
                           "SELECT run_id || kind || seq || coalesce(before, '-')"
                           " || coalesce(after, '-') FROM run_change ORDER BY run_id, seq") ==
          std::vector<std::string>{"1a1-x", "1b2y-", "1d3--", "2c1--"});
}

TEST_CASE("A sequence goes on where it was saved", "[storage]") {
    StoredBase base;
    {
        storage::Sequence sequence(*base, "record");
        CHECK(sequence.last() == 0);
        CHECK(sequence.next() == 1);
        CHECK(sequence.next() == 2);
        sequence.save();
        CHECK(sequence.next() == 3); // Not saved.
    }
    storage::Sequence again(*base, "record");
    CHECK(again.next() == 3);
    again.save();
    CHECK(storage::Sequence(*base, "record").last() == 3);
    CHECK(storage::Sequence(*base, "contact").last() == 0);
}
