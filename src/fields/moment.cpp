#include <bdd/core/text.hpp>
#include <bdd/fields/moment.hpp>

#include <fmt/format.h>

#include <charconv>
#include <ctime>

namespace bdd::fields {

namespace {

constexpr std::int64_t k_minute = 60;
constexpr std::int64_t k_hour = 3600;
constexpr std::int64_t k_day = 86'400;
constexpr std::size_t k_epoch_digits = 10;
constexpr std::size_t k_epoch_milli_digits = 13;

/// A time of day; `offset`: seconds ahead of UTC, empty without a zone.
struct TimeOfDay {
    std::int64_t seconds = 0;
    std::optional<std::int64_t> offset;
};

std::optional<int> take_number(std::string_view& text, std::size_t most_digits, int bound) {
    std::size_t digits = 0;
    while (digits < text.size() && digits < most_digits && text::is_digit(text[digits])) {
        ++digits;
    }
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + digits, value);
    if (digits == 0 || error != std::errc{} || value >= bound) {
        return std::nullopt;
    }
    text.remove_prefix(digits);
    return value;
}

bool take_sign(std::string_view& text, std::string_view signs) {
    if (text.empty() || signs.find(text.front()) == std::string_view::npos) {
        return false;
    }
    text.remove_prefix(1);
    return true;
}

/// "Z", "UTC", "+01:00", "-0500"; nothing else may be left of the text.
bool read_zone(std::string_view text, TimeOfDay& time) {
    text = text::trim(text);
    if (text.empty()) {
        return true;
    }
    if (text == "Z" || text == "z" || text == "UTC" || text == "GMT") {
        time.offset = 0;
        return true;
    }
    const bool is_behind = text.front() == '-';
    if (!take_sign(text, "+-")) {
        return false;
    }
    const auto hours = take_number(text, 2, 15);
    (void)take_sign(text, ":");
    const auto minutes = text.empty() ? std::optional(0) : take_number(text, 2, 60);
    if (!hours || !minutes || !text.empty()) {
        return false;
    }
    const std::int64_t ahead = *hours * k_hour + *minutes * k_minute;
    time.offset = is_behind ? -ahead : ahead;
    return true;
}

/// "9:30", "09:30:15.250Z", "9h", "9h30", "9:30 PM".
std::optional<TimeOfDay> read_time(std::string_view text) {
    text = text::trim(text);
    auto hours = take_number(text, 2, 25);
    if (!hours || !take_sign(text, ":hH")) {
        return std::nullopt;
    }
    const auto minutes = text.empty() ? std::optional(0) : take_number(text, 2, 60);
    if (!minutes) {
        return std::nullopt;
    }
    std::optional<int> seconds = 0;
    if (take_sign(text, ":")) {
        seconds = take_number(text, 2, 61);
        if (seconds && take_sign(text, ".,")) {
            while (!text.empty() && text::is_digit(text.front())) {
                text.remove_prefix(1);
            }
        }
    }
    std::string_view rest = text::trim(text);
    const std::string half = text::upper(rest.substr(0, 2));
    if (half == "AM" || half == "PM") {
        rest.remove_prefix(2);
        if (*hours == 0 || *hours > 12) {
            return std::nullopt;
        }
        hours = *hours % 12 + (half == "PM" ? 12 : 0);
    }
    if (!seconds || *hours > 23) {
        return std::nullopt;
    }
    TimeOfDay time;
    time.seconds = *hours * k_hour + *minutes * k_minute + *seconds;
    return read_zone(rest, time) ? std::optional(time) : std::nullopt;
}

Date local_day(std::int64_t seconds) {
    const std::time_t when = seconds;
    std::tm local{};
    localtime_r(&when, &local);
    return {local.tm_year + 1900, static_cast<unsigned>(local.tm_mon) + 1,
            static_cast<unsigned>(local.tm_mday)};
}

std::int64_t local_seconds(Date day, std::int64_t of_day) {
    std::tm local{};
    local.tm_year = day.year - 1900;
    local.tm_mon = static_cast<int>(day.month) - 1;
    local.tm_mday = static_cast<int>(day.day);
    local.tm_hour = static_cast<int>(of_day / k_hour);
    local.tm_min = static_cast<int>(of_day % k_hour / k_minute);
    local.tm_sec = static_cast<int>(of_day % k_minute);
    local.tm_isdst = -1;
    return std::mktime(&local);
}

Moment moment_of(Date day, const TimeOfDay& time) {
    if (!time.offset) {
        return {day, local_seconds(day, time.seconds)};
    }
    const std::int64_t seconds = to_days(day) * k_day + time.seconds - *time.offset;
    return {local_day(seconds), seconds};
}

/// Seconds or milliseconds since 1970.
std::optional<Moment> read_epoch(std::string_view cell) {
    if (!text::all_digits(cell) ||
        (cell.size() != k_epoch_digits && cell.size() != k_epoch_milli_digits)) {
        return std::nullopt;
    }
    std::int64_t seconds = 0;
    std::from_chars(cell.data(), cell.data() + k_epoch_digits, seconds);
    return Moment{local_day(seconds), seconds};
}

/// Where the time begins in a cell that has a date too: before the hour in front of the first ':'
/// or 'h'; the length of the cell when it has none.
std::size_t find_time(std::string_view cell) {
    for (std::size_t i = 1; i < cell.size(); ++i) {
        const bool is_mark = cell[i] == ':' || cell[i] == 'h' || cell[i] == 'H';
        if (!is_mark || !text::is_digit(cell[i - 1])) {
            continue;
        }
        std::size_t begin = i - 1;
        while (begin > 0 && i - begin < 2 && text::is_digit(cell[begin - 1])) {
            --begin;
        }
        return begin;
    }
    return cell.size();
}

/// "15/03/2026 à", "2026-03-15T", "15/03/2026," → the date alone.
std::string_view without_joint(std::string_view date) {
    for (bool is_cut = true; is_cut;) {
        date = text::trim(date);
        is_cut = false;
        for (const std::string_view joint : {"à", "T", "t", ",", "-"}) {
            if (date.size() > joint.size() && date.ends_with(joint)) {
                date.remove_suffix(joint.size());
                is_cut = true;
            }
        }
    }
    return date;
}

} // namespace

std::string to_string(const Moment& moment) {
    if (!moment.seconds) {
        return to_string(moment.day);
    }
    std::int64_t days = *moment.seconds / k_day;
    std::int64_t rest = *moment.seconds % k_day;
    if (rest < 0) {
        rest += k_day;
        --days;
    }
    return fmt::format("{}T{:02}:{:02}:{:02}Z", to_string(from_days(days)), rest / k_hour,
                       rest % k_hour / k_minute, rest % k_minute);
}

Reading<std::optional<Moment>> read_moment(std::string_view date, std::string_view time,
                                           DateOrder order) {
    Reading<std::optional<Moment>> reading;
    date = text::trim(date);
    if (auto epoch = read_epoch(date)) {
        reading.value = *epoch;
        return reading;
    }
    const std::size_t begin = find_time(date);
    const auto day = read_date(without_joint(date.substr(0, begin)), order);
    reading.repairs = day.repairs;
    reading.problem = day.problem;
    if (!day.value) {
        if (begin < date.size()) { // A time alone.
            reading.problem = Problem::date_invalid;
        }
        return reading;
    }
    const std::string_view of_day = begin < date.size() ? date.substr(begin) : text::trim(time);
    if (of_day.empty() || (begin == date.size() && is_placeholder(of_day))) {
        reading.value = Moment{*day.value, std::nullopt};
        return reading;
    }
    if (const auto read = read_time(of_day)) {
        reading.value = moment_of(*day.value, *read);
    } else {
        reading.problem = Problem::date_invalid;
    }
    return reading;
}

} // namespace bdd::fields
