#include "protect/keywords.hpp"

#include <bdd/core/clock.hpp>
#include <bdd/protect/consent.hpp>

namespace bdd::protect {

namespace {

constexpr Keywords<7> k_status_words = {"requested", "confirmed", "given",  "claimed",
                                        "denied",    "withdrawn", "expired"};
constexpr Keywords<5> k_state_words = {"unknown", "claimed", "requested", "given", "opposed"};
constexpr std::size_t k_day = 10; ///< "YYYY-MM-DD"

/// Of two acts on one day the one with the higher rank holds.
int protection_of(ConsentStatus status) noexcept {
    switch (status) {
    case ConsentStatus::denied:
    case ConsentStatus::withdrawn:
        return 3;
    case ConsentStatus::expired:
        return 2;
    case ConsentStatus::given:
    case ConsentStatus::confirmed:
        return 1; // The confirmation of a request comes on its day as a rule.
    case ConsentStatus::requested:
    case ConsentStatus::claimed:
        break;
    }
    return 0;
}

ConsentState state_of(const ConsentAct& act, std::string_view day) {
    switch (act.status) {
    case ConsentStatus::given:
    case ConsentStatus::confirmed:
        return ConsentState::given;
    case ConsentStatus::denied:
    case ConsentStatus::withdrawn:
        return ConsentState::opposed;
    case ConsentStatus::claimed:
        return ConsentState::claimed;
    case ConsentStatus::expired:
        return ConsentState::unknown;
    case ConsentStatus::requested:
        break;
    }
    const auto asked = parse_iso_date(std::string_view(act.at).substr(0, k_day));
    const auto now = parse_iso_date(day);
    const bool waits = asked && now && to_days(*now) - to_days(*asked) <= k_confirmation_days;
    return waits ? ConsentState::requested : ConsentState::unknown;
}

} // namespace

std::string_view keyword(ConsentStatus status) noexcept {
    return word_of(k_status_words, status);
}

std::optional<ConsentStatus> parse_consent_status(std::string_view word) noexcept {
    return find_word<ConsentStatus>(k_status_words, word);
}

std::string_view keyword(ConsentState state) noexcept {
    return word_of(k_state_words, state);
}

ConsentState consent_state(const std::vector<ConsentAct>& acts, Channel channel, Purpose purpose,
                           std::string_view day) {
    const ConsentAct* last = nullptr;
    bool claimed = false;
    for (const ConsentAct& act : acts) {
        const std::string_view on = std::string_view(act.at).substr(0, k_day);
        if (act.channel != channel || act.purpose != purpose || on > day.substr(0, k_day)) {
            continue;
        }
        if (act.status == ConsentStatus::claimed) {
            claimed = true; // A claim says nothing about what the person did, and when.
            continue;
        }
        const std::string_view former =
            last == nullptr ? std::string_view() : std::string_view(last->at).substr(0, k_day);
        if (last == nullptr || on > former ||
            (on == former && protection_of(act.status) >= protection_of(last->status))) {
            last = &act;
        }
    }
    const ConsentState state = last == nullptr ? ConsentState::unknown : state_of(*last, day);
    return state == ConsentState::unknown && claimed ? ConsentState::claimed : state;
}

} // namespace bdd::protect
