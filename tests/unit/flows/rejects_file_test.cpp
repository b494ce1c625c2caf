#include "flows/rejects_file.hpp"

#include "catch.hpp"
#include "io/temp_file.hpp"

#include <bdd/core/error.hpp>
#include <bdd/io/csv_reader.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>

using bdd::flows::RejectsFile;

namespace {

std::string content(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// The working folder is where a file of rejects goes by default.
class InFolder {
public:
    explicit InFolder(const std::string& folder)
        : m_before(std::filesystem::current_path()) {
        std::filesystem::current_path(folder);
    }
    InFolder(const InFolder&) = delete;
    InFolder& operator=(const InFolder&) = delete;
    ~InFolder() { std::filesystem::current_path(m_before); }

private:
    std::filesystem::path m_before;
};

RejectsFile::Layout layout(std::string path, char delimiter = ';') {
    RejectsFile::Layout made;
    made.path = std::move(path);
    made.input_path = "data/salon.csv.gz";
    made.delimiter = delimiter;
    made.header_bytes = "nom;ville";
    return made;
}

} // namespace

TEST_CASE("Refused rows stand behind three columns in their own bytes", "[commands]") {
    const bdd::test::TempFolder folder;
    RejectsFile rejects(layout(folder.path("r.csv")));
    rejects.add("Br\xE9"
                "dy;\"a\nb\"",
                7, "undecodable", "column 2: byte 1, of the cell");
    rejects.add("x", 9, "too_few_cells", "1 cell");
    CHECK(rejects.count() == 2);
    CHECK_FALSE(std::filesystem::exists(folder.path("r.csv"))); // Not before it is whole.
    rejects.commit();
    CHECK(content(folder.path("r.csv")) == "bdd_line;bdd_code;bdd_reason;nom;ville\n"
                                           "7;undecodable;\"column 2: byte 1, of the cell\";Br\xE9"
                                           "dy;\"a\nb\"\n"
                                           "9;too_few_cells;\"1 cell\";x\n");
}

TEST_CASE("A byte order mark and another separator are kept", "[commands]") {
    const bdd::test::TempFolder folder;
    RejectsFile::Layout with = layout(folder.path("r.csv"), ',');
    with.header_bytes = "";
    with.utf8_bom = true;
    RejectsFile rejects(with);
    rejects.add("a,b", 1, "c", "a reason, with a comma");
    rejects.commit();
    CHECK(content(folder.path("r.csv")) ==
          "\xEF\xBB\xBF"
          "bdd_line,bdd_code,bdd_reason\n1,c,\"a reason, with a comma\",a,b\n");
}

TEST_CASE("No file is made while no row is refused", "[commands]") {
    const bdd::test::TempFolder folder;
    RejectsFile rejects(layout(folder.path("r.csv")));
    rejects.commit();
    CHECK(rejects.path().empty());
    CHECK_FALSE(std::filesystem::exists(folder.path("r.csv")));
}

TEST_CASE("Without a name the file is named after its input and spares its forerunners",
          "[commands]") {
    const bdd::test::TempFolder folder;
    const InFolder here(folder.path(""));
    for (const std::string name :
         {"salon.rejects.csv", "salon.rejects-2.csv", "salon.rejects-3.csv"}) {
        RejectsFile rejects(layout(""));
        rejects.add("x", 2, "c", "r");
        rejects.commit();
        CHECK(rejects.path() == name);
        CHECK(std::filesystem::exists(name));
    }
    RejectsFile::Layout piped = layout("");
    piped.input_path = "-";
    RejectsFile rejects(piped);
    rejects.add("x", 2, "c", "r");
    CHECK(rejects.path() == "stdin.rejects.csv");
}

TEST_CASE("A named file is replaced only when asked for", "[commands]") {
    const bdd::test::TempFolder folder;
    folder.write("r.csv", "being corrected");
    RejectsFile careful(layout(folder.path("r.csv")));
    CHECK_THROWS_AS(careful.add("x", 2, "c", "r"), bdd::Error);
    CHECK(content(folder.path("r.csv")) == "being corrected");
    RejectsFile::Layout bold = layout(folder.path("r.csv"));
    bold.overwrite = true;
    RejectsFile rejects(bold);
    rejects.add("x", 2, "c", "r");
    CHECK(content(folder.path("r.csv")) == "being corrected"); // Until it is whole.
    rejects.commit();
    CHECK(content(folder.path("r.csv")).find("2;c;\"r\";x") != std::string::npos);
}
