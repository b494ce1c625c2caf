#include "catch.hpp"

#include <bdd/protect/rights.hpp>

namespace {

using namespace bdd;
using namespace bdd::protect;

Date day(const char* text) {
    return parse_iso_date(text).value();
}

} // namespace

TEST_CASE("A request is to be answered within a calendar month, two more when extended",
          "[protect]") {
    CHECK(answer_due(day("2026-01-12")) == day("2026-02-12"));
    CHECK(answer_due(day("2026-01-31")) == day("2026-02-28"));
    CHECK(answer_due(day("2024-01-30")) == day("2024-02-29"));
    CHECK(answer_due(day("2025-12-31")) == day("2026-01-31"));
    CHECK(extended_due(day("2026-02-12")) == day("2026-04-12"));
    CHECK(extended_due(day("2025-12-31")) == day("2026-02-28"));
}

TEST_CASE("A request is alarming from seven days before its term", "[protect]") {
    const Date due = day("2026-02-12");
    CHECK(request_state(false, due, day("2026-02-04")) == RequestState::open);
    CHECK(request_state(false, due, day("2026-02-05")) == RequestState::due_soon);
    CHECK(request_state(false, due, due) == RequestState::due_soon);
    CHECK(request_state(false, due, day("2026-02-13")) == RequestState::overdue);
    CHECK(request_state(true, due, day("2026-02-13")) == RequestState::closed);
}

TEST_CASE("Rights and outcomes are known by their words", "[protect]") {
    for (const Right right : {Right::access, Right::rectification, Right::erasure,
                              Right::restriction, Right::objection, Right::portability}) {
        CHECK(parse_right(keyword(right)) == right);
    }
    CHECK(keyword(Right::objection) == "objection");
    CHECK_FALSE(parse_right("Access").has_value());
    CHECK_FALSE(parse_right("").has_value());
    for (const Outcome outcome :
         {Outcome::done, Outcome::partly, Outcome::refused, Outcome::withdrawn}) {
        CHECK(parse_outcome(keyword(outcome)) == outcome);
    }
    CHECK_FALSE(parse_outcome("closed").has_value());
}
