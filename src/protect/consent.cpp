#include "protect/keywords.hpp"

#include <bdd/core/clock.hpp>
#include <bdd/protect/consent.hpp>

#include <algorithm>
#include <utility>

namespace bdd::protect {

namespace {

constexpr Keywords<7> k_status_words = {"requested", "confirmed", "given",  "claimed",
                                        "denied",    "withdrawn", "expired"};
constexpr Keywords<5> k_state_words = {"unknown", "claimed", "requested", "given", "opposed"};
constexpr std::size_t k_day = 10; ///< "YYYY-MM-DD"

/// What decides, in the order in which acts of one day count: the more protective comes last.
/// Requests and claims decide nothing.
int rank_of(ConsentStatus status) noexcept {
    switch (status) {
    case ConsentStatus::given:
    case ConsentStatus::confirmed:
        return 1; // The confirmation of a request comes on its day as a rule.
    case ConsentStatus::expired:
        return 2;
    case ConsentStatus::denied:
    case ConsentStatus::withdrawn:
        return 3;
    case ConsentStatus::requested:
    case ConsentStatus::claimed:
        break;
    }
    return 0;
}

struct Decision {
    std::string_view day;
    ConsentStatus status;
};

/// The state that decisions lead to. An expiry ends a consent, never an opposition.
ConsentState state_after(std::vector<Decision> decisions) {
    std::stable_sort(decisions.begin(), decisions.end(), [](const Decision& a, const Decision& b) {
        return a.day != b.day ? a.day < b.day : rank_of(a.status) < rank_of(b.status);
    });
    ConsentState state = ConsentState::unknown;
    for (const Decision& decision : decisions) {
        switch (rank_of(decision.status)) {
        case 1:
            state = ConsentState::given;
            break;
        case 2:
            state = state == ConsentState::given ? ConsentState::unknown : state;
            break;
        default:
            state = ConsentState::opposed;
        }
    }
    return state;
}

bool is_waiting(std::string_view requested, std::string_view day) {
    const auto asked = parse_iso_date(requested);
    const auto now = parse_iso_date(day);
    return asked && now && to_days(*now) - to_days(*asked) <= k_confirmation_days;
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
    day = day.substr(0, k_day);
    std::vector<Decision> decisions;
    std::string_view last_decided;
    std::string_view last_requested;
    bool claimed = false;
    for (const ConsentAct& act : acts) {
        const std::string_view on = std::string_view(act.at).substr(0, k_day);
        if (act.channel != channel || act.purpose != purpose || on > day) {
            continue;
        }
        if (act.status == ConsentStatus::claimed) {
            claimed = true; // A claim says nothing about what the person did, and when.
        } else if (act.status == ConsentStatus::requested) {
            last_requested = std::max(last_requested, on);
        } else {
            decisions.push_back({on, act.status});
            last_decided = std::max(last_decided, on);
        }
    }
    const ConsentState state = state_after(std::move(decisions));
    if (state != ConsentState::unknown) {
        return state; // Neither a request nor a claim takes back what the person said.
    }
    if (last_requested > last_decided && is_waiting(last_requested, day)) {
        return ConsentState::requested;
    }
    return claimed ? ConsentState::claimed : ConsentState::unknown;
}

} // namespace bdd::protect
