#include "storage/packed_fields.hpp"

#include "catch.hpp"
#include "storage_fixture.hpp"

#include <limits>

namespace storage = bdd::storage;
using storage::PackedField;

namespace {

bdd::model::RecordFields some_fields() {
    bdd::model::RecordFields fields;
    fields.civility = "M";
    fields.last_name = "N'GUYEN";
    fields.email = "a@b.example";
    fields.updated_on = "2026-01-31";
    fields.staff = 0;
    fields.revenue_cents = std::numeric_limits<std::int64_t>::min();
    fields.opt_in = false;
    fields.more = R"({"emails":["x\u001fy"]})";
    return fields;
}

} // namespace

TEST_CASE("Packed fields come back as they went in", "[storage]") {
    std::string packed = "left over";
    storage::pack_fields(some_fields(), packed);
    CHECK(storage::unpack_fields(packed) == some_fields());
    CHECK(std::count(packed.begin(), packed.end(), '\x1f') == 25); // None after the last.;
    const storage::PackedFields values(packed);
    CHECK(values[PackedField::last_name] == "N'GUYEN");
    CHECK(values.number(PackedField::staff) == 0);
    CHECK_FALSE(values.number(PackedField::civility));
}

TEST_CASE("A text packed before a field was there reads it as empty", "[storage]") {
    bdd::model::RecordFields fields = some_fields();
    std::string before;
    storage::pack_fields(fields, before);
    fields.collected_on = "2025-03-01";
    std::string now;
    storage::pack_fields(fields, now);
    CHECK(now == before + "\x1f"
                          "2025-03-01");
    CHECK(storage::unpack_fields(before).collected_on.empty());
    CHECK(storage::unpack_fields(now) == fields);
    CHECK(storage::packed_name(PackedField::collected_on) == "collected_on");
}

TEST_CASE("Empty fields at the end take no room", "[storage]") {
    std::string packed;
    storage::pack_fields({}, packed);
    CHECK(packed.empty());
    CHECK(storage::unpack_fields(packed) == bdd::model::RecordFields{});
    bdd::model::RecordFields fields;
    fields.title = "Dr";
    storage::pack_fields(fields, packed);
    CHECK(packed == "\x1f"
                    "Dr");
    CHECK(storage::unpack_fields(packed) == fields);
}

TEST_CASE("A separator inside a value does not move the others", "[storage]") {
    bdd::model::RecordFields fields;
    fields.civility = "M\x1f"
                      "me";
    fields.title = "Dr";
    std::string packed;
    storage::pack_fields(fields, packed);
    CHECK(storage::PackedFields(packed)[PackedField::civility] == "Mme");
    CHECK(storage::PackedFields(packed)[PackedField::title] == "Dr");
}

TEST_CASE("SQL reads a packed field by its name", "[storage]") {
    bdd::test::StoredBase base;
    std::string packed;
    storage::pack_fields(some_fields(), packed);
    const auto value = [&](const std::string& name) {
        storage::Statement select =
            base.connection().prepare("SELECT coalesce(bdd_field(?, ?), 'none')");
        storage::Rows rows = select.rows(packed, name);
        return rows.next() ? rows.get<std::string>(0) : "no row";
    };
    CHECK(value("last_name") == "N'GUYEN");
    CHECK(value("staff") == "0");
    CHECK(value("first_name") == "none");
    CHECK_THROWS_AS(value("nothing"), bdd::Error);
}

TEST_CASE("Every packed field has the name of its place", "[storage]") {
    CHECK(storage::packed_name(PackedField::civility) == "civility");
    CHECK(storage::packed_name(PackedField::siret) == "siret");
    CHECK(storage::packed_name(PackedField::updated_on) == "updated_on");
    CHECK(storage::packed_name(PackedField::opt_in) == "opt_in");
    CHECK(storage::packed_field("more") == PackedField::more);
}
