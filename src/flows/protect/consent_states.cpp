#include "flows/protect/consent_states.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace bdd::flows {

namespace {

constexpr std::size_t k_day = 10; ///< "2026-01-31"

/// Words that this program does not know, of a later one, are no act.
void add_act(std::vector<protect::ConsentAct>& acts, std::string_view channel,
             std::string_view purpose, std::string_view status, std::string_view at) {
    const auto a = protect::parse_channel(channel);
    const auto b = protect::parse_purpose(purpose);
    const auto c = protect::parse_consent_status(status);
    if (a && b && c) {
        acts.push_back({*a, *b, *c, std::string(at)});
    }
}

} // namespace

std::vector<protect::ConsentAct> acts_of(std::span<const storage::Consent> log) {
    std::vector<protect::ConsentAct> acts;
    for (const storage::Consent& act : log) {
        add_act(acts, act.channel, act.purpose, act.status, act.at);
    }
    return acts;
}

std::vector<protect::ConsentAct> acts_of(std::span<const storage::ConsentStep> steps) {
    std::vector<protect::ConsentAct> acts;
    for (const storage::ConsentStep& step : steps) {
        add_act(acts, step.channel, step.purpose, step.status, step.at);
    }
    return acts;
}

std::vector<ConsentPair> pairs_of(const std::vector<protect::ConsentAct>& acts) {
    std::vector<ConsentPair> pairs;
    for (const protect::Channel channel : protect::k_channels) {
        for (const protect::Purpose purpose : protect::k_purposes) {
            if (std::any_of(acts.begin(), acts.end(), [&](const protect::ConsentAct& act) {
                    return act.channel == channel && act.purpose == purpose;
                })) {
                pairs.push_back({channel, purpose});
            }
        }
    }
    return pairs;
}

const storage::Consent* last_request(std::span<const storage::Consent> log,
                                     const ConsentPair& pair) {
    const storage::Consent* last = nullptr;
    for (const storage::Consent& act : log) {
        if (act.status == keyword(protect::ConsentStatus::requested) &&
            act.channel == keyword(pair.channel) && act.purpose == keyword(pair.purpose) &&
            (last == nullptr || act.at >= last->at)) {
            last = &act;
        }
    }
    return last;
}

Date last_day_of(const std::string& requested_at) {
    const auto day = parse_iso_date(std::string_view(requested_at).substr(0, k_day));
    return from_days(to_days(day.value_or(Date{})) + protect::k_confirmation_days);
}

nlohmann::ordered_json states_json(const std::vector<protect::ConsentAct>& acts, Date day) {
    nlohmann::ordered_json states = nlohmann::ordered_json::array();
    for (const ConsentPair& pair : pairs_of(acts)) {
        const auto state = consent_state(acts, pair.channel, pair.purpose, to_string(day));
        states.push_back({{"channel", keyword(pair.channel)},
                          {"purpose", keyword(pair.purpose)},
                          {"state", keyword(state)}});
    }
    return states;
}

} // namespace bdd::flows
