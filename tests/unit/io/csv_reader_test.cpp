#include "catch.hpp"
#include "io/temp_file.hpp"

#include <bdd/core/error.hpp>
#include <bdd/io/csv_reader.hpp>

using namespace bdd;
using namespace std::string_literals;
using namespace std::string_view_literals;
using test::MemoryStream;

namespace {

using Row = std::vector<std::string>;
using Rows = std::vector<Row>;

struct Result {
    Rows rows;
    std::vector<std::uint64_t> lines;
    std::vector<std::uint64_t> offsets;
    std::vector<std::string> bytes;
    io::CsvNotes notes;
};

Result read(std::string_view text, io::CsvOptions options = {},
            std::size_t piece = std::string_view::npos) {
    io::CsvReader reader(std::make_unique<MemoryStream>(text, piece), options);
    Result result;
    io::CsvRow row;
    while (reader.read(row)) {
        result.rows.emplace_back(row.cells.begin(), row.cells.end());
        result.lines.push_back(row.line);
        result.offsets.push_back(row.offset);
        result.bytes.emplace_back(row.bytes);
    }
    result.notes = reader.notes();
    return result;
}

} // namespace

TEST_CASE("CsvReader reads every line end, also mixed, and the last row without one", "[io]") {
    const Result r = read("a;b\nc;d\r\ne;f\rg;h\r\r\ni;j");
    CHECK(r.rows == Rows{{"a", "b"}, {"c", "d"}, {"e", "f"}, {"g", "h"}, {"i", "j"}});
    CHECK(r.lines == std::vector<std::uint64_t>{1, 2, 3, 4, 5});
    CHECK(r.offsets == std::vector<std::uint64_t>{0, 4, 9, 13, 19});
    CHECK(r.bytes[3] == "g;h");
    CHECK(r.notes.lf == 1);
    CHECK(r.notes.crlf == 1);
    CHECK(r.notes.cr == 1);
    CHECK(r.notes.crcrlf == 1);
    CHECK(r.notes.blank_rows == 0);
}

TEST_CASE("CR CR LF on each line makes no empty rows", "[io]") {
    const Result r = read("nom;ville\r\r\nA;Nantes\r\r\nB;Lyon\r\r\n");
    CHECK(r.rows == Rows{{"nom", "ville"}, {"A", "Nantes"}, {"B", "Lyon"}});
    CHECK(r.lines.back() == 3);
    CHECK(r.notes.crcrlf == 3);
    CHECK(r.notes.blank_rows == 0);
}

TEST_CASE("CR CR without LF are two line ends", "[io]") {
    const Result r = read("a\r\rb\r\r\r\nc\r");
    CHECK(r.rows == Rows{{"a"}, {"b"}, {"c"}});
    CHECK(r.lines == std::vector<std::uint64_t>{1, 3, 5});
    CHECK(r.notes.blank_rows == 2);
}

TEST_CASE("Quotes open a cell only at its start and double inside", "[io]") {
    const Result r = read("\"a;b\";\"say \"\"hi\"\"\";x\"y; \"z\"\n\"\";\"\"\"\";e\n");
    CHECK(r.rows == Rows{{"a;b", "say \"hi\"", "x\"y", " \"z\""}, {"", "\"", "e"}});
    CHECK(r.notes.stray_quotes == 3);
    CHECK(r.notes.rewound_quotes == 0);
    CHECK(r.bytes[0] == "\"a;b\";\"say \"\"hi\"\"\";x\"y; \"z\"");
}

TEST_CASE("Text behind a closing quote is kept as it stands", "[io]") {
    const Result r = read("\"SARL \"Le Bon\" & fils\";2\n\"a\"\"b\" c;d\n");
    CHECK(r.rows == Rows{{"SARL Le Bon\" & fils\"", "2"}, {"a\"b c", "d"}});
    CHECK(r.notes.stray_quotes == 2);
}

TEST_CASE("Line breaks inside quoted cells are kept and physical lines counted", "[io]") {
    const Result r = read("1;\"rue\nbat\r\nZI\";x\r\n2;b;c\n\"p\rq\r\r\nr\";3;4\nend;;\n");
    CHECK(r.rows == Rows{{"1", "rue\nbat\r\nZI", "x"},
                         {"2", "b", "c"},
                         {"p\rq\r\r\nr", "3", "4"},
                         {"end", "", ""}});
    CHECK(r.lines == std::vector<std::uint64_t>{1, 4, 5, 8});
    CHECK(r.notes.cells_with_breaks == 2);
    CHECK(r.notes.crlf == 1);
    CHECK(r.notes.lf == 3);
}

TEST_CASE("Rows without any text are skipped and counted", "[io]") {
    const Result r = read("\n;;;\na;b\n \t;\n\"\";\"\"\n\r\nc;d\n\n\n");
    CHECK(r.rows == Rows{{"a", "b"}, {"c", "d"}});
    CHECK(r.lines == std::vector<std::uint64_t>{3, 7});
    CHECK(r.notes.blank_rows == 7);
}

TEST_CASE("Empty input has no rows", "[io]") {
    CHECK(read("").rows.empty());
    CHECK(read("\n\r\n\r").rows.empty());
    CHECK(read("\n\r\n\r").notes.blank_rows == 3);
    CHECK(read("\0\0"s).rows.empty());
}

TEST_CASE("NUL bytes are dropped from cells and counted", "[io]") {
    const Result r = read("a\0b;\"c\0\"\"d\";\0\ne;f;g\n"s);
    CHECK(r.rows == Rows{{"ab", "c\"d", ""}, {"e", "f", "g"}});
    CHECK(r.notes.nul_bytes == 3);
    CHECK(r.bytes[0].size() == 13);
}

TEST_CASE("One stray quote does not swallow thousands of rows", "[io]") {
    std::string text = "id;nom;ville\n1;\"Le Bon Coin;Nantes\n";
    for (int i = 2; i <= 5000; ++i) {
        text += std::to_string(i) + ";Nom;Lyon\n";
    }
    const Result r = read(text);
    REQUIRE(r.rows.size() == 5001);
    CHECK(r.rows[1] == Row{"1", "\"Le Bon Coin", "Nantes"});
    CHECK(r.rows[5000] == Row{"5000", "Nom", "Lyon"});
    CHECK(r.lines.back() == 5001);
    CHECK(r.notes.rewound_quotes == 1);
    REQUIRE(r.notes.first_rewound.size() == 1);
    CHECK(r.notes.first_rewound[0].line == 2);
    CHECK(r.notes.first_rewound[0].column == 3);
}

TEST_CASE("A stray quote among quoted cells does not eat the next quoted cell", "[io]") {
    const Result r = read("1;\"un;x\n2;\"deux\";y\n3;\"trois\nlignes\";z\n");
    CHECK(r.rows == Rows{{"1", "\"un", "x"}, {"2", "deux", "y"}, {"3", "trois\nlignes", "z"}});
    CHECK(r.notes.rewound_quotes == 1);
    CHECK(r.notes.cells_with_breaks == 1);
}

TEST_CASE("Careless quotes inside a cell with line breaks leave the row whole", "[io]") {
    const Result r = read("1;\"a\nle \"grand\" b\";z\n2;c;d\n");
    CHECK(r.rows == Rows{{"1", "a\nle grand\" b\"", "z"}, {"2", "c", "d"}});
}

TEST_CASE("An unclosed quote at the end of the file becomes text", "[io]") {
    const Result r = read("a;b\nc;\"d;e\nf;g");
    CHECK(r.rows == Rows{{"a", "b"}, {"c", "\"d", "e"}, {"f", "g"}});
    CHECK(r.notes.first_rewound.at(0).line == 2);
    CHECK(read("\"").rows == Rows{{"\""}});
    CHECK(read("a;\"").rows == Rows{{"a", "\""}});
    CHECK(read("\"\"").rows.empty());
}

TEST_CASE("The bounds of a quoted cell are exact", "[io]") {
    io::CsvOptions options;
    options.quoted_lines = 2;
    CHECK(read("\"a\nb\nc\";d\n", options).rows == Rows{{"a\nb\nc", "d"}});
    CHECK(read("\"a\nb\nc\n\";d\n", options).rows.size() == 4);
    options.quoted_lines = 500;
    options.quoted_bytes = 5;
    CHECK(read("\"12345\";d\n", options).rows == Rows{{"12345", "d"}});
    CHECK(read("\"123456\";d\n", options).rows == Rows{{"\"123456\"", "d"}});
}

TEST_CASE("Only five rewound quotes are kept but all are counted", "[io]") {
    std::string text;
    for (int i = 0; i < 8; ++i) {
        text += "a;\"b\n";
    }
    text += std::string(600, '\n');
    io::CsvOptions options;
    options.quoted_bytes = 1;
    const Result r = read(text, options);
    CHECK(r.notes.rewound_quotes == 8);
    CHECK(r.notes.first_rewound.size() == 5);
    CHECK(r.notes.first_rewound[4].line == 5);
    CHECK(r.rows.size() == 8);
}

TEST_CASE("A cell of one megabyte is read whole, quoted or not", "[io]") {
    const std::string big(1'000'000, 'x');
    const Result r = read("a;" + big + ";b\nc;\"" + big + "\";d\n");
    REQUIRE(r.rows.size() == 2);
    CHECK(r.rows[0][1] == big);
    CHECK(r.rows[1][1] == big);
    CHECK(r.offsets[1] == 1'000'005);
}

TEST_CASE("A row past the bound is an error with its line", "[io]") {
    io::CsvOptions options;
    options.row_bytes = 100;
    CHECK(read("a;b\r\n" + std::string(100, 'x') + "\r\r\n", options).rows.size() == 2);
    for (const std::size_t buffer : {std::size_t{16}, std::size_t{1000}}) {
        options.buffer_bytes = buffer;
        try {
            (void)read("a;b\n" + std::string(101, 'x') + "\n", options);
            FAIL("no error");
        } catch (const Error& error) {
            CHECK(error.code() == Errc::input);
            CHECK(error.where().line == 2);
        }
    }
}

TEST_CASE("Ragged rows come as they are", "[io]") {
    const Result r = read("a,b,c\n1\n1,2,3,4\n,,3\n", {.delimiter = ','});
    CHECK(r.rows == Rows{{"a", "b", "c"}, {"1"}, {"1", "2", "3", "4"}, {"", "", "3"}});
}

TEST_CASE("A separator that cannot separate is refused", "[io]") {
    for (const char bad : {'"', '\n', '\r', '\0'}) {
        CHECK_THROWS_AS(read("a", {.delimiter = bad}), Error);
    }
}

TEST_CASE("Rows do not depend on the buffer or on the pieces of the stream", "[io]") {
    std::uint64_t state = 42;
    const auto random = [&state](std::uint64_t below) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        return (state >> 33U) % below;
    };
    constexpr std::string_view k_alphabet = "ab;;\"\"\"\n\r\r\n\0 ,"sv;
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (std::uint64_t i = random(120); i > 0; --i) {
            text.push_back(k_alphabet[random(k_alphabet.size())]);
        }
        io::CsvOptions options;
        options.quoted_lines = 3;
        options.quoted_bytes = 20;
        const Result large = read(text, options);
        options.buffer_bytes = 16 + random(20);
        const Result small = read(text, options, 1 + random(5));
        REQUIRE(large.rows == small.rows);
        REQUIRE(large.lines == small.lines);
        REQUIRE(large.offsets == small.offsets);
        REQUIRE(large.bytes == small.bytes);
        REQUIRE(large.notes.rewound_quotes == small.notes.rewound_quotes);
        REQUIRE(large.notes.stray_quotes == small.notes.stray_quotes);
        REQUIRE(large.notes.nul_bytes == small.notes.nul_bytes);
        REQUIRE(large.notes.blank_rows == small.notes.blank_rows);
        REQUIRE(large.notes.cr == small.notes.cr);
        REQUIRE(large.notes.crcrlf == small.notes.crcrlf);
    }
}
