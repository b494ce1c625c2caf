#include "catch.hpp"
#include "storage_fixture.hpp"

#include <bdd/storage/import_writer.hpp>

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

TEST_CASE("An account is looked at again when a record says something else of it", "[storage]") {
    StoredBase base;
    Record first = make_record("1", "LEROY", "ACIER", "LILLE");
    Record same = make_record("2", "MARTIN", "ACIER", "LILLE");
    CHECK(base.import("a", {first, same}).dirty_accounts.empty());
    Record later = make_record("3", "PETIT", "SCIES", "LILLE");
    Record last = make_record("4", "ROUX", "SCIES", "LILLE");
    last.fields.updated_on = "2026-01-01";
    // The same said later changes nothing: the earliest record is its giver.
    CHECK(base.import("b", {later, last}).dirty_accounts.empty());
    Record staffed = make_record("5", "BLANC", "LAMES", "LILLE");
    Record counted = make_record("6", "NOIR", "LAMES", "LILLE");
    counted.fields.staff = 12;
    CHECK(base.import("c", {staffed, counted}).dirty_accounts ==
          std::vector<bdd::model::AccountId>{{3}});
}

TEST_CASE("Memory that is full changes no outcome", "[storage]") {
    StoredBase expected;
    expected.import("crm", rows());
    const auto again = expected.import("crm", rows());
    for (const std::size_t ids : {1U, 2U, 3U, 4U, 100U}) {
        for (const std::size_t keys : {1U, 4U, 7U, 100U}) {
            INFO(ids << " ids, " << keys << " keys");
            StoredBase base;
            CHECK(base.import("crm", rows(), {ids, keys}).counts.repeated == 3);
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
