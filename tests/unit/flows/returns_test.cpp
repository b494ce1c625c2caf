#include "../io/temp_file.hpp"
#include "catch.hpp"
#include "flows/returns/return_row.hpp"

namespace {

using bdd::Errc;
using bdd::Error;
using bdd::fields::DateOrder;
using bdd::fields::Repair;
using bdd::fields::ReturnMotive;
using bdd::flows::read_reference;
using bdd::flows::read_return_row;
using bdd::flows::ReturnColumns;
using bdd::flows::TabularInput;
namespace model = bdd::model;

/// The columns of a file with this header and one row.
class Header {
public:
    explicit Header(const std::string& header)
        : m_input(
              ReturnColumns::open(m_folder.write("pnd.csv", header + '\n' + row_of(header)), {})) {}
    [[nodiscard]] std::string map(const std::vector<std::string>& given = {}) const {
        std::string fields;
        for (const auto& [column, field] : ReturnColumns(m_input, given).mapping()) {
            fields += (fields.empty() ? "" : " ") + (field.empty() ? "-" : field);
        }
        return fields;
    }
    [[nodiscard]] ReturnColumns columns() const { return {m_input, {}}; }

private:
    static std::string row_of(const std::string& header) {
        std::string row = "x1";
        for (const char c : header) {
            row += c == ';' ? ";x1" : "";
        }
        return row + '\n';
    }

    bdd::test::TempFolder m_folder;
    TabularInput m_input;
};

} // namespace

TEST_CASE("A reference is a contact's id however it was scanned or typed", "[flows]") {
    for (const char* text : {"C0000012", "c12", " C 0000012 ", "=\"C0000012\"", "'C0000012",
                             "Réf. : C0000012", "*C0000012*", "N° C0000012"}) {
        INFO(text);
        CHECK(read_reference(text) == model::ContactId{12});
    }
    for (const char* text : {"", "12", "A0000012", "C", "C0000000", "C12X", "CLIENT 12",
                             "C99999999999999999999", "12 C0000012"}) {
        INFO(text);
        CHECK_FALSE(read_reference(text));
    }
}

TEST_CASE("Columns of returned mail are found by their names in any order", "[flows]") {
    CHECK(Header("Date retour;Motif;Réf.").map() == "date motive ref");
    CHECK(Header("bdd_line;bdd_code;bdd_reason;REF;MOTIF;DATE").map() == "- - - ref motive date");
    CHECK(Header("ID;REF;CODE MOTIF;LIBELLE MOTIF").map() == "- ref motive motive");
    CHECK(Header("ID;Raison;Retour le").map() == "ref motive date");
    CHECK(Header("L1;L2;L3;L4;L5;L6;PND").map() ==
          "line_1 line_2 line_3 line_4 line_5 line_6 motive");
    CHECK(Header("Ligne 4;Line_6;MOTIF").map() == "line_4 line_6 motive");
}

TEST_CASE("What a user says of a column wins over its name", "[flows]") {
    CHECK(Header("REF;Pli;MOTIF").map({"Pli=ref"}) == "- ref motive");
    CHECK(Header("REF;MOTIF;CODE").map({"CODE=ignore"}) == "ref motive -");
    CHECK(Header("REF;MOTIF;x").map({"x=motive"}) == "ref motive motive");
}

TEST_CASE("A file that does not say whose mail came back is refused", "[flows]") {
    CHECK_THROWS_AS(Header("MOTIF;DATE").map(), Error);
    CHECK_THROWS_AS(Header("L1;L2;L3;L4;MOTIF").map(), Error);
    CHECK_THROWS_AS(Header("REF;MOTIF").map({"REF=ignore"}), Error);
    CHECK_THROWS_AS(Header("REF;MOTIF").map({"REF=email"}), Error);
}

TEST_CASE("A row of returned mail is read with what was repaired", "[flows]") {
    const ReturnColumns columns = Header("REF;CODE MOTIF;LIBELLE MOTIF;DATE").columns();
    auto row =
        read_return_row(columns, {"=\"C0000012\"", "2", "NPAI", "2/3/26"}, DateOrder::day_first);
    CHECK(row.motive == ReturnMotive::unknown);
    CHECK(row.said == "2 - NPAI");
    CHECK(row.returned_on == bdd::Date{2026, 3, 2});
    CHECK(row.repairs.has(Repair::spreadsheet_artefact));
    row = read_return_row(columns, {"-", "", "inconnu", "02/03/2026"}, DateOrder::month_first);
    CHECK(row.ref.empty());
    CHECK(row.motive == ReturnMotive::unknown); // Elsewhere this word stands for nothing.
    CHECK(row.returned_on == bdd::Date{2026, 2, 3});
    row = read_return_row(columns, {"C1", "", "NC", "-"}, DateOrder::day_first);
    CHECK(row.said.empty());
    CHECK_FALSE(row.motive);
    CHECK_FALSE(row.returned_on);
    CHECK(row.date.empty());
    row = read_return_row(columns, {"C1", "", "pli refusÃ©", "31/02/2026"}, DateOrder::day_first);
    CHECK(row.motive == ReturnMotive::refused);
    CHECK(row.said == "pli refusÃ©");
    CHECK(row.date == "31/02/2026");
}

TEST_CASE("A return is the same by what the piece says, and without a date by its file",
          "[flows]") {
    const ReturnColumns columns = Header("REF;MOTIF;DATE").columns();
    const auto key = [&](const char* ref, const char* motive, const char* date,
                         const char* file = "f") {
        return key_of(read_return_row(columns, {ref, motive, date}, DateOrder::day_first), file);
    };
    const std::uint64_t first = key("C0000012", "2", "02/03/2026");
    CHECK(key("c12", "NPAI", "2026-03-02", "other") == first);
    CHECK(key("C0000013", "2", "02/03/2026") != first);
    CHECK(key("C0000012", "3", "02/03/2026") != first);
    CHECK(key("C0000012", "2", "03/03/2026") != first);
    CHECK(key("C0000012", "2", "", "f") == key("C12", "2", "-", "f"));
    CHECK(key("C0000012", "2", "", "f") != key("C0000012", "2", "", "g"));
}
