#include "catch.hpp"
#include "io/temp_file.hpp"

#include <bdd/core/error.hpp>

#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

using namespace bdd;
using namespace std::string_literals;
using test::TempFolder;

namespace {

std::string gzip(std::string_view bytes) {
    z_stream zlib{};
    REQUIRE(deflateInit2(&zlib, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    std::string out(compressBound(bytes.size()) + 64, '\0');
    std::string in(bytes);
    zlib.next_in = reinterpret_cast<Bytef*>(in.data());
    zlib.avail_in = static_cast<uInt>(in.size());
    zlib.next_out = reinterpret_cast<Bytef*>(out.data());
    zlib.avail_out = static_cast<uInt>(out.size());
    REQUIRE(deflate(&zlib, Z_FINISH) == Z_STREAM_END);
    out.resize(zlib.total_out);
    deflateEnd(&zlib);
    return out;
}

std::string lines(int count) {
    std::string text;
    std::uint64_t state = 1;
    for (int i = 0; i < count; ++i) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        text += std::to_string(state) + ";Nantes\n";
    }
    return text;
}

/// The error that opening or reading the file throws.
Error error_of(const std::string& path) {
    try {
        const io::InputFile file(path);
        (void)test::read_all(*file.open());
    } catch (const Error& error) {
        return error;
    }
    return Error(Errc::internal, "no error");
}

bool says(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("InputFile gives independent streams of the same bytes", "[io]") {
    const TempFolder folder;
    const io::InputFile file(folder.write("a.csv", "0123456789"));
    const auto first = file.open();
    const auto second = file.open();
    std::string buffer(4, ' ');
    CHECK(first->read(buffer) == 4);
    CHECK(first->consumed() == 4);
    CHECK(test::read_all(*second) == "0123456789");
    CHECK(test::read_all(*first) == "456789");
    CHECK(file.size() == 10);
    CHECK(first->consumed() == file.size());
}

TEST_CASE("A gzip file is read by its bytes, whatever its name, all members", "[io]") {
    const TempFolder folder;
    const std::string text = lines(20000);
    const std::string packed =
        gzip(text.substr(0, 100'000)) + gzip("") + gzip(text.substr(100'000));
    for (const std::string& bytes : {packed, packed + std::string(100, '\0')}) {
        const io::InputFile file(folder.write("export.csv", bytes));
        const auto stream = file.open();
        CHECK(test::read_all(*stream) == text);
        CHECK(stream->consumed() == bytes.size());
        CHECK(file.size() == bytes.size());
    }
}

TEST_CASE("A cut or damaged gzip file is an input error that tells the place", "[io]") {
    const TempFolder folder;
    const std::string packed = gzip(lines(20000));
    const Error cut = error_of(folder.write("a.gz", packed.substr(0, packed.size() / 2)));
    CHECK(cut.code() == Errc::input);
    CHECK(says(cut.what(), "cut off"));
    CHECK(says(cut.what(), std::to_string(packed.size() / 2)));
    CHECK(says(error_of(folder.write("b.gz", packed.substr(0, packed.size() - 3))).what(),
               "cut off"));
    CHECK(says(error_of(folder.write("c.gz", packed.substr(0, 5))).what(), "cut off"));
    std::string damaged = packed;
    damaged[packed.size() / 2] = static_cast<char>(damaged[packed.size() / 2] ^ 0x55);
    damaged[packed.size() - 6] = static_cast<char>(damaged[packed.size() - 6] ^ 0x55);
    CHECK(says(error_of(folder.write("d.gz", damaged)).what(), "damaged"));
    CHECK(says(error_of(folder.write("e.gz", packed + "garbage")).what(), "damaged"));
}

TEST_CASE("Files of other formats are refused with what to do instead", "[io]") {
    const TempFolder folder;
    const auto check = [&](const std::string& bytes, std::string_view format,
                           std::string_view hint) {
        const Error error = error_of(folder.write("f.csv", bytes));
        CHECK(error.code() == Errc::input);
        CHECK(says(error.what(), format));
        CHECK(says(error.hint(), hint));
    };
    const std::string zip = "PK\x03\x04"s + std::string(26, '\0');
    check(zip + "[Content_Types].xml" + std::string(50, 'x'), ".xlsx", "CSV UTF-8");
    check(zip + "_rels/.rels", ".xlsx", "CSV UTF-8");
    check(zip + "mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "OpenDocument",
          "CSV UTF-8");
    check(zip + "contacts.csv", "ZIP", "unpack");
    check("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old", ".xls", "CSV UTF-8");
    check("%PDF-1.7\n", "PDF", "export");
    check("SQLite format 3\0 base"s, "SQLite", "export");
    check("\xFD"
          "7zXZ\0 more"s,
          "xz", "unpack");
    check("  <!DOCTYPE HTML><table>", "HTML", "HTML table");
    check("\xEF\xBB\xBF<?xml version=\"1.0\"?>", "XML", "CSV");
    check(gzip(zip + "xl/workbook.xml"), ".xlsx", "CSV UTF-8");
    CHECK(error_of(folder.write("ok.csv", "PKW;prix\n1;2\n")).code() == Errc::internal);
}

TEST_CASE("A missing file is told with the nearest name of its folder", "[io]") {
    const TempFolder folder;
    (void)folder.write("contacts.csv", "a\n");
    (void)folder.write("salon.csv.gz", "a\n");
    const Error typo = error_of(folder.path("contatcs.csv"));
    CHECK(typo.code() == Errc::input);
    CHECK(says(typo.what(), "contatcs.csv"));
    CHECK(says(typo.hint(), "'contacts.csv'"));
    CHECK(says(error_of(folder.path("salon.csv")).hint(), "salon.csv.gz"));
    CHECK(error_of(folder.path("zzzzzzzz.txt")).hint().empty());
    CHECK(says(error_of(folder.path("nowhere/contacts.csv")).hint(), "nowhere"));
}

TEST_CASE("A folder and an unreadable file are refused", "[io]") {
    const TempFolder folder;
    CHECK(says(error_of(folder.path("")).what(), "is a folder"));
    const std::string path = folder.write("secret.csv", "a\n");
    REQUIRE(::chmod(path.c_str(), 0) == 0);
    if (::geteuid() != 0) { // root reads everything
        CHECK(says(error_of(path).what(), "no permission"));
    }
}

TEST_CASE("A pipe is spooled, so that it can be read twice", "[io]") {
    const TempFolder folder;
    const std::string path = folder.path("pipe");
    REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
    const std::string text = lines(3000);
    const pid_t writer = ::fork();
    if (writer == 0) {
        std::ofstream(path, std::ios::binary) << text;
        ::_exit(0);
    }
    const io::InputFile file(path);
    CHECK(test::read_all(*file.open()) == text);
    CHECK(test::read_all(*file.open()) == text);
    CHECK(file.size() == text.size());
}

TEST_CASE("A moved-from path and standard input have names for messages", "[io]") {
    const TempFolder folder;
    io::InputFile file(folder.write("a.csv", "x"));
    const io::InputFile moved = std::move(file);
    CHECK(moved.display_name() == folder.path("a.csv"));
    CHECK(moved.path() == folder.path("a.csv"));
}
