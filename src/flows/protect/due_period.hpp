#pragma once

#include <bdd/core/clock.hpp>
#include <bdd/protect/retention.hpp>

#include <optional>
#include <string>
#include <string_view>

/// How far ahead a list of what is due looks.
namespace bdd::flows {

/// "90", "90d" or an ISO period such as "P3M"; "0d" is today. Empty for anything else, and for more
/// than a century.
[[nodiscard]] std::optional<protect::Period> read_due_period(std::string_view text) noexcept;

/// The last day of such a period from `today` on. Throws Errc::usage for anything else.
[[nodiscard]] Date last_due_day(const std::string& text, Date today);

} // namespace bdd::flows
