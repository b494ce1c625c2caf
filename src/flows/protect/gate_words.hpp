#pragma once

#include "flows/protect/contact_gate.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace bdd::flows {

/// "e-mail", "text message", "phone", "post" in the user's language.
[[nodiscard]] std::string channel_text(protect::Channel channel);
/// Why not, in a few words: "the job is unknown".
[[nodiscard]] std::string reason_text(protect::Reason reason);
/// What would lift it, or why nothing does; empty for Reason::none.
[[nodiscard]] std::string remedy_text(protect::Reason reason);

/// {"email": {"consent_missing": 12}, …}: what was refused, channel by channel.
[[nodiscard]] nlohmann::ordered_json refused_json(const GateCounts& counts);
/// {"email": 120, …}, for the channels that were asked for.
[[nodiscard]] nlohmann::ordered_json allowed_json(const GateCounts& counts,
                                                  protect::Channels channels);

} // namespace bdd::flows
