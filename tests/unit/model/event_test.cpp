#include "catch.hpp"

#include <bdd/model/event.hpp>

#include <set>
#include <string>

using namespace bdd::model;

TEST_CASE("Keywords of events, outcomes and channels are read back", "[model]") {
    std::set<std::string> words;
    for (std::size_t i = 1; i <= k_event_type_count; ++i) {
        const auto type = static_cast<EventType>(i);
        words.emplace(keyword(type));
        CHECK(parse_event_type(keyword(type)) == type);
    }
    CHECK(words.size() == k_event_type_count);
    for (std::size_t i = 1; i <= k_call_outcome_count; ++i) {
        const auto outcome = static_cast<CallOutcome>(i);
        CHECK(parse_call_outcome(keyword(outcome)) == outcome);
    }
    for (std::size_t i = 1; i <= k_event_channel_count; ++i) {
        const auto channel = static_cast<EventChannel>(i);
        CHECK(parse_event_channel(keyword(channel)) == channel);
    }
    CHECK_FALSE(parse_event_type("Click"));
    CHECK_FALSE(parse_call_outcome(""));
    CHECK_FALSE(parse_event_channel("mail"));
    // The numbers stand in bases.
    CHECK(static_cast<int>(EventType::call) == 15);
    CHECK(static_cast<int>(EventType::order) == 25);
    CHECK(static_cast<int>(EventType::note) == 29);
}

TEST_CASE("Only what comes from the person moves its term", "[model]") {
    std::set<std::string> inbound;
    for (std::size_t i = 1; i <= k_event_type_count; ++i) {
        const auto type = static_cast<EventType>(i);
        if (traits_of(type).is_inbound) {
            inbound.emplace(keyword(type));
        }
    }
    CHECK(inbound == std::set<std::string>{"click", "reply", "form", "download", "quote_request",
                                           "registered", "attended", "meeting_held", "order",
                                           "contract_signed", "renewal"});
    CHECK_FALSE(traits_of(EventType::open).is_inbound);
    CHECK_FALSE(traits_of(EventType::open).shows_interest);
}

TEST_CASE("The outcome decides what a call was", "[model]") {
    const auto of = [](CallOutcome outcome) { return traits_of(EventType::call, outcome); };
    for (const CallOutcome tried :
         {CallOutcome::voicemail, CallOutcome::busy, CallOutcome::no_answer, CallOutcome::blocked,
          CallOutcome::wrong_number}) {
        CHECK(of(tried).direction == EventDirection::out);
        CHECK_FALSE(of(tried).is_inbound);
    }
    for (const CallOutcome act :
         {CallOutcome::interested, CallOutcome::appointment, CallOutcome::call_back}) {
        CHECK(of(act).direction == EventDirection::in);
        CHECK(of(act).is_inbound);
        CHECK(of(act).shows_interest);
    }
    for (const CallOutcome no :
         {CallOutcome::joined, CallOutcome::refused, CallOutcome::left_company}) {
        CHECK(of(no).direction == EventDirection::in);
        CHECK_FALSE(of(no).is_inbound);
    }
    for (std::size_t i = 1; i <= k_call_outcome_count; ++i) {
        CHECK(of(static_cast<CallOutcome>(i)).counts_pressure);
    }
    CHECK(traits_of(EventType::call).direction == EventDirection::out);
    CHECK(traits_of(EventType::sent).counts_pressure);
    CHECK_FALSE(traits_of(EventType::delivered).counts_pressure);
}
