#include "flows/review_answers.hpp"

#include "catch.hpp"

using bdd::flows::AnswerRow;
using bdd::flows::refuse_contradictions;

namespace {

constexpr bool k_same = true;
constexpr bool k_different = false;

AnswerRow row(std::uint64_t line, std::int64_t a, std::int64_t b, bool same) {
    AnswerRow made;
    made.line = line;
    made.same = same;
    made.a = {a};
    made.b = {b};
    return made;
}

/// The lines that are refused, and the one that each reason names.
std::vector<std::string> refused(std::vector<AnswerRow> rows) {
    refuse_contradictions(rows);
    std::vector<std::string> lines;
    for (const AnswerRow& checked : rows) {
        if (checked.code == "contradiction") {
            lines.push_back(std::to_string(checked.line) + ": " + checked.reason.substr(0, 6));
        }
    }
    return lines;
}

} // namespace

TEST_CASE("Rows that contradict each other are both refused, whatever their order", "[flows]") {
    CHECK(refused({row(2, 1, 9, k_same), row(3, 9, 1, k_different), row(4, 1, 3, k_same)}) ==
          std::vector<std::string>{"2: line 3", "3: line 2", "4: line 3"});
    CHECK(refused({row(2, 5, 6, k_different), row(3, 1, 2, k_same), row(4, 6, 5, k_same)}) ==
          std::vector<std::string>{"2: line 4", "4: line 2"});
}

TEST_CASE("A chain of sames contradicts a difference of its ends", "[flows]") {
    CHECK(refused({row(2, 1, 2, k_same), row(3, 7, 8, k_same), row(4, 3, 2, k_same),
                   row(5, 3, 4, k_same), row(6, 4, 1, k_different), row(7, 1, 8, k_different)}) ==
          std::vector<std::string>{"2: line 6", "4: line 6", "5: line 6", "6: line 2"});
}

TEST_CASE("Repeated rows, and rows refused before, contradict nobody", "[flows]") {
    CHECK(refused({row(2, 1, 2, k_same), row(3, 2, 1, k_same), row(4, 3, 4, k_different),
                   row(5, 4, 3, k_different), row(6, 1, 3, k_different)})
              .empty());
    AnswerRow bad = row(3, 1, 2, k_different);
    bad.code = "moved_record";
    CHECK(refused({row(2, 1, 2, k_same), bad}).empty());
    CHECK(refused({}).empty());
}
