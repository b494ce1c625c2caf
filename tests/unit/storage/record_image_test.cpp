#include "storage/record_image.hpp"

#include "catch.hpp"
#include "storage_fixture.hpp"

#include <limits>

namespace storage = bdd::storage;
namespace test = bdd::test;

TEST_CASE("An image gives a record back exactly what stood there", "[storage]") {
    test::StoredBase base;
    bdd::model::Record record = test::make_record("1", "L'HÔPITAL \"X\" \\ ☃", "ACIER", "LILLE");
    record.key_hash = 0x8000000000000000U; // The lowest integer.
    record.content_hash = (std::uint64_t{1} << 53U) + 1;
    record.fields.revenue_cents = std::numeric_limits<std::int64_t>::max();
    record.fields.staff = 0;
    record.fields.opt_in = false;
    record.fields.more = R"({"emails":["a@b.example"],"n":[1,2]})";
    record.raw_cells = "[\"1\",\"tab\\t, \\u0000 and \\\"quotes\\\"\"]";
    record.problems = 0xFFFFFFFFU;
    base.import("crm", {record, test::make_record("2", "")});
    storage::Connection& connection = base.connection();
    const auto all = [&] {
        test::Dump dump = test::dump(connection);
        return std::pair(dump["record"], dump["record_raw"]);
    };
    const auto before = all();
    storage::Statement select = connection.prepare(storage::select_record_image_sql());
    storage::Statement restore = connection.prepare(storage::restore_record_image_sql());
    for (const std::int64_t id : {1, 2}) {
        std::string image;
        {
            storage::Rows rows = select.rows(id);
            REQUIRE(rows.next());
            image = rows.get<std::string>(0);
        }
        connection.execute("UPDATE record SET fields = 'other', key_hash = id, content_hash = 5,"
                           " line = 99, problems = 0, address_id = NULL WHERE id = " +
                           std::to_string(id));
        restore.run(image, id);
        CHECK(all() == before);
    }
}

TEST_CASE("A column of an image is read by its name", "[storage]") {
    test::StoredBase base;
    base.import("crm", {test::make_record("1", "LEROY", "ACIER", "LILLE", "73282932000074")});
    base.import("crm", {test::make_record("1", "LEROY", "ACIER", "BREST", "73282932000082")});
    const auto value = [&](std::string_view column) {
        return base.connection().query_text("SELECT " + storage::image_value_sql(column) +
                                            " FROM run_change WHERE kind = 'record'");
    };
    CHECK(value("address_id") == "1");
    CHECK(value("siret") == "73282932000074");
    CHECK(value("last_name") == "LEROY");
    CHECK_THROWS_AS(storage::image_value_sql("none"), bdd::Error);
}
