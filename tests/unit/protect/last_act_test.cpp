#include "catch.hpp"

#include <bdd/protect/last_act.hpp>

using namespace bdd;
using namespace bdd::protect;

namespace {

ConsentAct act(ConsentStatus status, const char* at) {
    return {Channel::email, Purpose::prospection, status, at};
}

} // namespace

TEST_CASE("Proven consents alone are acts that start a term anew", "[protect]") {
    const std::vector<ConsentAct> proven = {act(ConsentStatus::given, "2024-02-29"),
                                            act(ConsentStatus::confirmed, "2023-05-06T23:59:59Z")};
    CHECK(last_proven_act(proven, "2026-01-01") == Date{2024, 2, 29});
    CHECK(last_proven_act({proven[1]}, "2026-01-01") == Date{2023, 5, 6});
    CHECK_FALSE(last_proven_act({}, "2026-01-01").has_value());
    for (const ConsentStatus status :
         {ConsentStatus::requested, ConsentStatus::claimed, ConsentStatus::denied,
          ConsentStatus::withdrawn, ConsentStatus::expired}) {
        INFO(keyword(status));
        std::vector<ConsentAct> acts = {act(status, "2025-12-31")};
        CHECK_FALSE(last_proven_act(acts, "2026-01-01").has_value());
        acts.push_back(proven[0]);
        CHECK(last_proven_act(acts, "2026-01-01") == Date{2024, 2, 29});
    }
}

TEST_CASE("An act of a later day does not count yet", "[protect]") {
    const std::vector<ConsentAct> acts = {act(ConsentStatus::given, "2025-03-01T08:00:00Z"),
                                          act(ConsentStatus::given, "2024-01-31")};
    CHECK(last_proven_act(acts, "2025-02-28") == Date{2024, 1, 31});
    CHECK(last_proven_act(acts, "2025-03-01") == Date{2025, 3, 1});
    CHECK_FALSE(last_proven_act(acts, "2024-01-30").has_value());
}
