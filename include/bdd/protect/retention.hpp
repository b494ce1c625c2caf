#pragma once

#include <bdd/core/clock.hpp>

#include <optional>
#include <string_view>

namespace bdd::protect {

/// A calendar period: "P3Y", "P18M", "P30D", "P1Y6M".
struct Period {
    int years = 0;
    int months = 0;
    int days = 0;
    bool operator==(const Period&) const = default;
};
/// ISO 8601, dates only; empty for anything else and for an empty period.
[[nodiscard]] std::optional<Period> parse_period(std::string_view text) noexcept;

/// The day a period later, clamped to the end of its month: 31 January + P1M = 28 February, 29
/// February + P3Y = 28 February.
[[nodiscard]] Date add(Date day, const Period& period) noexcept;

/// When a contact of indirect origin must have been told where its data comes from: one month after
/// it was collected, at the first message or at the first disclosure, whichever is sooner (RGPD
/// art. 14-3).
[[nodiscard]] Date notice_due(Date collected, std::optional<Date> first_outgoing) noexcept;

/// Until when a contact may be kept and contacted: a period after it was collected or after the
/// last act that came from the person. Nothing that others do moves it.
[[nodiscard]] Date retention_due(Date collected, std::optional<Date> last_inbound,
                                 const Period& period) noexcept;

} // namespace bdd::protect
