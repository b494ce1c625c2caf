#include "catch.hpp"

#include <bdd/core/error.hpp>
#include <bdd/dedupe/dataset.hpp>

#include <string>

using namespace bdd;
using namespace bdd::dedupe;

TEST_CASE("a value table numbers distinct texts by their first appearance", "[dedupe]") {
    ValueTable table;
    CHECK(table.intern("") == 0);
    CHECK(table.intern("b") == 1);
    CHECK(table.intern("a") == 2);
    CHECK(table.intern("b") == 1);
    CHECK(table.text(2) == "a");
    CHECK(table.text(0).empty());
    CHECK(table.find("a") == 2);
    CHECK(table.find("c") == 0);
    CHECK(table.size() == 3);
}

TEST_CASE("a value table keeps its texts while it grows and moves", "[dedupe]") {
    ValueTable table;
    const auto first = table.intern("the first of all");
    const auto view = table.text(first);
    for (int i = 0; i < 100'000; ++i) {
        CHECK(table.intern(std::to_string(i)) == static_cast<ValueId>(i + 2));
    }
    const auto large = table.intern(std::string(1'000'000, 'x'));
    ValueTable moved = std::move(table);
    CHECK(moved.text(first).data() == view.data());
    CHECK(moved.text(large).size() == 1'000'000);
    CHECK(moved.find("77777") == 77'779);
    CHECK(moved.intern("another") == large + 1);
}

TEST_CASE("cells are trimmed and blank ones are missing", "[dedupe]") {
    Dataset data;
    Column& column = data.add_column("name", ColumnKind::text);
    for (const char* cell : {" a ", "a", "\xC2\xA0", ""}) {
        column.append(cell);
    }
    data.set_rows(4);
    CHECK(column.cells == std::vector<ValueId>{1, 1, 0, 0});
    CHECK(column.at(0) == "a");
    CHECK_THROWS_AS(data.set_rows(5), Error);
}

TEST_CASE("each kind of column has a keyword of its own", "[dedupe]") {
    for (std::uint8_t i = 0; i < static_cast<std::uint8_t>(ColumnKind::count_); ++i) {
        const auto kind = static_cast<ColumnKind>(i);
        CHECK(column_kind(keyword(kind)) == kind);
    }
    CHECK(keyword(ColumnKind::house_number) == "house-number");
    CHECK(!column_kind("names"));
}
