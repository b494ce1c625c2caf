#pragma once

#include <bdd/storage/activity_reader.hpp>

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace bdd::flows {

/// Events that `bdd show` gives one by one.
inline constexpr std::int64_t k_events_shown = 10;

/// "1 234.50 €"
[[nodiscard]] std::string euros_text(std::int64_t cents);

/// What happened to a contact or a company, for `bdd show`; empty where nothing did.
[[nodiscard]] std::string activity_text(const storage::Activity& activity);
/// {"counts":[…],"events":[…],"contracts":[…]}
[[nodiscard]] nlohmann::ordered_json activity_json(const storage::Activity& activity);

} // namespace bdd::flows
