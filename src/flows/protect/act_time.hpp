#pragma once

#include <bdd/core/clock.hpp>

#include <string>

namespace bdd::flows {

/// When a person acted, as the log of consents keeps it: a day (2026-01-31), or a time in UTC
/// (2026-01-31T08:30Z), with seconds. Throws Errc::usage for any other text, and for what has not
/// come yet.
[[nodiscard]] std::string read_act_time(const std::string& text, const Clock& clock);

} // namespace bdd::flows
