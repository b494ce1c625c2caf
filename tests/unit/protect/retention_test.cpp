#include "catch.hpp"

#include <bdd/protect/retention.hpp>

#include <string>

using namespace bdd;
using namespace bdd::protect;

namespace {

std::string later(const char* day, const char* period) {
    return to_string(add(parse_iso_date(day).value(), parse_period(period).value()));
}

} // namespace

TEST_CASE("Periods are read, and nothing else is", "[protect]") {
    CHECK(parse_period("P3Y") == Period{3, 0, 0});
    CHECK(parse_period("P1Y6M") == Period{1, 6, 0});
    CHECK(parse_period("P18M") == Period{0, 18, 0});
    CHECK(parse_period("P30D") == Period{0, 0, 30});
    CHECK(parse_period("P1Y2M3D") == Period{1, 2, 3});
    for (const char* bad : {"", "P", "3Y", "P3", "PY", "P0D", "P-1Y", "P1M1Y", "P1Y1Y", "PT1H",
                            "P3Y ", "p3y", "P1,5Y", "P1W", "P999999999999Y", "P101Y", "P1Y2"}) {
        INFO(bad);
        CHECK_FALSE(parse_period(bad).has_value());
    }
}

TEST_CASE("Calendar periods end with their month", "[protect]") {
    CHECK(later("2026-01-31", "P1M") == "2026-02-28");
    CHECK(later("2028-01-31", "P1M") == "2028-02-29");
    CHECK(later("2028-02-29", "P3Y") == "2031-02-28");
    CHECK(later("2028-02-29", "P4Y") == "2032-02-29");
    CHECK(later("2026-08-31", "P18M") == "2028-02-29");
    CHECK(later("2026-12-15", "P1M") == "2027-01-15");
    CHECK(later("2026-12-31", "P30D") == "2027-01-30");
    CHECK(later("2026-01-31", "P1M1D") == "2026-03-01");
}

TEST_CASE("A notice is due after a month or at the first message", "[protect]") {
    const Date collected{2026, 1, 31};
    CHECK(notice_due(collected, {}) == Date{2026, 2, 28});
    CHECK(notice_due(collected, Date{2026, 2, 10}) == Date{2026, 2, 10});
    CHECK(notice_due(collected, Date{2026, 5, 1}) == Date{2026, 2, 28});
}

TEST_CASE("Only what comes from the person prolongs the term", "[protect]") {
    const Date collected{2024, 2, 29};
    const Period three{3, 0, 0};
    CHECK(retention_due(collected, {}, three) == Date{2027, 2, 28});
    CHECK(retention_due(collected, Date{2025, 6, 1}, three) == Date{2028, 6, 1});
    // An act before it was collected here: the collection counts.
    CHECK(retention_due(collected, Date{2020, 6, 1}, three) == Date{2027, 2, 28});
}
