#include "catch.hpp"
#include "flows/matching/column_filler.hpp"
#include "flows/matching/column_pairing.hpp"
#include "flows/matching/list_input.hpp"
#include "flows/matching/list_links.hpp"
#include "io/temp_file.hpp"
#include "random.hpp"

#include <bdd/core/error.hpp>

#include <string>
#include <vector>

using namespace bdd;
using namespace bdd::flows;

namespace {

/// Hands rows to a filler as the reader would.
void add_row(ColumnFiller& filler, const std::vector<std::string>& cells) {
    io::CsvRow row;
    row.cells.assign(cells.begin(), cells.end());
    filler.add(row.cells);
}

} // namespace

TEST_CASE("Columns filled by several threads hold what the rows held", "[commands]") {
    test::Random random(11);
    dedupe::Column first;
    dedupe::Column third;
    std::vector<std::string> firsts;
    std::vector<std::string> thirds;
    {
        ColumnFiller filler({{&third, {2}}, {&first, {0}}}, io::Encoding::utf8);
        for (int i = 0; i < 50'000; ++i) {
            std::vector<std::string> cells = {" a" + std::to_string(random.below(900)), "unused",
                                              std::string(random.below(40), 'x')};
            cells.resize(random.chance(50) ? 1 : 3); // Some rows are short.
            add_row(filler, cells);
            firsts.push_back(cells[0].substr(1));
            thirds.push_back(cells.size() > 2 ? cells[2] : "");
        }
        filler.finish();
        CHECK(filler.undecodable() == 0);
    }
    REQUIRE(first.cells.size() == firsts.size());
    REQUIRE(third.cells.size() == thirds.size());
    std::size_t wrong = 0;
    for (dedupe::Row row = 0; row < firsts.size(); ++row) {
        wrong += first.at(row) != firsts[row] || third.at(row) != thirds[row] ? 1U : 0U;
    }
    CHECK(wrong == 0);
    CHECK(first.cells[0] == 1); // Numbered as they come, whatever thread saw them.
    CHECK(first.values.size() == 901);
}

TEST_CASE("A filler without columns takes rows, too", "[commands]") {
    ColumnFiller filler({}, io::Encoding::utf8);
    for (int i = 0; i < 100'000; ++i) {
        add_row(filler, {"a", "b"});
    }
    filler.finish();
}

TEST_CASE("Cells that do not decode are missing and counted", "[commands]") {
    dedupe::Column column;
    ColumnFiller filler({{&column, {0}}}, io::Encoding::utf8);
    add_row(filler, {"caf\xE9"});
    add_row(filler, {"café"});
    filler.finish();
    CHECK(filler.undecodable() == 1);
    CHECK(column.cells == std::vector<dedupe::ValueId>{0, 1});
}

TEST_CASE("A long cell is cut between two signs", "[commands]") {
    dedupe::Column column;
    ColumnFiller filler({{&column, {0}}}, io::Encoding::utf8);
    std::string cell(4095, 'x');
    for (int i = 0; i < 100; ++i) {
        cell += "é";
    }
    add_row(filler, {cell});
    filler.finish();
    CHECK(filler.undecodable() == 0);
    CHECK(column.at(0) == cell.substr(0, 4095));
}

TEST_CASE("A date in three columns is missing unless it is whole", "[commands]") {
    dedupe::Column column;
    ColumnFiller filler({{&column, {2, 1, 0}}}, io::Encoding::utf8);
    add_row(filler, {"7", "12", "1949"});
    add_row(filler, {"07", "12", "1949"});
    add_row(filler, {"", "12", "1949"});
    add_row(filler, {"7", "dec", "1949"});
    filler.finish();
    CHECK(column.at(0) == "19491207");
    CHECK(column.cells == std::vector<dedupe::ValueId>{1, 1, 0, 0});
}

TEST_CASE("Links between two lists include rows that repeat another", "[commands]") {
    // Rows 0 to 3 are the first list, 4 to 6 the second; 2 repeats 0, and 6 repeats 4.
    dedupe::MatchResult result;
    result.same_as = {0, 1, 0, 3, 4, 5, 4};
    result.clusters = {0, 1, 2, 3, 0, 1, 6};
    result.links = {{0, 4, 5, 0.99F, false}, {1, 5, 1, 0.6F, false}, {3, 5, 4, 0.97F, false}};
    const LinkedLists linked = link_lists(result, 4, 0.95);
    const std::vector<ListLink>& links = linked.links;
    // 1 is under the threshold, and the check of clusters parted 3 from 5.
    REQUIRE(links.size() == 4);
    CHECK((links[0].a == 0 && links[0].b == 0));
    CHECK((links[1].a == 0 && links[1].b == 2));
    CHECK((links[2].a == 2 && links[2].b == 0));
    CHECK((links[3].a == 2 && links[3].b == 2));
    CHECK(linked.overlap.best_of_a.size() == 2);
    CHECK(linked.overlap.of_b == 2);
    CHECK_FALSE(linked.is_shortened);
    // Too many: of the equal rows 4 and 6 only the first is named, and nothing else changes.
    const LinkedLists few = link_lists(result, 4, 0.95, {}, 3);
    CHECK(few.is_shortened);
    REQUIRE(few.links.size() == 2);
    CHECK((few.links[1].a == 2 && few.links[1].b == 0));
    CHECK(few.overlap.best_of_a.size() == 2);
    CHECK(few.overlap.of_b == 2);
}

TEST_CASE("The best partner of a row is the most probable one", "[commands]") {
    dedupe::MatchResult result;
    result.same_as = {0, 1, 2, 3, 4};
    result.clusters = {0, 0, 0, 0, 0};
    result.links = {{0, 2, 5, 0.96F, false},
                    {0, 3, 8, 0.99F, false},
                    {0, 4, 6, 0.97F, false},
                    {1, 3, 9, 1.0F, false}};
    const Overlap overlap = link_lists(result, 2, 0.95).overlap;
    REQUIRE(overlap.best_of_a.size() == 2);
    CHECK(overlap.best_of_a[0].b == 1);
    CHECK(overlap.of_b == 3);
}

TEST_CASE("A link to several records of a contact is one link, of the best probability",
          "[commands]") {
    // One row; three records, of which the first and the last are of contact 0.
    dedupe::MatchResult result;
    result.same_as = {0, 1, 2, 3};
    result.clusters = {0, 0, 0, 0};
    result.links = {{0, 1, 5, 0.96F, false}, {0, 2, 6, 0.97F, false}, {0, 3, 8, 0.99F, false}};
    const std::vector<dedupe::Row> contacts = {0, 1, 0};
    const LinkedLists linked = link_lists(result, 1, 0.95, contacts);
    REQUIRE(linked.links.size() == 2);
    CHECK((linked.links[0].b == 0 && linked.links[0].probability == 0.99F));
    CHECK((linked.links[1].b == 1 && linked.links[1].probability == 0.97F));
    REQUIRE(linked.overlap.best_of_a.size() == 1);
    CHECK(linked.overlap.best_of_a[0].b == 0);
    CHECK(linked.overlap.of_b == 2);
}

TEST_CASE("Columns of two lists are paired by name, then by kind", "[commands]") {
    const test::TempFolder folder;
    const std::string file_a =
        folder.write("file_a.csv", "ref,raison_sociale,ville,remarque\n1,Alpha SARL,Rennes,x y z\n"
                                   "2,Beta SAS,Laval,u v w\n");
    const std::string file_b =
        folder.write("file_b.csv", "key;company;town;remarque;weight\nk1;Alpha;Rennes;x y z;4.5\n"
                                   "k2;Gamma;Brest;q r s;5.5\n");
    const ListInput a(file_a, {});
    const ListInput b(file_b, {});
    dedupe::Dataset data;
    const PairedColumns paired = pair_columns(a.plans(), b.plans(), data);
    CHECK(data.columns().size() == 3);
    CHECK(paired.targets_a[0] == nullptr);
    CHECK(paired.targets_a[1] == paired.targets_b[1]);
    CHECK(paired.targets_a[1]->kind == dedupe::ColumnKind::company);
    CHECK(paired.targets_a[2] == paired.targets_b[2]);
    CHECK(paired.targets_a[3] == paired.targets_b[3]);
    CHECK(paired.targets_b[4] == nullptr);
}

TEST_CASE("A whole name is kept beside the parts that the other list has", "[commands]") {
    const test::TempFolder folder;
    const std::string file_a =
        folder.write("file_a.csv", "id,full name\n1,Anne Moreau\n2,Luc Petit\n");
    const std::string file_b =
        folder.write("file_b.csv", "id,first name,last name\n8,Anne,Moreau\n9,Paul,Faure\n");
    const ListInput a(file_a, {});
    const ListInput b(file_b, {});
    dedupe::Dataset data;
    (void)pair_columns(a.plans(), b.plans(), data);
    CHECK(data.columns().size() == 3);
}

TEST_CASE("A kind may be written in several ways", "[commands]") {
    CHECK(parse_kind_rule("a=b=e-mail").column == "a=b");
    CHECK(parse_kind_rule("a=E-Mail").kind == dedupe::ColumnKind::email);
    CHECK(parse_kind_rule("x = first_name").kind == dedupe::ColumnKind::first_name);
    CHECK_THROWS_AS(parse_kind_rule("x="), Error);
    CHECK_THROWS_AS(parse_kind_rule("=text"), Error);
}

TEST_CASE("Rows are found by their id or their number", "[commands]") {
    RowIds numbers(false);
    CHECK(numbers.text(0) == "1");
    CHECK(numbers.find("3", 3) == std::optional<dedupe::Row>(2));
    CHECK_FALSE(numbers.find("4", 3));
    CHECK_FALSE(numbers.find("0", 3));
    CHECK_FALSE(numbers.find("3x", 3));
    RowIds ids(true);
    for (const char* id : {"b", "a", "c"}) {
        ids.column().append(std::string_view(id));
    }
    CHECK_FALSE(ids.first_bad());
    CHECK(ids.find("a", 3) == std::optional<dedupe::Row>(1));
    ids.column().append(std::string_view("b"));
    CHECK(ids.first_bad() == std::optional<dedupe::Row>(3));
}

TEST_CASE("Rows tied by pairs have the lowest of them in common", "[commands]") {
    CHECK(tied_rows({{3, 4}, {1, 4}, {2, 5}}, 7) == std::vector<dedupe::Row>{0, 1, 2, 1, 1, 2, 6});
    CHECK(tied_rows({}, 2) == std::vector<dedupe::Row>{0, 1});
}
