#pragma once

#include <bdd/core/clock.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

/// Requests of people under RGPD art. 15 to 21, and when they must be answered.
namespace bdd::protect {

enum class Right : std::uint8_t {
    access,
    rectification,
    erasure,
    restriction,
    objection,
    portability,
};
[[nodiscard]] std::string_view keyword(Right right) noexcept;
[[nodiscard]] std::optional<Right> parse_right(std::string_view word) noexcept;

/// How a request ended.
enum class Outcome : std::uint8_t {
    done,
    partly,
    refused,
    withdrawn, ///< By the person.
};
[[nodiscard]] std::string_view keyword(Outcome outcome) noexcept;
[[nodiscard]] std::optional<Outcome> parse_outcome(std::string_view word) noexcept;

/// One calendar month after it was received (RGPD art. 12-3).
[[nodiscard]] Date answer_due(Date received) noexcept;
/// Two months later, for a complex request: the person must be told within the first month.
[[nodiscard]] Date extended_due(Date due) noexcept;

/// What a request looks like on a day.
enum class RequestState : std::uint8_t {
    open,
    due_soon, ///< Within k_request_alarm_days.
    overdue,
    closed,
};
[[nodiscard]] std::string_view keyword(RequestState state) noexcept;
inline constexpr int k_request_alarm_days = 7;

/// `due`: extended or not.
[[nodiscard]] RequestState request_state(bool is_closed, Date due, Date today) noexcept;

} // namespace bdd::protect
