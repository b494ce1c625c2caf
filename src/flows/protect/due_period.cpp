#include "flows/protect/due_period.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>

#include <charconv>

namespace bdd::flows {

namespace {

constexpr int k_most_days = 36'600; ///< A century; more is a slip of the finger.

} // namespace

std::optional<protect::Period> read_due_period(std::string_view text) noexcept {
    int days = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, days);
    const std::string_view unit(rest, static_cast<std::size_t>(end - rest));
    if (error == std::errc{} && (unit.empty() || unit == "d")) {
        return days >= 0 && days <= k_most_days ? std::optional(protect::Period{0, 0, days})
                                                : std::nullopt;
    }
    return protect::parse_period(text);
}

Date last_due_day(const std::string& text, Date today) {
    const auto period = read_due_period(text);
    if (!period) {
        throw Error(Errc::usage, text_of(_("'{0}' is no period"), text),
                    _("write days, or years, months and days: 90d, P3M"));
    }
    return protect::add(today, *period);
}

} // namespace bdd::flows
