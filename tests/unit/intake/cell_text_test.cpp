#include "intake/cell_text.hpp"

#include "catch.hpp"
#include "random.hpp"

#include <bdd/core/text.hpp>
#include <bdd/fields/quantity.hpp>

#include <string>
#include <vector>

using namespace bdd;
using intake::CellText;

namespace {

std::string tidy(std::string_view cell, bool keep_breaks = false) {
    CellText cells;
    fields::Repairs repairs;
    return std::string(cells.tidy(cell, keep_breaks, repairs));
}

} // namespace

TEST_CASE("A tidy cell is given back without a copy", "[intake]") {
    CellText cells;
    fields::Repairs repairs;
    for (const std::string_view cell : {"3 rue du Bac", "Éléonore Brédy", "a", "Ærø 12"}) {
        CHECK(cells.tidy(cell, false, repairs).data() == cell.data());
    }
    CHECK(repairs.empty());
}

TEST_CASE("Every kind of blank and hidden sign is tidied", "[intake]") {
    CHECK(tidy("Le\u00A0Mans") == "Le Mans");
    CHECK(tidy("12\u202F345") == "12 345");
    CHECK(tidy("Le\u200BMans\uFEFF") == "LeMans");
    CHECK(tidy("Saint\u00ADBrieuc") == "SaintBrieuc");
    CHECK(tidy("Le\u0085Mans") == "Le Mans"); // A line end among the C1 signs.
    CHECK(tidy("Le\u0091Mans") == "LeMans");  // A quote of CP1252 read as Latin-1.
    CHECK(tidy("Le\x7FMans") == "LeMans");
    CHECK(tidy("Le\tMans\r\nSud") == "Le Mans Sud");
    CHECK(tidy(" Le Mans") == "Le Mans");
    CHECK(tidy("Le Mans ") == "Le Mans");
    CHECK(tidy("Le  Mans") == "Le Mans");
    CHECK(tidy("  ") == "");
    CHECK(tidy("Cafe\u0301") == "Café");
    CHECK(tidy("L\u2019Oréal") == "L\u2019Oréal");
}

TEST_CASE("Placeholders are emptied and counted as one repair", "[intake]") {
    CellText cells;
    for (const std::string_view cell : {"-", "NC", " n/a ", "Néant", "\u00A0-\u00A0"}) {
        fields::Repairs repairs;
        CHECK(cells.tidy(cell, false, repairs).empty());
        CHECK(repairs.has(fields::Repair::placeholder_emptied));
    }
}

TEST_CASE("Accents encoded twice are put right", "[intake]") {
    CellText cells;
    fields::Repairs repairs;
    CHECK(cells.tidy("SociÃ©tÃ© gÃ©nÃ©rale", false, repairs) == "Société générale");
    CHECK(repairs.has(fields::Repair::double_encoding));
    CHECK(tidy("SÃO PAULO") == "SÃO PAULO");
}

TEST_CASE("The line breaks of a whole address stay", "[intake]") {
    CHECK(tidy(" 3 rue du Bac\n75007 Paris\n", true) == "3 rue du Bac\n75007 Paris");
}

TEST_CASE("Cells live until the next row, however many there are", "[intake]") {
    CellText cells;
    fields::Repairs repairs;
    for (int row = 0; row < 2; ++row) {
        cells.start_row();
        std::vector<std::string_view> kept;
        for (int i = 0; i < 100; ++i) {
            kept.push_back(cells.tidy("cell  " + std::to_string(i), false, repairs));
        }
        for (std::size_t i = 0; i < kept.size(); ++i) {
            CHECK(kept[i] == "cell " + std::to_string(i));
        }
        CHECK(cells.join("3", "rue") == "3 rue");
    }
}

TEST_CASE("Tidying random text is clean_line but for placeholders and damage", "[intake]") {
    const std::vector<char32_t> hard = {
        ' ',    ' ',    0x09,   0x0A,   0x0D,   0x1F,   0x7F,   0x80,   0x85,   0x91,   0x9F,
        0xA0,   0xA9,   0xAD,   0xC2,   0xC3,   0xE9,   0x2C6,  0x2FF,  0x300,  0x301,  0x327,
        0x345,  0x370,  0x1E69, 0x2000, 0x2001, 0x200B, 0x200D, 0x2019, 0x2028, 0x202F, 0x2060,
        0x20AC, 0x2126, 0x212B, 0x3000, 0xAC00, 0xF900, 0xFB01, 0xFEFF, 0x1F600};
    test::Random random(20261123);
    for (int round = 0; round < 20'000; ++round) {
        std::string cell;
        for (std::size_t length = random.below(9); length > 0; --length) {
            const char32_t c = random.chance(2) ? static_cast<char32_t>('a' + random.below(26))
                                                : random.pick(hard);
            text::append_code_point(cell, c);
        }
        const std::string clean = text::clean_line(cell);
        if (fields::is_placeholder(clean) || fields::repair_double_encoding(cell)) {
            continue;
        }
        CAPTURE(cell);
        REQUIRE(tidy(cell) == clean);
    }
}
