#include <bdd/protect/retention.hpp>

#include <algorithm>
#include <charconv>

namespace bdd::protect {

namespace {

constexpr int k_longest = 100; ///< Years; more is a slip of the finger.
constexpr int k_months = 12;

Date clamped(Date day) noexcept {
    while (!is_valid(day) && day.day > 28) {
        --day.day;
    }
    return day;
}

} // namespace

std::optional<Period> parse_period(std::string_view text) noexcept {
    if (text.size() < 3 || text.front() != 'P') {
        return std::nullopt;
    }
    text.remove_prefix(1);
    Period period;
    std::string_view units = "YMD"; // In this order, each at most once.
    while (!text.empty()) {
        int number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        const auto digits = static_cast<std::size_t>(end - text.data());
        if (error != std::errc{} || digits == text.size() || number < 0 ||
            number > k_longest * 366) {
            return std::nullopt;
        }
        const std::size_t unit = units.find(text[digits]);
        if (unit == std::string_view::npos) {
            return std::nullopt;
        }
        (units[unit] == 'Y'   ? period.years
         : units[unit] == 'M' ? period.months
                              : period.days) = number;
        units.remove_prefix(unit + 1);
        text.remove_prefix(digits + 1);
    }
    const bool in_range = period.years <= k_longest && period.months <= k_longest * k_months;
    return in_range && period != Period{} ? std::optional(period) : std::nullopt;
}

Date add(Date day, const Period& period) noexcept {
    const int months = static_cast<int>(day.month) - 1 + period.months;
    Date later{day.year + period.years + months / k_months,
               static_cast<unsigned>(months % k_months) + 1, day.day};
    later = clamped(later);
    return period.days == 0 ? later : from_days(to_days(later) + period.days);
}

Date notice_due(Date collected, std::optional<Date> first_outgoing) noexcept {
    const Date month = add(collected, Period{0, 1, 0});
    return first_outgoing ? std::min(month, *first_outgoing) : month;
}

Date retention_due(Date collected, std::optional<Date> last_inbound,
                   const Period& period) noexcept {
    return add(last_inbound ? std::max(collected, *last_inbound) : collected, period);
}

} // namespace bdd::protect
