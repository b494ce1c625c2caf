#include "catch.hpp"
#include "storage/packed_fields.hpp"
#include "storage_fixture.hpp"

#include <bdd/storage/import_writer.hpp>
#include <bdd/storage/undo_store.hpp>

namespace {

using bdd::model::Record;
namespace storage = bdd::storage;
namespace test = bdd::test;
using test::make_record;
using test::StoredBase;

const std::vector<Record>& rows() {
    static const std::vector<Record> all = {
        make_record("1", "LEROY", "ACIER", "LILLE"),
        make_record("2", "MARTIN", "ACIER", "BREST"),
        make_record("3", "DURAND"),
        make_record("", "PETIT", "VOILES", "BREST"),
        make_record("5", "ROUX", "FOURS", "LILLE", "73282932000074"),
        make_record("6", "BLANC", "FOURS", "LYON", "73282932000082"),
        make_record("1", "LEROY", "ACIER", "LILLE"),  // The row of id 1 again.
        make_record("1", "LEGRAND", "ACIER", "NICE"), // The id 1 again, another row.
        make_record("", "PETIT", "VOILES", "BREST"),  // The same content again, without id.
        make_record("7", "NOIR", "FOURS", "LYON", "73282932000082"),
        make_record("8", "VERT", "SCIES", "METZ"),
        make_record("9", "GRIS", "LAMES", "PAU", "55210055400013"),
    };
    return all;
}

/// All that an import writes but the batch's own numbers.
test::Dump contents(StoredBase& base) {
    return test::dump(base.connection());
}

} // namespace

TEST_CASE("An import makes a record of every row and one account per company", "[storage]") {
    StoredBase base;
    const auto done = base.import("crm", rows());
    CHECK(done.counts.created == 12);
    CHECK(done.counts.updated == 0);
    CHECK(done.counts.repeated == 3);
    CHECK(done.counts.vanished == 0);
    storage::Connection& connection = base.connection();
    CHECK(connection.query_integer("SELECT count(*) FROM contact") == 12);
    CHECK(test::texts(connection, "SELECT name FROM account ORDER BY id") ==
          std::vector<std::string>{"ACIER", "VOILES", "FOURS", "SCIES", "LAMES"});
    CHECK(test::texts(connection, "SELECT town FROM address ORDER BY id") ==
          std::vector<std::string>{"LILLE", "BREST", "LYON", "NICE", "METZ", "PAU"});
    CHECK(test::texts(connection, "SELECT siret FROM site ORDER BY id") ==
          std::vector<std::string>{"73282932000074", "73282932000082", "55210055400013"});
    CHECK(
        test::texts(connection, "SELECT bdd_field(fields, 'last_name') FROM record ORDER BY id") ==
        std::vector<std::string>{"LEROY", "MARTIN", "DURAND", "PETIT", "ROUX", "BLANC", "LEROY",
                                 "LEGRAND", "PETIT", "NOIR", "VERT", "GRIS"});
    CHECK(test::damages(connection).empty());
}

TEST_CASE("The same rows again change nothing, repeated ones included", "[storage]") {
    StoredBase base;
    base.import("crm", rows());
    test::Dump before = contents(base);
    const auto again = base.import("crm", rows());
    CHECK(again.counts.unchanged == 12);
    CHECK(again.counts.created == 0);
    CHECK(again.counts.updated == 0);
    CHECK(again.counts.repeated == 3);
    CHECK(again.counts.vanished == 0);
    CHECK(again.dirty_contacts.empty());
    CHECK(again.dirty_accounts.empty());
    test::Dump after = contents(base);
    before.erase("batch");
    after.erase("batch");
    CHECK(after == before);
}

TEST_CASE("A row of a known id supersedes its record in place", "[storage]") {
    StoredBase base;
    base.import("crm", rows());
    const auto done = base.import("crm", {make_record("2", "MARTINEZ", "SCIES", "METZ"),
                                          make_record("3", "DURAND"), make_record("99", "NEUF")});
    CHECK(done.counts.updated == 1);
    CHECK(done.counts.unchanged == 1);
    CHECK(done.counts.created == 1);
    CHECK(done.counts.vanished == 10);
    CHECK(done.dirty_contacts == std::vector<bdd::model::ContactId>{{2}});
    CHECK(done.dirty_accounts == std::vector<bdd::model::AccountId>{{1}, {4}}); // Left and joined.
    storage::Connection& connection = base.connection();
    CHECK(connection.query_text(
              "SELECT bdd_field(fields, 'last_name') || ' ' || contact_id || ' ' || account_id"
              " FROM record WHERE id = 2") == "MARTINEZ 2 4");
    CHECK(connection.query_text("SELECT cells FROM record_raw WHERE record_id = 2") ==
          R"(["2","MARTINEZ"])");
    CHECK(connection.query_integer("SELECT count(*) FROM record") == 13);
    CHECK(connection.query_integer("SELECT count(*) FROM run_change WHERE kind = 'record'") == 1);
}

TEST_CASE("Ids of one source say nothing about those of another", "[storage]") {
    StoredBase base;
    base.import("crm", {make_record("1", "LEROY", "ACIER", "LILLE")});
    const auto done = base.import("salon", {make_record("1", "LEROY", "ACIER", "LILLE")});
    CHECK(done.counts.created == 1);
    CHECK(done.counts.repeated == 0);
    CHECK(done.dirty_accounts == std::vector<bdd::model::AccountId>{{1}});
    CHECK(base.connection().query_integer("SELECT count(*) FROM account") == 1);
    CHECK(base.connection().query_integer("SELECT count(*) FROM address") == 1);
}

TEST_CASE("A new account shows what survives of all that the import says of it", "[storage]") {
    StoredBase base;
    const auto account = [&](std::int64_t id) {
        return base.connection().query_text(
            "SELECT name || ' ' || coalesce(staff, '-') || ' ' || record_id || ' ' ||"
            " coalesce(origin, '-') FROM account WHERE id = " +
            std::to_string(id));
    };
    Record staffed = make_record("1", "BLANC", "LAMES", "LILLE");
    Record counted = make_record("2", "NOIR", "LAMES", "LILLE");
    counted.fields.staff = 12;
    Record recounted = make_record("3", "VERT", "LAMES", "LILLE");
    recounted.fields.staff = 13;
    recounted.fields.updated_on = "2026-01-03"; // A day after the import of the others.
    CHECK(base.import("a", {staffed, counted, recounted}).dirty_accounts.empty());
    CHECK(account(1) == R"(LAMES 13 1 {"staff":3})");
    // Records that say the same count together: two against one.
    Record often = counted;
    often.account_hash = recounted.account_hash = staffed.account_hash = 77;
    recounted.fields.updated_on.clear();
    std::vector<Record> more = {staffed, recounted, often, often};
    for (std::size_t i = 0; i < more.size(); ++i) {
        more[i].key_hash = 100 + i;
    }
    CHECK(base.import("b", more).dirty_accounts.empty());
    CHECK(account(2) == R"(LAMES 12 4 {"staff":6})");
    // The account is in the base already: the conclusion is drawn from there.
    CHECK(base.import("c", {staffed}).dirty_accounts == std::vector<bdd::model::AccountId>{{2}});
}

TEST_CASE("An account of many statements keeps them all", "[storage]") {
    StoredBase base;
    std::vector<Record> records;
    for (int i = 0; i < 300; ++i) {
        Record record = make_record(std::to_string(i), "N" + std::to_string(i), "LAMES", "LILLE");
        record.fields.staff = i % 100;
        record.fields.updated_on = i == 142 ? "2026-01-03" : "2025-01-01";
        records.push_back(record);
    }
    CHECK(base.import("crm", records).dirty_accounts.empty());
    CHECK(base.connection().query_text("SELECT staff || ' ' || origin FROM account") ==
          R"(42 {"staff":43})"); // Said first by record 43, last by record 143.
}

TEST_CASE("Memory that is full changes no outcome", "[storage]") {
    StoredBase expected;
    expected.import("crm", rows());
    const auto again = expected.import("crm", rows());
    for (const std::size_t ids : {1U, 2U, 3U, 4U, 100U}) {
        for (const std::size_t keys : {1U, 4U, 7U, 100U}) {
            INFO(ids << " ids, " << keys << " keys");
            StoredBase base;
            const storage::ImportBounds bounds{ids, keys, ids < 100 ? 0U : 10'000U};
            const auto done = base.import("crm", rows(), bounds);
            CHECK(done.counts.repeated == 3);
            base.conclude(done.dirty_accounts); // Those that memory was too small to hold.
            CHECK(base.import("crm", rows(), {ids, keys}).counts.unchanged ==
                  again.counts.unchanged);
            CHECK(contents(base) == contents(expected));
            CHECK(test::indexes(base.connection()) == test::indexes(expected.connection()));
            CHECK(test::damages(base.connection()).empty());
        }
    }
}

TEST_CASE("A filled base takes a file as an empty one does", "[storage]") {
    StoredBase empty;
    empty.import("first", {});
    empty.import("crm", rows());
    StoredBase filled;
    filled.import("first", {make_record("x", "SEUL")});
    for (const std::size_t bound : {2U, 100U}) {
        const std::string code = bound == 2U ? "small" : "crm";
        const auto done = filled.import(code, rows(), {bound, bound});
        CHECK(done.counts.created == 12);
        CHECK(done.counts.repeated == 3);
    }
    const std::string names =
        "SELECT bdd_field(r.fields, 'last_name') || coalesce(a.name, '') || coalesce(d.town, '') "
        "FROM"
        " record r LEFT JOIN account a ON a.id = r.account_id LEFT JOIN address d ON"
        " d.id = r.address_id JOIN source s ON s.id = r.source_id WHERE s.code = 'crm' ORDER BY "
        "r.id";
    CHECK(test::texts(filled.connection(), names) == test::texts(empty.connection(), names));
    CHECK(filled.connection().query_integer("SELECT count(*) FROM account") == 5);
    CHECK(filled.connection().query_integer("SELECT count(*) FROM site") == 3);
    CHECK(test::indexes(filled.connection()) == test::indexes(empty.connection()));
    CHECK(test::damages(filled.connection()).empty());
}

TEST_CASE("An import of no rows leaves the indices in place", "[storage]") {
    StoredBase base;
    const std::vector<std::string> before = test::indexes(base.connection());
    base.import("crm", {});
    CHECK(test::indexes(base.connection()) == before);
}

TEST_CASE("Addresses that outlived their records do not stop an import", "[storage]") {
    StoredBase base;
    base.import("crm", rows());
    base.connection().execute("PRAGMA foreign_keys = OFF");
    for (const char* table : {"record_raw", "record_key", "record", "contact"}) {
        base.connection().execute("DELETE FROM " + std::string(table));
    }
    CHECK(base.import("crm", rows()).counts.created == 12);
    CHECK(base.connection().query_integer("SELECT count(*) FROM address") == 6);
    CHECK(base.connection().query_integer("SELECT count(*) FROM account") == 5);
}

TEST_CASE("A newer row keeps the refusal and the day on which the data first came", "[storage]") {
    struct Row {
        std::optional<bool> before;
        std::optional<bool> row;
        std::optional<bool> after;
        int kept;
    };
    for (const Row& row :
         {Row{false, true, false, 1}, Row{false, std::nullopt, false, 1},
          Row{false, false, false, 0}, Row{true, false, false, 0},
          Row{true, std::nullopt, std::nullopt, 0}, Row{std::nullopt, true, true, 0}}) {
        StoredBase base;
        Record first = make_record("1", "LEROY");
        first.fields.opt_in = row.before;
        base.import("crm", {first});
        base.connection().execute("UPDATE batch SET imported_at = '2023-05-06T23:59:59Z'");
        Record second = make_record("1", "LEROY-DUPONT");
        second.fields.opt_in = row.row;
        const auto done = base.import("crm", {second});
        CHECK(done.counts.updated == 1);
        CHECK(done.counts.optouts_kept == row.kept);
        const auto fields = [&] {
            return storage::unpack_fields(
                base.connection().query_text("SELECT fields FROM record"));
        };
        CHECK(fields().opt_in == row.after);
        CHECK(fields().last_name == "LEROY-DUPONT");
        CHECK(fields().collected_on == "2023-05-06");
        // The third version has the day of the first, not of the second.
        base.import("crm", {make_record("1", "LEROY-DURAND")});
        CHECK(fields().collected_on == "2023-05-06");
        CHECK(fields().opt_in == (row.after == false ? row.after : std::nullopt));

        storage::UndoCounts counts;
        (void)storage::UndoStore(*base).undo(done.run, counts);
        CHECK(fields().opt_in == row.before);
        CHECK(fields().collected_on.empty());
    }
}

TEST_CASE("A refusal is not carried to another record of the source", "[storage]") {
    StoredBase base;
    Record refused = make_record("1", "LEROY");
    refused.fields.opt_in = false;
    base.import("crm", {refused});
    Record other = make_record("1", "LEROY");
    other.fields.opt_in = true;
    CHECK(base.import("salon", {other}).counts.optouts_kept == 0);
    CHECK(base.connection().query_text(
              "SELECT group_concat(bdd_field(fields, 'opt_in')) FROM record ORDER BY id") == "0,1");
}
