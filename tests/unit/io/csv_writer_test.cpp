#include "catch.hpp"
#include "io/temp_file.hpp"

#include <bdd/core/error.hpp>
#include <bdd/io/csv_reader.hpp>
#include <bdd/io/csv_writer.hpp>

using namespace bdd;

namespace {

std::string written(const std::vector<std::vector<std::string>>& rows, const io::CsvStyle& style) {
    io::CsvWriter writer(style);
    for (const auto& row : rows) {
        for (const std::string& cell : row) {
            writer.cell(cell);
        }
        writer.end_row();
    }
    return writer.buffer();
}

} // namespace

TEST_CASE("CsvWriter quotes only what must be quoted", "[io]") {
    CHECK(written({{"a", "b,c", "d\"e", "f\ng", " h", "i ", "j k", ""}}, {}) ==
          "a,\"b,c\",\"d\"\"e\",\"f\ng\",\" h\",\"i \",j k,\n");
    CHECK(written({{"b,c", "d;e", "f\rg"}}, {.delimiter = ';', .crlf = true}) ==
          "b,c;\"d;e\";\"f\rg\"\r\n");
}

TEST_CASE("CsvWriter writes an empty single cell as quotes", "[io]") {
    CHECK(written({{""}, {"a"}, {"", ""}}, {}) == "\"\"\na\n,\n");
    io::CsvWriter writer({});
    writer.cell("");
    writer.clear();
    writer.end_row();
    CHECK(writer.buffer() == "\"\"\n");
}

TEST_CASE("CsvWriter escapes formulas only when told", "[io]") {
    const std::vector<std::vector<std::string>> rows{
        {"=1+1", "+33612345678", "-", "@x", "\tz", "a=b"}};
    CHECK(written(rows, {}) == "=1+1,+33612345678,-,@x,\tz,a=b\n");
    io::CsvWriter writer({.escape_formulas = true});
    for (const std::string& cell : rows[0]) {
        writer.cell(cell);
    }
    writer.cell("=HYPERLINK(\"http://x\",\"y\")");
    writer.end_row();
    CHECK(writer.buffer() ==
          "'=1+1,'+33612345678,'-,'@x,'\tz,a=b,\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"\n");
    CHECK(writer.escaped() == 6);
}

TEST_CASE("CsvWriter encodes first and quotes what the encoding made of it", "[io]") {
    io::CsvWriter writer({.encoding = io::Encoding::iso8859_15});
    writer.cell("L’été “vert” à 10 €");
    writer.end_row();
    CHECK(writer.buffer() == "\"L'\xE9t\xE9 \"\"vert\"\" \xE0 10 \xA4\"\n");
    CHECK(writer.replaced() == 3);
}

TEST_CASE("CsvWriter puts a byte order mark before the first row of UTF-8 only", "[io]") {
    CHECK(written({{"é"}}, {.bom = true}) == "\xEF\xBB\xBF\u00e9\n");
    CHECK(written({{"é"}}, {.encoding = io::Encoding::cp1252, .bom = true}) == "\xE9\n");
    CHECK_THROWS_AS(io::CsvWriter({.encoding = io::Encoding::utf16le}), Error);
}

TEST_CASE("What CsvWriter writes, CsvReader reads back", "[io]") {
    std::uint64_t state = 7;
    const auto random = [&state](std::uint64_t below) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        return (state >> 33U) % below;
    };
    const std::vector<std::string> pieces{"a",  "é",    ";", ",",  "\"", "\n",
                                          "\r", "\r\n", " ", "\t", "|",  "x"};
    for (int round = 0; round < 500; ++round) {
        io::CsvStyle style;
        style.delimiter = ";,\t|"[random(4)];
        style.crlf = random(2) == 0;
        std::vector<std::vector<std::string>> rows(1 + random(5));
        for (auto& row : rows) {
            row.emplace_back("k"); // A row without text would be skipped.
            for (std::uint64_t cells = random(5); cells > 0; --cells) {
                std::string& cell = row.emplace_back();
                for (std::uint64_t i = random(6); i > 0; --i) {
                    cell += pieces[random(pieces.size())];
                }
            }
        }
        const std::string bytes = written(rows, style);
        io::CsvReader reader(std::make_unique<test::MemoryStream>(bytes),
                             {.delimiter = style.delimiter});
        io::CsvRow row;
        for (const auto& expected : rows) {
            REQUIRE(reader.read(row));
            REQUIRE(std::vector<std::string>(row.cells.begin(), row.cells.end()) == expected);
        }
        REQUIRE_FALSE(reader.read(row));
        REQUIRE(reader.notes().rewound_quotes == 0);
    }
}
