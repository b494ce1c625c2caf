#include <bdd/core/clock.hpp>

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <ctime>

namespace bdd {

namespace {

std::chrono::year_month_day to_chrono(Date date) noexcept {
    return {std::chrono::year{date.year}, std::chrono::month{date.month},
            std::chrono::day{date.day}};
}

std::int64_t system_seconds() noexcept {
    return std::chrono::duration_cast<std::chrono::seconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

constexpr std::int64_t k_day_seconds = 86'400;

} // namespace

bool is_valid(Date date) noexcept {
    return date.year >= 1 && date.year <= 9999 && to_chrono(date).ok();
}

std::optional<Date> parse_iso_date(std::string_view text) noexcept {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    Date date;
    const auto read = [&](std::size_t from, std::size_t length, auto& out) {
        const char* begin = text.data() + from;
        const auto result = std::from_chars(begin, begin + length, out);
        return result.ec == std::errc{} && result.ptr == begin + length && *begin != '-';
    };
    if (!read(0, 4, date.year) || !read(5, 2, date.month) || !read(8, 2, date.day) ||
        !is_valid(date)) {
        return std::nullopt;
    }
    return date;
}

std::string to_string(Date date) {
    std::string text = "0000-00-00";
    if (date.year < 0 || date.year > 9999) {
        return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
    }
    const auto put = [&](std::size_t last, unsigned value) {
        for (std::size_t at = last; value != 0; --at, value /= 10) {
            text[at] = static_cast<char>('0' + value % 10);
        }
    };
    put(3, static_cast<unsigned>(date.year));
    put(6, date.month);
    put(9, date.day);
    return text;
}

std::int64_t to_days(Date date) noexcept {
    return std::chrono::sys_days{to_chrono(date)}.time_since_epoch().count();
}

Date from_days(std::int64_t days) noexcept {
    const std::chrono::year_month_day day{
        std::chrono::sys_days{std::chrono::days{static_cast<int>(days)}}};
    return {static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
            static_cast<unsigned>(day.day())};
}

Clock Clock::fixed_at(Date day) {
    return fixed_at_epoch(to_days(day) * k_day_seconds + k_day_seconds / 2);
}

Clock Clock::fixed_at_epoch(std::int64_t seconds) {
    Clock clock;
    clock.m_fixed_seconds = seconds;
    return clock;
}

std::string Clock::now_utc() const {
    const std::int64_t now = m_fixed_seconds.value_or(system_seconds());
    std::int64_t days = now / k_day_seconds;
    std::int64_t rest = now % k_day_seconds;
    if (rest < 0) {
        rest += k_day_seconds;
        --days;
    }
    return fmt::format("{}T{:02}:{:02}:{:02}Z", to_string(from_days(days)), rest / 3600,
                       rest / 60 % 60, rest % 60);
}

Date Clock::today() const {
    if (m_fixed_seconds) {
        return from_days(*m_fixed_seconds / k_day_seconds);
    }
    const std::time_t now = system_seconds();
    std::tm local{};
    localtime_r(&now, &local);
    return {local.tm_year + 1900, static_cast<unsigned>(local.tm_mon) + 1,
            static_cast<unsigned>(local.tm_mday)};
}

double steady_seconds() noexcept {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

} // namespace bdd
