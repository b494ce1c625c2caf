#include "flows/record_pipeline.hpp"

#include "catch.hpp"
#include "io/temp_file.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/text.hpp>

#include <stdexcept>

using namespace bdd;
using flows::PipelineRequest;
using flows::PipelineResult;
using flows::Ragged;
using flows::RecordBlock;
using flows::RejectedRow;
using flows::TabularInput;
using intake::RowFault;

namespace {

struct Outcome {
    std::vector<model::Record> records;
    std::vector<RejectedRow> rejected;
    std::uint64_t rows = 0;
    std::uint64_t consumed = 0;
    std::size_t blocks = 0;
    PipelineResult result;
};

Outcome run(std::string_view bytes, Ragged ragged = Ragged::reject, std::uint64_t limit = 0) {
    const test::TempFolder folder;
    const TabularInput input(folder.write("a.csv", bytes), {}, {});
    PipelineRequest request;
    request.input = &input;
    request.rules.mapping = input.mapping;
    request.ragged = ragged;
    request.limit = limit;
    Outcome outcome;
    outcome.result = run_pipeline(request, [&](RecordBlock& block) {
        outcome.records.insert(outcome.records.end(), block.records.begin(),
                               block.records.begin() + static_cast<std::ptrdiff_t>(block.used));
        outcome.rejected.insert(outcome.rejected.end(), block.rejected.begin(),
                                block.rejected.end());
        outcome.rows += block.rows;
        CHECK(block.rows == block.used + block.rejected.size());
        CHECK(block.consumed >= outcome.consumed); // Progress never goes back.
        outcome.consumed = block.consumed;
        ++outcome.blocks;
    });
    return outcome;
}

std::string many_rows(int count) {
    std::string bytes = "nom;prenom;siret\n";
    for (int i = 0; i < count; ++i) {
        bytes += i % 10 == 3 ? "court\n" : "Martin;Jean" + std::to_string(i) + ";\n";
    }
    return bytes;
}

} // namespace

TEST_CASE("Every row becomes a record or a refusal, in order, over many blocks", "[commands]") {
    const std::string bytes = many_rows(12'345);
    const Outcome outcome = run(bytes);
    CHECK(outcome.rows == 12'345);
    CHECK(outcome.records.size() + outcome.rejected.size() == 12'345);
    CHECK(outcome.rejected.size() == 1235);
    CHECK(outcome.blocks > 5);
    CHECK(outcome.consumed == bytes.size());
    std::uint64_t line = 0;
    bool ascending = true;
    for (const model::Record& record : outcome.records) {
        ascending = ascending && record.line > line;
        line = record.line;
    }
    CHECK(ascending);
    CHECK(outcome.records.back().fields.first_name == "Jean12344");
    CHECK(outcome.records.back().line == 12'346);
}

TEST_CASE("A limit ends the reading after so many rows, refused ones too", "[commands]") {
    for (const std::uint64_t limit : {1U, 7U, 2048U, 5000U}) {
        const Outcome outcome = run(many_rows(6000), Ragged::reject, limit);
        CHECK(outcome.rows == limit);
        CHECK(outcome.consumed > 0);
    }
}

TEST_CASE("Short and long rows are refused, filled or kept as asked", "[commands]") {
    constexpr std::string_view bytes = "nom;prenom;ville\n"
                                       "Martin;Jean\n"
                                       "Durand;Paul;Rennes;de trop\n"
                                       "Petit;Anne;Lyon;; \n"
                                       "Roux;Luc;Nice\n"
                                       "Blanc;Zoé;Metz\n"
                                       "Faure;Léa;Brest\n"
                                       "Garnier;Hugo;Laon\n";
    const Outcome reject = run(bytes);
    CHECK(reject.records.size() == 5);
    REQUIRE(reject.rejected.size() == 2);
    CHECK(reject.rejected[0].code == keyword(RowFault::too_few_cells));
    CHECK(reject.rejected[0].bytes == "Martin;Jean");
    CHECK(reject.rejected[0].line == 2);
    CHECK(reject.rejected[1].code == keyword(RowFault::too_many_cells));
    const Outcome pad = run(bytes, Ragged::pad);
    CHECK(pad.records.size() == 6);
    CHECK(pad.records[0].raw_cells == R"(["Martin","Jean",""])");
    const Outcome keep = run(bytes, Ragged::keep);
    CHECK(keep.records.size() == 7);
    CHECK(keep.records[1].raw_cells == R"(["Durand","Paul","Rennes","de trop"])");
    CHECK(keep.records[2].raw_cells == R"(["Petit","Anne","Lyon"])");
}

TEST_CASE("A refusal names the column and what to look for", "[commands]") {
    std::string bytes = "nom;société;siret\n";
    for (int i = 0; i < 40; ++i) {
        bytes += "Brédy;Métal Ouest;73282932000074\n";
    }
    bytes += "Martin;M\xE9tal;73282932000074\nDurand;Métal;7,32829E+13\n;;\n-;NC;\n";
    const Outcome outcome = run(bytes);
    REQUIRE(outcome.rejected.size() == 3); // A row of separators alone is blank.
    CHECK(outcome.rejected[0].code == keyword(RowFault::undecodable));
    CHECK(outcome.rejected[0].reason == "column société: byte 2 of the cell is not valid UTF-8");
    CHECK(outcome.rejected[1].code == keyword(RowFault::scientific_notation));
    CHECK(outcome.rejected[1].reason.rfind("column siret:", 0) == 0);
    CHECK(outcome.rejected[2].code == keyword(RowFault::nothing_usable));
    for (const RejectedRow& row : outcome.rejected) {
        CHECK(row.reason.find('"') == std::string::npos);
    }
}

TEST_CASE("An error of the taker ends the reading and comes out", "[commands]") {
    const test::TempFolder folder;
    const TabularInput input(folder.write("a.csv", many_rows(50'000)), {}, {});
    PipelineRequest request;
    request.input = &input;
    request.rules.mapping = input.mapping;
    CHECK_THROWS_WITH(
        run_pipeline(request, [](RecordBlock&) { throw std::runtime_error("disk full"); }),
        "disk full");
}

TEST_CASE("An error of the reader comes out behind the rows before it", "[commands]") {
    const test::TempFolder folder;
    std::string bytes = many_rows(3000);
    const TabularInput input(folder.write("a.csv", bytes), {}, {});
    PipelineRequest request;
    request.input = &input;
    request.rules.mapping = input.mapping;
    bytes += std::string(std::size_t{65} << 20U, 'x'); // Longer than any row may be.
    folder.write("a.csv", bytes);
    std::uint64_t rows = 0;
    CHECK_THROWS_AS(run_pipeline(request, [&](RecordBlock& block) { rows += block.rows; }), Error);
    CHECK(rows >= 2048);
}
