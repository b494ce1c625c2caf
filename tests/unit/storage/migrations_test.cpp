#include "storage/migrations.hpp"

#include "../io/temp_file.hpp"
#include "base_dump.hpp"
#include "catch.hpp"

#include <bdd/storage/database.hpp>

#include <sys/stat.h>

namespace {

using bdd::Errc;
using bdd::Error;
namespace storage = bdd::storage;

storage::Database open(const std::string& path, storage::Access access = storage::Access::write) {
    return {path, access, 0, nullptr};
}

unsigned mode_of(const std::string& path) {
    struct stat info {};
    REQUIRE(::stat(path.c_str(), &info) == 0);
    return info.st_mode & 0777U;
}

std::optional<Error> error_of(const std::string& path, storage::Access access) {
    try {
        (void)open(path, access);
    } catch (const Error& error) {
        return error;
    }
    return std::nullopt;
}

const std::array<std::string_view, 1> k_first = {"CREATE TABLE a (v TEXT) STRICT;"};
const std::array<std::string_view, 3> k_three = {
    k_first[0], "ALTER TABLE a ADD COLUMN w TEXT;",
    "CREATE TABLE b (v INTEGER) STRICT; INSERT INTO b SELECT count(*) FROM a;"};

} // namespace

TEST_CASE("A new base is private, ours and of the latest schema", "[storage]") {
    const bdd::test::TempFolder folder;
    const std::string path = folder.path("b");
    storage::Database base = open(path);
    CHECK(mode_of(path) == 0600U);
    CHECK(mode_of(path + "-wal") == 0600U);
    storage::Connection& connection = base.connection();
    CHECK(connection.query_integer("PRAGMA application_id") == 0x62646431);
    CHECK(connection.query_integer("PRAGMA user_version") == storage::schema_version());
    CHECK(connection.query_integer("PRAGMA foreign_keys") == 1);
    CHECK(connection.query_text("PRAGMA journal_mode") == "wal");
    CHECK(connection.query_integer("SELECT count(*) FROM pragma_table_list WHERE type = 'table'"
                                   " AND strict = 0 AND name NOT LIKE 'sqlite_%'") == 0);
}

TEST_CASE("A base that does not exist is not made by reading or rehearsing", "[storage]") {
    const bdd::test::TempFolder folder;
    CHECK(error_of(folder.path("b"), storage::Access::read)->code() == Errc::not_found);
    {
        storage::Database base = open(folder.path("b"), storage::Access::rehearse);
        CHECK(base.connection().query_integer("SELECT count(*) FROM record") == 0);
    }
    CHECK_FALSE(std::filesystem::exists(folder.path("b")));
    CHECK(error_of(folder.path("no/b"), storage::Access::write)->code() == Errc::io);
}

TEST_CASE("A first import goes past the log where nobody else has the base open", "[storage]") {
    const bdd::test::TempFolder folder;
    const std::string path = folder.path("base.sqlite");
    storage::Database base = open(path);
    const auto journal = [&] { return base.connection().query_text("PRAGMA journal_mode"); };

    SECTION("alone") {
        base.prepare_bulk_load();
        CHECK(journal() == "truncate");
    }
    SECTION("beside somebody who reads") {
        storage::Database reader = open(path, storage::Access::read);
        CHECK(reader.connection().query_integer("SELECT count(*) FROM record") == 0);
        base.prepare_bulk_load();
        CHECK(journal() == "wal");
        storage::Unit unit(base);
        base.connection().execute("INSERT INTO setting VALUES ('a', 'b')");
        CHECK(reader.connection().query_integer("SELECT count(*) FROM setting") == 0);
        unit.commit();
        CHECK(reader.connection().query_integer("SELECT count(*) FROM setting") == 1);
    }
    base.settle();
    CHECK(journal() == "wal");
}

TEST_CASE("A newer base is refused with both numbers", "[storage]") {
    const bdd::test::TempFolder folder;
    const std::string path = folder.path("b");
    open(path).connection().execute("PRAGMA user_version = 12");
    for (const storage::Access access : {storage::Access::read, storage::Access::write}) {
        const auto error = error_of(path, access);
        REQUIRE(error);
        CHECK(error->code() == Errc::storage);
        CHECK(std::string(error->what())
                  .find("has schema 12, this bdd supports up to " +
                        std::to_string(storage::schema_version())) != std::string::npos);
    }
}

TEST_CASE("Files of others are refused and left alone", "[storage]") {
    const bdd::test::TempFolder folder;
    const std::string foreign = folder.path("foreign");
    storage::Connection(foreign, storage::OpenMode::create, 0, nullptr)
        .execute("CREATE TABLE t (v)");
    const std::string marked = folder.path("marked");
    storage::Connection(marked, storage::OpenMode::create, 0, nullptr)
        .execute("PRAGMA application_id = 7");
    const std::string text =
        folder.write("text", "Nom;Prénom\nLeroy;Ada\n" + std::string(600, 'x'));
    for (const std::string& path : {foreign, marked, text}) {
        INFO(path);
        std::ifstream before(path, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(before), {}};
        const auto error = error_of(path, storage::Access::write);
        REQUIRE(error);
        CHECK(error->code() == Errc::storage);
        std::ifstream after(path, std::ios::binary);
        CHECK(std::string{std::istreambuf_iterator<char>(after), {}} == bytes);
    }
}

TEST_CASE("Migrating keeps a private copy and what the base holds", "[storage]") {
    const bdd::test::TempFolder folder;
    const std::string path = folder.path("b");
    const std::string copy = folder.write("b.v1.bak", "of a migration that was interrupted");
    storage::Connection connection(path, storage::OpenMode::create, 0, nullptr);
    storage::migrate(connection, path, k_first);
    connection.execute("INSERT INTO a VALUES ('kept')");
    std::filesystem::remove(copy);
    storage::migrate(connection, path, k_three);
    CHECK(connection.query_integer("PRAGMA user_version") == 3);
    CHECK(connection.query_text("SELECT v FROM a") == "kept");
    CHECK(connection.query_integer("SELECT v FROM b") == 1);
    CHECK(mode_of(copy) == 0600U);
    storage::Connection old(copy, storage::OpenMode::read_only, 0, nullptr);
    CHECK(old.query_integer("PRAGMA user_version") == 1);
    CHECK(old.query_text("SELECT v FROM a") == "kept");
}

TEST_CASE("A migration that fails changes nothing", "[storage]") {
    const bdd::test::TempFolder folder;
    const std::string path = folder.path("b");
    storage::Connection connection(path, storage::OpenMode::create, 0, nullptr);
    storage::migrate(connection, path, k_first);
    const std::array<std::string_view, 3> broken = {k_three[0], k_three[1], "CREATE TABEL c (v);"};
    for (int i = 0; i < 2; ++i) { // The copy of the first attempt does not stand in the way.
        CHECK_THROWS_AS(storage::migrate(connection, path, broken), Error);
        CHECK(connection.query_integer("PRAGMA user_version") == 1);
        CHECK(connection.query_integer("SELECT count(*) FROM pragma_table_info('a')") == 1);
    }
}
