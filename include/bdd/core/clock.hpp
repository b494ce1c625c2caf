#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bdd {

/// A calendar day, without a time zone.
struct Date {
    int year = 1970;
    unsigned month = 1;
    unsigned day = 1;

    auto operator<=>(const Date&) const = default;
};

/// True for a day that exists (31 April and 29 February of a common year do not).
[[nodiscard]] bool is_valid(Date date) noexcept;
/// Reads exactly YYYY-MM-DD; empty for anything else and for impossible days.
[[nodiscard]] std::optional<Date> parse_iso_date(std::string_view text) noexcept;
[[nodiscard]] std::string to_string(Date date); ///< YYYY-MM-DD
/// Days since 1970-01-01.
[[nodiscard]] std::int64_t to_days(Date date) noexcept;
[[nodiscard]] Date from_days(std::int64_t days) noexcept;

/// The one source of "now". A fixed clock replays a night: `--as-of DATE`, `SOURCE_DATE_EPOCH`.
class Clock {
public:
    Clock() = default; ///< The system's clock.
    /// Stands still at noon UTC of that day.
    [[nodiscard]] static Clock fixed_at(Date day);
    [[nodiscard]] static Clock fixed_at_epoch(std::int64_t seconds);

    [[nodiscard]] std::string now_utc() const; ///< 2026-01-31T08:30:00Z
    /// Today in the local time zone of the machine; for a fixed clock, in UTC.
    [[nodiscard]] Date today() const;
    [[nodiscard]] bool is_fixed() const noexcept { return m_fixed_seconds.has_value(); }

private:
    std::optional<std::int64_t> m_fixed_seconds;
};

/// Seconds since an arbitrary point, for durations; never goes back.
[[nodiscard]] double steady_seconds() noexcept;

} // namespace bdd
