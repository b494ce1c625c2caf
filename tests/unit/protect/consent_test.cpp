#include "../random.hpp"
#include "catch.hpp"

#include <bdd/core/clock.hpp>
#include <bdd/protect/consent.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using namespace bdd::protect;

namespace {

/// "given 2026-01-05, withdrawn 2026-02-01T10:00:00Z", all of one channel and purpose.
std::vector<ConsentAct> acts_of(std::string_view text, Channel channel = Channel::email,
                                Purpose purpose = Purpose::prospection) {
    std::vector<ConsentAct> acts;
    while (!text.empty()) {
        const std::size_t space = text.find(' ');
        const std::size_t comma = std::min(text.find(','), text.size());
        const auto status = parse_consent_status(text.substr(0, space));
        REQUIRE(status);
        acts.push_back(
            {channel, purpose, *status, std::string(text.substr(space + 1, comma - space - 1))});
        text.remove_prefix(std::min(comma + 2, text.size()));
    }
    return acts;
}

std::string state_of(std::vector<ConsentAct> acts, std::string_view day) {
    const auto state = consent_state(acts, Channel::email, Purpose::prospection, day);
    std::reverse(acts.begin(), acts.end()); // The order in which they were noted does not count.
    CHECK(consent_state(acts, Channel::email, Purpose::prospection, day) == state);
    return std::string(keyword(state));
}

} // namespace

TEST_CASE("The state of a consent follows from its acts", "[protect]") {
    struct Row {
        std::string_view acts;
        std::string_view day;
        std::string_view state;
    };
    for (const Row& row : {
             Row{"", "2026-06-01", "unknown"},
             Row{"given 2026-05-01", "2026-06-01", "given"},
             // The latest act wins.
             Row{"given 2026-05-01, withdrawn 2026-05-02", "2026-06-01", "opposed"},
             Row{"withdrawn 2026-05-01, given 2026-05-02", "2026-06-01", "given"},
             Row{"denied 2026-05-01, confirmed 2026-05-02", "2026-06-01", "given"},
             Row{"given 2025-12-31, denied 2026-01-01", "2026-06-01", "opposed"},
             // On one day the more protective wins, whatever the hour.
             Row{"withdrawn 2026-05-01T08:00:00Z, given 2026-05-01T09:00:00Z", "2026-06-01",
                 "opposed"},
             Row{"denied 2026-05-01, confirmed 2026-05-01T23:59:59Z", "2026-06-01", "opposed"},
             Row{"given 2026-05-01, expired 2026-05-01", "2026-06-01", "unknown"},
             // What is not yet done does not count; what is done today does.
             Row{"given 2026-05-01, withdrawn 2026-06-02", "2026-06-01", "given"},
             Row{"given 2026-06-02", "2026-06-01", "unknown"},
             Row{"given 2026-06-01T22:30:00Z", "2026-06-01", "given"},
             Row{"withdrawn 2026-06-01T22:30:00Z", "2026-06-01", "opposed"},
             // A request is no consent; it waits for thirty days.
             Row{"requested 2026-05-02", "2026-06-01", "requested"},
             Row{"requested 2026-05-01", "2026-06-01", "unknown"},
             Row{"requested 2026-05-01T23:00:00Z", "2026-05-31T01:00:00Z", "requested"},
             Row{"requested 2024-02-15", "2024-03-16", "requested"},
             Row{"requested 2024-02-14", "2024-03-16", "unknown"},
             Row{"requested 2026-05-01, confirmed 2026-05-01", "2026-09-01", "given"},
             Row{"requested 2026-05-01, denied 2026-05-01", "2026-05-02", "opposed"},
             Row{"requested 2026-03-01, requested 2026-05-20", "2026-06-01", "requested"},
             Row{"requested 2026-05-20, expired 2026-05-21", "2026-06-01", "unknown"},
             Row{"given 2026-01-01, expired 2026-05-01, requested 2026-05-20", "2026-06-01",
                 "requested"},
             // It takes nothing back, and opens nothing that was closed.
             Row{"given 2026-01-01, requested 2026-05-20", "2026-06-01", "given"},
             Row{"given 2026-01-01, requested 2026-01-20", "2026-06-01", "given"},
             Row{"withdrawn 2026-01-01, requested 2026-05-20", "2026-06-01", "opposed"},
             Row{"withdrawn 2026-01-01, requested 2026-01-20", "2026-06-01", "opposed"},
             Row{"withdrawn 2026-01-01, requested 2026-01-20, confirmed 2026-01-21", "2026-06-01",
                 "given"},
             // An expiry ends a consent, not an opposition.
             Row{"given 2026-01-01, expired 2026-05-01", "2026-06-01", "unknown"},
             Row{"denied 2026-01-01, expired 2026-05-01", "2026-06-01", "opposed"},
             Row{"given 2025-01-01, withdrawn 2025-02-01, expired 2026-05-01", "2026-06-01",
                 "opposed"},
             Row{"given 2025-01-01, expired 2026-05-01, given 2026-05-02", "2026-06-01", "given"},
             // A claim opens nothing and covers nothing.
             Row{"claimed 2026-05-01", "2026-06-01", "claimed"},
             Row{"given 2026-01-01, claimed 2026-05-01", "2026-06-01", "given"},
             Row{"withdrawn 2026-01-01, claimed 2026-05-01", "2026-06-01", "opposed"},
             Row{"requested 2026-05-20, claimed 2026-05-25", "2026-06-01", "requested"},
             Row{"requested 2026-01-01, claimed 2026-01-01", "2026-06-01", "claimed"},
             Row{"given 2026-01-01, expired 2026-02-01, claimed 2026-01-01", "2026-06-01",
                 "claimed"},
             Row{"claimed 2026-06-02", "2026-06-01", "unknown"},
         }) {
        INFO(row.acts << " on " << row.day);
        CHECK(state_of(acts_of(row.acts), row.day) == row.state);
    }
}

TEST_CASE("A consent opens its own channel and purpose alone", "[protect]") {
    for (const Channel agreed : k_channels) {
        for (const Purpose wanted : k_purposes) {
            const std::vector<ConsentAct> acts = acts_of("given 2026-01-01", agreed, wanted);
            for (const Channel channel : k_channels) {
                for (const Purpose purpose : k_purposes) {
                    const bool same = channel == agreed && purpose == wanted;
                    CHECK(consent_state(acts, channel, purpose, "2026-06-01") ==
                          (same ? ConsentState::given : ConsentState::unknown));
                }
            }
        }
    }
}

TEST_CASE("Nothing but a later consent of the person ends an opposition", "[protect]") {
    bdd::test::Random random(20261123);
    const auto day = [&] {
        return bdd::to_string(bdd::from_days(static_cast<std::int64_t>(20'000 + random.below(60))));
    };
    for (int round = 0; round < 3000; ++round) {
        std::vector<ConsentAct> acts;
        const auto some = random.below(6);
        for (std::uint64_t i = 0; i < some; ++i) {
            acts.push_back({Channel::email, Purpose::prospection,
                            static_cast<ConsentStatus>(random.below(7)), day()});
        }
        const std::string today = day();
        const auto before = consent_state(acts, Channel::email, Purpose::prospection, today);
        ConsentAct more{Channel::email, Purpose::prospection,
                        static_cast<ConsentStatus>(random.below(7)), day()};
        acts.insert(acts.begin() + static_cast<std::ptrdiff_t>(random.below(acts.size() + 1)),
                    more);
        const auto after = consent_state(acts, Channel::email, Purpose::prospection, today);
        const bool agrees =
            more.status == ConsentStatus::given || more.status == ConsentStatus::confirmed;
        INFO(keyword(more.status) << ' ' << more.at << " on " << today);
        if (!agrees) {
            CHECK((before != ConsentState::opposed || after == ConsentState::opposed));
            CHECK((before == ConsentState::given || after != ConsentState::given));
        } else {
            CHECK((before != ConsentState::given || after == ConsentState::given));
        }
    }
}

TEST_CASE("Keywords of consents read back", "[protect]") {
    for (int i = 0; i < 7; ++i) {
        const auto status = static_cast<ConsentStatus>(i);
        CHECK(parse_consent_status(keyword(status)) == status);
    }
    CHECK_FALSE(parse_consent_status("Given"));
    CHECK(keyword(ConsentState::opposed) == "opposed");
}
