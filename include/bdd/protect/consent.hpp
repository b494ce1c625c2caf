#pragma once

#include <bdd/protect/channel.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::protect {

/// One act of the consent log.
enum class ConsentStatus : std::uint8_t {
    requested, ///< Box ticked; the e-mail that confirms it is not yet answered. Not a consent.
    confirmed, ///< The second step of a double opt-in.
    given,     ///< Proven by a form, a paper, a recorded call.
    claimed,   ///< Somebody says so, without date, wording or proof. Opens nothing.
    denied,
    withdrawn,
    expired,
};
[[nodiscard]] std::string_view keyword(ConsentStatus status) noexcept;
[[nodiscard]] std::optional<ConsentStatus> parse_consent_status(std::string_view word) noexcept;

/// Days that a requested consent waits for its confirmation.
inline constexpr int k_confirmation_days = 30;

struct ConsentAct {
    Channel channel = Channel::email;
    Purpose purpose = Purpose::prospection;
    ConsentStatus status = ConsentStatus::given;
    std::string at; ///< UTC or a day, ISO 8601: when the person acted.
};

/// What the log says of one channel and purpose.
enum class ConsentState : std::uint8_t {
    unknown,
    claimed,   ///< Told, not proven.
    requested, ///< Waits for its confirmation.
    given,     ///< Opens this channel for this purpose.
    opposed,   ///< Denied or withdrawn.
};
[[nodiscard]] std::string_view keyword(ConsentState state) noexcept;

/// The state on a day (YYYY-MM-DD), from acts in any order; acts after that day do not count. The
/// latest of the decisions (given, confirmed, denied, withdrawn, expired) wins, on the same day the
/// more protective one; an expiry ends a consent and never an opposition. A request decides
/// nothing: it counts only where nothing is decided, for k_confirmation_days. A claim counts only
/// where nothing else does.
[[nodiscard]] ConsentState consent_state(const std::vector<ConsentAct>& acts, Channel channel,
                                         Purpose purpose, std::string_view day);

} // namespace bdd::protect
