#include "storage/sqlite.hpp"

#include "../io/temp_file.hpp"
#include "catch.hpp"

#include <sqlite3.h>

namespace {

using bdd::Errc;
using bdd::Error;
namespace storage = bdd::storage;
using storage::Connection;
using storage::OpenMode;
using storage::Rows;
using storage::Statement;

Connection memory() {
    return {":memory:", OpenMode::create, 0, nullptr};
}

template <typename Work>
std::optional<Error> error_of(const Work& work) {
    try {
        work();
    } catch (const Error& error) {
        return error;
    }
    return std::nullopt;
}

} // namespace

TEST_CASE("Opening a base that cannot be opened names it and leaks no handle", "[storage]") {
    const auto error =
        error_of([] { Connection("/nonexistent/base.sqlite", OpenMode::read_write, 0, nullptr); });
    REQUIRE(error);
    CHECK(error->code() == Errc::storage);
    CHECK(std::string(error->what()).find("/nonexistent/base.sqlite") != std::string::npos);
    CHECK_FALSE(error->hint().empty());
}

TEST_CASE("A base opened to read takes no writes", "[storage]") {
    const bdd::test::TempFolder folder;
    Connection(folder.path("b"), OpenMode::create, 0, nullptr).execute("CREATE TABLE t (v)");
    Connection reader(folder.path("b"), OpenMode::read_only, 0, nullptr);
    CHECK(reader.query_integer("SELECT count(*) FROM t") == 0);
    CHECK(error_of([&] { reader.execute("INSERT INTO t VALUES (1)"); })->code() == Errc::storage);
}

TEST_CASE("An error names the statement and the extended code, never a bound value", "[storage]") {
    Connection connection = memory();
    connection.execute("CREATE TABLE t (v TEXT UNIQUE)");
    Statement insert = connection.prepare("INSERT INTO t (v) VALUES (?)");
    insert.run("ada@neuf.example");
    const auto error = error_of([&] { insert.run("ada@neuf.example"); });
    REQUIRE(error);
    const std::string what = error->what();
    CHECK(error->code() == Errc::storage);
    CHECK(what.find("INSERT INTO t (v) VALUES (?)") != std::string::npos);
    CHECK(what.find(std::to_string(SQLITE_CONSTRAINT_UNIQUE)) != std::string::npos);
    CHECK(what.find("ada@neuf") == std::string::npos);
}

TEST_CASE("A statement runs again after it failed", "[storage]") {
    Connection connection = memory();
    connection.execute("CREATE TABLE t (v INTEGER UNIQUE)");
    Statement insert = connection.prepare("INSERT INTO t (v) VALUES (?)");
    insert.run(1);
    CHECK(error_of([&] { insert.run(1); }));
    insert.run(2); // SQLITE_MISUSE without the reset.
    CHECK(connection.changes() == 1);
    CHECK(connection.last_insert_id() == 2);
    CHECK(connection.query_integer("SELECT sum(v) FROM t") == 3);
}

TEST_CASE("Too few or too many values for a statement are refused", "[storage]") {
    Connection connection = memory();
    Statement select = connection.prepare("SELECT ? || ?");
    for (const auto& error :
         {error_of([&] { select.run("a"); }), error_of([&] { select.run("a", "b", "c"); }),
          error_of([&] { (void)select.rows(); })}) {
        REQUIRE(error);
        CHECK(error->code() == Errc::internal);
    }
    Rows rows = select.rows("a", "b");
    REQUIRE(rows.next());
    CHECK(rows.get<std::string>(0) == "ab");
}

TEST_CASE("A base that is locked is Errc::locked", "[storage]") {
    const bdd::test::TempFolder folder;
    Connection first(folder.path("b"), OpenMode::create, 0, nullptr);
    first.execute("CREATE TABLE t (v)");
    Connection second(folder.path("b"), OpenMode::read_write, 0, nullptr);
    const storage::Transaction held(first);
    const auto error = error_of([&] { const storage::Transaction refused(second); });
    REQUIRE(error);
    CHECK(error->code() == Errc::locked);
}

TEST_CASE("A cancellation ends a long statement", "[storage]") {
    bdd::CancelFlag cancel;
    Connection connection(":memory:", OpenMode::create, 0, &cancel);
    cancel.request();
    const auto error = error_of([&] {
        (void)connection.query_integer("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL"
                                       " SELECT i + 1 FROM n LIMIT 100000000)"
                                       " SELECT count(*) FROM n");
    });
    REQUIRE(error);
    CHECK(error->code() == Errc::interrupted);
}

TEST_CASE("Rows copy what they bind, and free the statement when they go", "[storage]") {
    Connection connection = memory();
    Statement select = connection.prepare("SELECT ?1 UNION ALL SELECT ?1 || 'x'");
    {
        Rows rows = select.rows(std::string(40, 'a') + "b"); // Gone before the first step.
        REQUIRE(rows.next());
        CHECK(rows.get<std::string_view>(0) == std::string(40, 'a') + "b");
    }
    Rows rows = select.rows("c");
    REQUIRE(rows.next());
    CHECK(rows.get<std::string>(0) == "c");
    CHECK(rows.next());
    CHECK_FALSE(rows.next());
}

TEST_CASE("More than one statement, or none, is refused", "[storage]") {
    Connection connection = memory();
    for (const char* sql :
         {"SELECT 1; SELECT 2", "SELECT 1; -- and more", "", "  ", "-- nothing"}) {
        INFO(sql);
        const auto error = error_of([&] { (void)connection.prepare(sql); });
        REQUIRE(error);
        CHECK(error->code() == Errc::internal);
    }
    CHECK_NOTHROW(connection.prepare("SELECT 1 ;\n "));
}

TEST_CASE("NULL is read as nothing or not at all", "[storage]") {
    Connection connection = memory();
    Statement select = connection.prepare("SELECT NULL, '', 0");
    Rows rows = select.rows();
    REQUIRE(rows.next());
    CHECK(error_of([&] { (void)rows.get<std::int64_t>(0); })->code() == Errc::internal);
    CHECK(error_of([&] { (void)rows.get<std::string>(0); })->code() == Errc::internal);
    CHECK_FALSE(rows.get<std::optional<double>>(0).has_value());
    CHECK(rows.get<std::optional<std::string>>(1) == "");
    CHECK(rows.get<std::optional<std::int64_t>>(2) == 0);
    CHECK(rows.text_or_empty(0).empty());
    CHECK(rows.is_null(0));
    CHECK_FALSE(rows.is_null(1));
}

TEST_CASE("Values are bound as what they are", "[storage]") {
    Connection connection = memory();
    Statement select = connection.prepare("SELECT typeof(?1), typeof(?2), typeof(?3), typeof(?4),"
                                          " typeof(?5), length(?6)");
    Rows rows = select.rows(std::string_view(), std::nullopt, 1.5, true,
                            std::optional<std::int64_t>(), std::string("\0é", 3));
    REQUIRE(rows.next());
    CHECK(rows.get<std::string>(0) == "text"); // An empty view has no address.
    CHECK(rows.get<std::string>(1) == "null");
    CHECK(rows.get<std::string>(2) == "real");
    CHECK(rows.get<std::string>(3) == "integer");
    CHECK(rows.get<std::string>(4) == "null");
    Statement wide = connection.prepare("SELECT ?1 IS NULL AND ?2 = '' AND ?3 = -1 AND ?4 = 0.5");
    wide.bind_or_null(1, "");
    wide.bind(2, std::string_view());
    wide.bind(3, std::int64_t{-1});
    wide.bind(4, 0.5);
    Rows bound(wide);
    REQUIRE(bound.next());
    CHECK(bound.get<bool>(0));
}

TEST_CASE("A transaction takes its lock at once and rolls back unless committed", "[storage]") {
    const bdd::test::TempFolder folder;
    Connection connection(folder.path("b"), OpenMode::create, 0, nullptr);
    connection.execute("CREATE TABLE t (v)");
    {
        const storage::Transaction transaction(connection);
        connection.execute("INSERT INTO t VALUES (1)");
        CHECK(connection.in_transaction());
    }
    CHECK_FALSE(connection.in_transaction());
    CHECK(connection.query_integer("SELECT count(*) FROM t") == 0);
    {
        storage::Transaction transaction(connection);
        connection.execute("INSERT INTO t VALUES (1)");
        transaction.commit();
    }
    CHECK(connection.query_integer("SELECT count(*) FROM t") == 1);
}

TEST_CASE("A misspelt name in double quotes is an error, no text", "[storage]") {
    Connection connection = memory();
    CHECK(error_of([&] { (void)connection.query_text("SELECT \"misspelt\""); }));
    CHECK(error_of([&] { connection.execute("CREATE TABLE t (v DEFAULT \"x\", CHECK (\"y\"))"); }));
}

TEST_CASE("bdd_fold compares without case and accents", "[storage]") {
    Connection connection = memory();
    CHECK(connection.query_integer("SELECT bdd_fold('ÉLODIE Œuvre') = bdd_fold('elodie oeuvre')") ==
          1);
    CHECK(connection.query_integer("SELECT bdd_fold(NULL) IS NULL") == 1);
    CHECK(connection.query_text("SELECT bdd_fold('')").empty());
}

TEST_CASE("A damaged file is said to be one", "[storage]") {
    const bdd::test::TempFolder folder;
    const std::string path = folder.write("b", std::string(4096, 'x'));
    Connection connection(path, OpenMode::read_write, 0, nullptr);
    const auto error = error_of([&] { connection.execute("SELECT count(*) FROM sqlite_schema"); });
    REQUIRE(error);
    CHECK(std::string(error->what()).find("no base of bdd") != std::string::npos);
}
