#pragma once

#include "flows/protect/gate_settings.hpp"
#include "flows/protect/permit.hpp"

#include <bdd/core/clock.hpp>
#include <bdd/protect/gate.hpp>
#include <bdd/storage/database.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace bdd::flows {

struct GateRequest {
    protect::Purpose purpose = protect::Purpose::prospection;
    protect::Channels channels; ///< On which contacts are to be reached; none: work on the base.
    Date day;
    bool carries_notice = true;
};

/// What the gate said of everybody, per channel.
struct GateCounts {
    using Reasons = std::array<std::uint64_t, protect::k_reason_count>;
    std::array<std::uint64_t, protect::k_channel_count> allowed{};
    std::array<Reasons, protect::k_channel_count> refused{};
    std::uint64_t needs_notice = 0; ///< Contacts whose message must carry the notice.
    std::uint64_t left_out = 0;     ///< Contacts that may be reached on none of the channels.
};

/// Asks the gate about every contact of a base at once, before a file is written.
class ContactGate {
public:
    /// Throws Errc::refused when oppositions cannot be checked.
    ContactGate(storage::Database& base, const GateSettings& settings, const GateRequest& request);

    /// Empty for a contact that may be reached on none of the channels; for work within the house,
    /// for a restricted one.
    [[nodiscard]] std::optional<Permit> permit(model::ContactId contact) const noexcept;
    /// Why not, on the first of the channels that says no; none for a contact that has a permit for
    /// all of them.
    [[nodiscard]] protect::Reason reason(model::ContactId contact) const noexcept;
    [[nodiscard]] const GateCounts& counts() const noexcept { return m_counts; }

private:
    /// Work within the house asks nothing but whether a person is restricted.
    void keep_restricted(storage::Database& base, const GateSettings& settings, const Date& day);
    void ask_all(storage::Database& base, const GateSettings& settings, const GateRequest& request);

    bool m_is_internal;
    std::vector<protect::Channels> m_channels; ///< By contact, as the reasons.
    std::vector<protect::Reason> m_reasons;
    GateCounts m_counts;
};

} // namespace bdd::flows
