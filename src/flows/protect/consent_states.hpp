#pragma once

#include <bdd/core/clock.hpp>
#include <bdd/protect/consent.hpp>
#include <bdd/storage/consent_store.hpp>

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace bdd::flows {

/// A channel and what it is used for: what people agree to, one by one.
struct ConsentPair {
    protect::Channel channel = protect::Channel::email;
    protect::Purpose purpose = protect::Purpose::prospection;
    bool operator==(const ConsentPair&) const = default;
};

/// As the engine takes them.
[[nodiscard]] std::vector<protect::ConsentAct> acts_of(std::span<const storage::Consent> log);
[[nodiscard]] std::vector<protect::ConsentAct> acts_of(std::span<const storage::ConsentStep> steps);

/// Every pair that the acts speak of, in the order of channels and purposes.
[[nodiscard]] std::vector<ConsentPair> pairs_of(const std::vector<protect::ConsentAct>& acts);

/// The newest request of a pair; empty without one.
[[nodiscard]] const storage::Consent* last_request(std::span<const storage::Consent> log,
                                                   const ConsentPair& pair);
/// The last day on which a request of this time can be confirmed.
[[nodiscard]] Date last_day_of(const std::string& requested_at);

/// The state of every pair on a day: [{"channel":…,"purpose":…,"state":…}].
[[nodiscard]] nlohmann::ordered_json states_json(const std::vector<protect::ConsentAct>& acts,
                                                 Date day);

} // namespace bdd::flows
