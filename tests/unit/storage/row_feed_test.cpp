#include "storage/row_feed.hpp"

#include "catch.hpp"
#include "storage_fixture.hpp"

#include <bdd/core/error.hpp>

namespace storage = bdd::storage;
namespace test = bdd::test;

namespace {

struct FeedBase {
    FeedBase() {
        base.connection().execute("CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT, size"
                                  " INTEGER) STRICT");
    }
    std::vector<std::string> things() {
        return test::texts(base.connection(),
                           "SELECT id || ':' || coalesce(name, '-') || ':' || coalesce(size, '-')"
                           " FROM thing ORDER BY id");
    }
    test::StoredBase base;
};

} // namespace

TEST_CASE("Gathered rows arrive as what they are", "[storage]") {
    FeedBase f;
    storage::RowFeed feed(f.base.connection(), "thing", "id, name, size");
    feed.add(std::int64_t{7});
    feed.add_or_null(std::string_view("a\0b", 3));
    feed.add_or_null(std::optional<std::int64_t>(-2));
    feed.add(INT64_MAX);
    feed.add_or_null(std::string_view());
    feed.add_or_null(std::optional<int>());
    CHECK(f.things().empty()); // Nothing arrives before the flush.
    feed.flush();
    CHECK(f.base.connection().query_integer("SELECT length(CAST(name AS BLOB)) FROM thing"
                                            " WHERE id = 7") == 3);
    CHECK(f.base.connection().query_integer("SELECT count(*) FROM thing WHERE name IS NULL"
                                            " AND size IS NULL AND id = 9223372036854775807") == 1);
    feed.flush(); // Nothing comes twice.
    CHECK(f.things().size() == 2);
    feed.add(std::int64_t{1});
    feed.add(std::string_view("again"));
    feed.add_null();
    feed.flush();
    CHECK(f.things().front() == "1:again:-");
}

TEST_CASE("Columns come in the order named, others stay empty", "[storage]") {
    FeedBase f;
    storage::RowFeed feed(f.base.connection(), "thing", "size, id");
    for (std::int64_t i = 0; i < 3000; ++i) {
        feed.add(i * 2);
        feed.add(i);
    }
    feed.flush();
    CHECK(f.things().size() == 3000);
    CHECK(f.things().back() == "2999:-:5998");
}

TEST_CASE("A row that the table refuses is an error and nothing arrives", "[storage]") {
    FeedBase f;
    storage::RowFeed feed(f.base.connection(), "thing", "id, size");
    for (const std::int64_t id : {1, 2, 2}) {
        feed.add(id);
        feed.add(std::int64_t{0});
    }
    CHECK_THROWS_AS(feed.flush(), bdd::Error);
    CHECK(f.things().empty());
}

TEST_CASE("Feeds of two tables and a second feed of one table work together", "[storage]") {
    FeedBase f;
    for (const std::int64_t id : {1, 2}) {
        storage::RowFeed feed(f.base.connection(), "thing", "id");
        storage::RowFeed other(f.base.connection(), "sequence", "name, last");
        feed.add(id);
        const std::string name = "s" + std::to_string(id);
        other.add(std::string_view(name));
        other.add(id);
        feed.flush();
        other.flush();
    }
    CHECK(f.things().size() == 2);
    CHECK(f.base.connection().query_integer("SELECT last FROM sequence WHERE name = 's2'") == 2);
}
