#include "catch.hpp"
#include "random.hpp"
#include "storage/id_page.hpp"
#include "storage_fixture.hpp"

#include <bdd/storage/export_members.hpp>
#include <bdd/storage/export_store.hpp>

#include <set>

namespace {

namespace model = bdd::model;
namespace storage = bdd::storage;
namespace test = bdd::test;

storage::ExportEntry entry(model::RunId run, const std::string& recipient = {}) {
    storage::ExportEntry out;
    out.run = run;
    out.at = "2026-03-02T08:00:00Z";
    out.format = "csv";
    out.purpose = "prospection";
    out.recipient = recipient;
    out.columns = "uid email";
    out.refused = "{}";
    return out;
}

} // namespace

TEST_CASE("Ids come back from their pages", "[storage]") {
    test::Random random(7);
    for (int round = 0; round < 200; ++round) {
        std::set<std::int64_t> ids;
        for (std::size_t i = random.below(50); i > 0; --i) {
            ids.insert(static_cast<std::int64_t>(random.next() >> (1 + random.below(62))));
        }
        const std::vector<std::int64_t> ascending(ids.begin(), ids.end());
        CHECK(storage::unpack_ids(storage::pack_ids(ascending)) == ascending);
    }
    // Neighbours take a byte each.
    CHECK(storage::pack_ids(std::vector<std::int64_t>{1, 2, 3, 130}).size() == 4);
    CHECK_THROWS_AS(storage::unpack_ids("\x80"), bdd::Error);
    CHECK_THROWS_AS(storage::unpack_ids(std::string(12, '\xFF')), bdd::Error);
}

TEST_CASE("An export is found again by each of its contacts, until one is forgotten", "[storage]") {
    test::StoredBase base;
    storage::ExportStore store(*base);
    std::vector<model::ContactId> odd;
    for (std::int64_t id = 1; id < 20'001; id += 2) {
        odd.push_back({id});
    }
    const auto first = store.add(entry(base.run("export")), odd);
    const auto second =
        store.add(entry(base.run("export")), std::vector<model::ContactId>{{9'999}});
    const auto exports_of = [&](std::int64_t id) {
        std::vector<std::int64_t> ids;
        for (const storage::ExportEntry& found : store.with(std::vector<model::ContactId>{{id}})) {
            ids.push_back(found.id);
        }
        return ids;
    };
    CHECK(exports_of(9'999) == std::vector<std::int64_t>{second, first});
    CHECK(exports_of(1) == std::vector<std::int64_t>{first});
    CHECK(exports_of(19'999) == std::vector<std::int64_t>{first});
    CHECK(exports_of(10'000).empty());
    const std::vector<model::ContactId> one = {{9'999}};
    CHECK(store.forget(one) == 2);
    CHECK(exports_of(9'999).empty());
    CHECK(exports_of(9'997) == std::vector<std::int64_t>{first});
    CHECK(store.forget(one) == 0);
    CHECK(store.newest(1).front().id == second);
}

TEST_CASE("Recipients are known by name, with what they got", "[storage]") {
    test::StoredBase base;
    storage::ExportStore store(*base);
    CHECK_FALSE(store.find_recipient("Imprimerie").has_value());
    storage::Recipient printer;
    printer.name = "Imprimerie";
    printer.created_at = "2026-03-01T08:00:00Z";
    store.add_recipient(printer);
    store.add(entry(base.run("export"), "Imprimerie"), {});
    store.add(entry(base.run("export")), {});
    storage::Recipient known = store.find_recipient("Imprimerie").value();
    known.contract = "2026-014";
    known.country = "FR";
    store.update_recipient(known);
    const auto all = store.recipients();
    REQUIRE(all.size() == 1);
    CHECK(all[0].kind == "processor");
    CHECK(all[0].contract == "2026-014");
    CHECK(all[0].exports == 1);
    CHECK(all[0].last_export == "2026-03-02T08:00:00Z");
    CHECK(store.newest(9).back().recipient == "Imprimerie");
    CHECK(store.newest(9).front().recipient.empty());
}

TEST_CASE("The members of several exports are people, each once, under their present id",
          "[storage]") {
    test::StoredBase base;
    storage::ExportStore store(*base);
    using Ids = std::vector<model::ContactId>;
    const auto first = store.add(entry(base.run("export")), Ids{{1}, {3}, {5}, {9}});
    const auto second = store.add(entry(base.run("export")), Ids{{3}, {4}});
    const auto none = store.add(entry(base.run("suppress export")), {});
    // Contact 9 was merged into 4 since.
    base.connection().execute("PRAGMA foreign_keys = OFF"); // There is no contact 4 here.
    base.connection().execute("INSERT INTO contact_alias (id, contact_id) VALUES (9, 4)");
    const auto both =
        storage::ExportMembers(*base).of(std::vector<std::int64_t>{first, second, none});
    CHECK(both.people == Ids{{1}, {3}, {4}, {5}});
    CHECK(both.rows == 6);
    CHECK(storage::ExportMembers(*base).of(std::vector<std::int64_t>{first}).people ==
          Ids{{1}, {3}, {4}, {5}});
    CHECK(storage::ExportMembers(*base).of(std::vector<std::int64_t>{none}).people.empty());
    store.forget(Ids{{3}}); // Erased: not a person of any export any more.
    const auto left = storage::ExportMembers(*base).of(std::vector<std::int64_t>{first, second});
    CHECK(left.people == Ids{{1}, {4}, {5}});
    CHECK(left.rows == 4);
}
