#include "catch.hpp"

#include <bdd/fields/moment.hpp>

#include <cstdlib>
#include <ctime>
#include <string>

using namespace bdd;
using namespace bdd::fields;

namespace {

/// The machine's zone during a test.
class Zone {
public:
    explicit Zone(const char* name) {
        const char* const former = std::getenv("TZ"); // NOLINT(concurrency-mt-unsafe)
        m_former = former == nullptr ? "" : former;
        set(name);
    }
    ~Zone() { set(m_former.c_str()); }
    Zone(const Zone&) = delete;
    Zone& operator=(const Zone&) = delete;

private:
    static void set(const char* name) {
        setenv("TZ", name, 1); // NOLINT(concurrency-mt-unsafe)
        tzset();
    }
    std::string m_former;
};

std::string read(std::string_view date, std::string_view time = {}) {
    const auto reading = read_moment(date, time);
    if (!reading.ok()) {
        return "!";
    }
    return reading.value ? to_string(*reading.value) : "";
}

} // namespace

TEST_CASE("A moment is a day, or a time in UTC", "[fields]") {
    const Zone zone("UTC");
    CHECK(read("2025-03-15") == "2025-03-15");
    CHECK(read("15/03/2025") == "2025-03-15");
    CHECK(read("15 mars 2025") == "2025-03-15");
    CHECK(read("2025-03-15T09:30:00Z") == "2025-03-15T09:30:00Z");
    CHECK(read("2025-03-15 09:30:15.250") == "2025-03-15T09:30:15Z");
    CHECK(read("2025-03-15T09:30+02:00") == "2025-03-15T07:30:00Z");
    CHECK(read("2025-03-15T01:30:00+0200") == "2025-03-14T23:30:00Z");
    CHECK(read("2025-03-15T23:30:00-05") == "2025-03-16T04:30:00Z");
    CHECK(read("15/03/2025 9h30") == "2025-03-15T09:30:00Z");
    CHECK(read("15/03/2025 à 9h") == "2025-03-15T09:00:00Z");
    CHECK(read("15/03/2025 - 09:30") == "2025-03-15T09:30:00Z");
    CHECK(read("15/03/2025 9:30 PM") == "2025-03-15T21:30:00Z");
    CHECK(read("15/03/2025 12:05 AM") == "2025-03-15T00:05:00Z");
    CHECK(read("15/03/2025", "18:05") == "2025-03-15T18:05:00Z");
    CHECK(read("15/03/2025", "-") == "2025-03-15");
    CHECK(read("1767225600") == "2026-01-01T00:00:00Z");
    CHECK(read("1767225600123") == "2026-01-01T00:00:00Z");
    CHECK(read("").empty());
    CHECK(read("-").empty());
    for (const char* bad : {"15/03/2025 25:00", "15/03/2025 12:60", "31/02/2025", "hier",
                            "15/03/2025 9h30 demain", "15/03/2025 13:00 PM", "09:30"}) {
        INFO(bad);
        CHECK(read(bad) == "!");
    }
    CHECK(read("15/03/2025", "midi") == "!");
}

TEST_CASE("A time without a zone is that of the machine", "[fields]") {
    const Zone zone("Europe/Paris");
    CHECK(read("15/01/2025 00:30") == "2025-01-14T23:30:00Z");
    CHECK(read("15/07/2025 00:30") == "2025-07-14T22:30:00Z");
    // The day is that of the place, whatever UTC says.
    CHECK(read_moment("15/01/2025 00:30").value->day == Date{2025, 1, 15});
    CHECK(read_moment("2025-01-14T23:30:00Z").value->day == Date{2025, 1, 15});
    CHECK(read_moment("2025-03-30T00:30:00Z").value->day == Date{2025, 3, 30});
}

TEST_CASE("The order of day and month holds with a time as well", "[fields]") {
    const Zone zone("UTC");
    const auto reading = read_moment("02/03/2025 10:00", {}, DateOrder::month_first);
    CHECK(to_string(*reading.value) == "2025-02-03T10:00:00Z");
}
