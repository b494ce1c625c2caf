#include "cli/row_printer.hpp"

#include "catch.hpp"

#include <nlohmann/json.hpp>

using namespace bdd::cli;

namespace {

std::string printed(Format format, const std::vector<std::vector<Cell>>& rows) {
    MemoryOutput out;
    MemoryOutput err;
    bdd::Progress progress;
    bdd::CancelFlag cancel;
    const Env env;
    const Context ctx{{}, {}, {out, err}, env, {}, progress, cancel, {}, format, false, false, {}};
    RowPrinter printer(ctx, "sources", {{"name", "Name"}, {"rows", "Rows"}, {"note", "Note"}});
    for (const std::vector<Cell>& row : rows) {
        CHECK(printer.row(row));
    }
    printer.finish();
    CHECK(printer.rows() == rows.size());
    return out.text();
}

const std::vector<std::vector<Cell>> k_rows{
    {std::string("a;b"), std::int64_t{12}, {}},
    {std::string("say \"x\", y"), std::int64_t{-3}, std::string("two\nlines\tand a tab")},
};

} // namespace

TEST_CASE("RowPrinter prints the same rows in every format", "[cli]") {
    CHECK(printed(Format::csv, k_rows) ==
          "name,rows,note\na;b,12,\n\"say \"\"x\"\", y\",-3,\"two\nlines\tand a tab\"\n");
    CHECK(printed(Format::tsv, k_rows) ==
          "name\trows\tnote\na;b\t12\t\nsay \"x\", y\t-3\ttwo lines and a tab\n");
    CHECK(printed(Format::jsonl, k_rows) ==
          "{\"name\":\"a;b\",\"rows\":12,\"note\":null}\n"
          "{\"name\":\"say \\\"x\\\", y\",\"rows\":-3,\"note\":\"two\\nlines\\tand a tab\"}\n");
    const auto json = nlohmann::json::parse(printed(Format::json, k_rows));
    CHECK(json["sources"].size() == 2);
    CHECK(json["sources"][1]["rows"] == -3);
    CHECK(printed(Format::table, k_rows) == "Name        Rows  Note\n"
                                            "----------  ----  -------------------\n"
                                            "a;b           12\n"
                                            "say \"x\", y    -3  two lines and a tab\n");
}

TEST_CASE("RowPrinter without rows is empty, but keeps the shape that scripts read", "[cli]") {
    CHECK(printed(Format::table, {}).empty());
    CHECK(printed(Format::csv, {}) == "name,rows,note\n");
    CHECK(printed(Format::json, {}) == "{\"sources\":[]}\n");
    CHECK(printed(Format::jsonl, {}).empty());
}

TEST_CASE("Cells print numbers and booleans without a locale", "[cli]") {
    CHECK(cell_text(0.85) == "0.85");
    CHECK(cell_text(true) == "true");
    CHECK(cell_text(std::int64_t{1'000'000}) == "1000000");
    CHECK(cell_text({}).empty());
}
