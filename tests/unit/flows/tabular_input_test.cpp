#include "flows/tabular_input.hpp"

#include "catch.hpp"
#include "io/temp_file.hpp"

#include <bdd/core/error.hpp>

using namespace bdd;
using flows::RowDecoder;
using flows::TabularInput;
using flows::TabularOptions;
using model::Field;

namespace {

std::vector<std::string> first_row(const TabularInput& input) {
    io::CsvReader reader = input.open_rows();
    RowDecoder decoder(input.encoding.encoding);
    io::CsvRow row;
    REQUIRE(reader.read(row));
    REQUIRE(decoder.decode(row));
    return {decoder.cells().begin(), decoder.cells().end()};
}

std::vector<std::optional<Field>> fields_of(const TabularInput& input) {
    std::vector<std::optional<Field>> fields;
    for (const intake::MappedColumn& column : input.mapping) {
        fields.push_back(column.field);
    }
    return fields;
}

constexpr std::string_view k_salon =
    "Export du salon\n\nNom;Prénom;Société;Code postal;Modifié le\n"
    "Brédy;Éléonore;Métal Ouest;01000;04/13/2024\n"
    "Martin;Jean;Bois Sud;35000;05/02/2024\n";

} // namespace

TEST_CASE("A file in Latin letters under a title is understood as a whole", "[commands]") {
    const test::TempFolder folder;
    std::uint64_t replaced = 0;
    const std::string bytes = io::encode(k_salon, io::Encoding::cp1252, replaced);
    const TabularInput input(folder.write("salon.csv", bytes), {}, {});
    CHECK(input.encoding.encoding == io::Encoding::cp1252);
    CHECK(input.dialect.delimiter == ';');
    CHECK(input.dialect.preamble == std::vector<std::string>{"Export du salon"});
    CHECK(fields_of(input) == std::vector<std::optional<Field>>{Field::last_name, Field::first_name,
                                                                Field::company, Field::postcode,
                                                                Field::updated_on});
    CHECK(input.date_order == fields::DateOrder::month_first); // 04/13 proves it.
    CHECK(first_row(input) ==
          std::vector<std::string>{"Brédy", "Éléonore", "Métal Ouest", "01000", "04/13/2024"});
}

TEST_CASE("The user's rules come before the saved ones and before the names", "[commands]") {
    const test::TempFolder folder;
    const std::string path = folder.write("a.csv", "Nom;Ville;Note\nMétal;Rennes;x\n");
    TabularOptions options;
    options.map = {"Nom=company", "NOTE=job_title"};
    const TabularInput input(path, options,
                             {{"nom", Field::first_name}, {"ville", Field::address_4}});
    CHECK(fields_of(input) ==
          std::vector<std::optional<Field>>{Field::company, Field::address_4, Field::job_title});
    CHECK(input.given.size() == 2);
    options.map = {"Nomm=company"};
    CHECK_THROWS_AS(TabularInput(path, options, {}), Error);
}

TEST_CASE("A file without header gets the names of the command line", "[commands]") {
    const test::TempFolder folder;
    const std::string path = folder.write("a.csv", "Martin;Jean;35000\nDurand;Paul;75001\n");
    TabularOptions options;
    options.header = "nom, prenom ,code postal";
    const TabularInput input(path, options, {});
    CHECK(input.dialect.columns == std::vector<std::string>{"nom", "prenom", "code postal"});
    CHECK(first_row(input) == std::vector<std::string>{"Martin", "Jean", "35000"});
}

TEST_CASE("Rows can be opened again and begin behind the header each time", "[commands]") {
    const test::TempFolder folder;
    const TabularInput input(folder.write("salon.csv", k_salon), {}, {});
    CHECK(first_row(input) == first_row(input));
    io::CsvReader reader = input.open_rows();
    io::CsvRow row;
    int rows = 0;
    while (reader.read(row)) {
        ++rows;
    }
    CHECK(rows == 2);
}

TEST_CASE("Unknown encodings and separators are refused", "[commands]") {
    const test::TempFolder folder;
    const std::string path = folder.write("a.csv", "nom\nMartin\n");
    TabularOptions encoding;
    encoding.encoding = "klingon";
    CHECK_THROWS_AS(TabularInput(path, encoding, {}), Error);
    TabularOptions delimiter;
    delimiter.delimiter = "::";
    CHECK_THROWS_AS(TabularInput(path, delimiter, {}), Error);
}

TEST_CASE("A row that cannot be decoded names its cell and byte", "[commands]") {
    RowDecoder decoder(io::Encoding::utf8);
    io::CsvRow row;
    row.cells = {"Métal", "Br\xE9"
                          "dy"};
    REQUIRE_FALSE(decoder.decode(row));
    CHECK(decoder.bad_cell() == 1);
    CHECK(decoder.bad_offset() == 2);
    row.cells = {"", "Brédy", ""};
    REQUIRE(decoder.decode(row));
    CHECK(decoder.cells() == std::vector<std::string_view>{"", "Brédy", ""});
}
