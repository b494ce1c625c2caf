#pragma once

#include <bdd/fields/quantity.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bdd::fields {

/// A day, or a point in time.
struct Moment {
    Date day; ///< In the calendar of the place.
    std::optional<std::int64_t>
        seconds; ///< Since 1970-01-01T00:00:00Z; empty: the day is known alone.
    bool operator==(const Moment&) const = default;
};

/// "2026-03-15", or "2026-03-15T09:30:00Z" in UTC.
[[nodiscard]] std::string to_string(const Moment& moment);

/// Reads a date with or without a time: all that read_date reads, "2026-03-15T10:30:00+01:00",
/// "15/03/2026 10:30", "15/03/2026 à 10h30", seconds or milliseconds since 1970 (ten or thirteen
/// digits); `time` is the cell of a column of its own, or empty. A time without a zone is that of
/// the machine's zone. A cell with a time that cannot be read is no date. Empty cell: nothing.
[[nodiscard]] Reading<std::optional<Moment>> read_moment(std::string_view date,
                                                         std::string_view time = {},
                                                         DateOrder order = DateOrder::day_first);

} // namespace bdd::fields
