#include "flows/protect/act_time.hpp"

#include "catch.hpp"

#include <bdd/core/error.hpp>

using bdd::flows::read_act_time;

TEST_CASE("The time of an act is a day, or a time in UTC with seconds", "[flows]") {
    const bdd::Clock clock = bdd::Clock::fixed_at({2026, 1, 31}); // At noon.
    CHECK(read_act_time("2026-01-31", clock) == "2026-01-31");
    CHECK(read_act_time(" 2024-02-29 ", clock) == "2024-02-29");
    CHECK(read_act_time("2026-01-31T08:30Z", clock) == "2026-01-31T08:30:00Z");
    CHECK(read_act_time("2026-01-31T12:00:00Z", clock) == "2026-01-31T12:00:00Z");
    CHECK(read_act_time("1999-12-31T23:59:59Z", clock) == "1999-12-31T23:59:59Z");
    for (const char* const text :
         {"", "2026", "2026-1-31", "2025-02-29", "31/01/2026", "2026-01-31T", "2026-01-31 08:30",
          "2026-01-31T08:30", "2026-01-31T24:00Z", "2026-01-31T08:60Z", "2026-01-31T08:30:60Z",
          "2026-01-31T8:30Z", "2026-01-31T08:30:00+01:00", "2026-01-31T08:30:0Z",
          "2026-01-31T-1:30Z", "2026-01-31T08.30Z", "2026-01-31Z", "yesterday"}) {
        INFO(text);
        CHECK_THROWS_AS(read_act_time(text, clock), bdd::Error);
    }
    for (const char* const text :
         {"2026-02-01", "2026-01-31T12:00:01Z", "2026-01-31T23:00Z", "2027-01-01T00:00:00Z"}) {
        INFO(text);
        CHECK_THROWS_WITH(read_act_time(text, clock), Catch::Contains("future"));
    }
}
