#include "fields/cell.hpp"

#include <bdd/core/byte_set.hpp>
#include <bdd/core/text.hpp>
#include <bdd/fields/quantity.hpp>

#include <algorithm>
#include <array>

namespace bdd::fields {

namespace {

/// A cell cut into numbers and words: "15 mars 2024 10:30" → 15, mars, 2024 and a time behind.
struct Part {
    std::string_view text;
    bool digits = false;
};
struct Parts {
    std::array<Part, 3> part;
    std::size_t count = 0;
    std::string_view rest; ///< From the sign behind the last part on.
};

constexpr bool is_date_separator(char c) noexcept {
    return c == '/' || c == '-' || c == '.' || c == ' ' || c == ',' || c == '\'';
}

Parts split_parts(std::string_view text) noexcept {
    Parts parts;
    std::size_t i = 0;
    while (i < text.size() && parts.count < parts.part.size()) {
        if (const std::size_t blank = blank_at(text, i); blank > 0) {
            i += blank;
            continue;
        }
        if (is_date_separator(text[i])) {
            ++i;
            continue;
        }
        const std::size_t start = i;
        const bool digits = is_digit(text[i]);
        while (i < text.size() && is_digit(text[i]) == digits && !is_date_separator(text[i]) &&
               blank_at(text, i) == 0) {
            ++i;
        }
        std::string_view word = text.substr(start, i - start);
        // "1er mars" and "1st March": the ending of an ordinal is no part of its own.
        if (!digits && parts.count > 0 && parts.part[parts.count - 1].digits && start > 0 &&
            is_digit(text[start - 1])) {
            if (word == "er" || word == "st" || word == "nd" || word == "rd" || word == "th") {
                continue;
            }
            parts.count = 0;
            return parts;
        }
        parts.part[parts.count++] = {word, digits};
    }
    parts.rest = text.substr(i);
    return parts;
}

/// Month whose folded French or English name, or an abbreviation of it, this is; 0 for none.
unsigned month_of(std::string_view word) {
    struct Month {
        std::string_view begin; ///< Shortest abbreviation.
        std::string_view french;
        std::string_view english;
    };
    constexpr auto k_months = std::to_array<Month>({
        {"jan", "janvier", "january"},
        {"fe", "fevrier", "february"},
        {"mar", "mars", "march"},
        {"av", "avril", "april"},
        {"mai", "mai", "may"},
        {"juin", "juin", "june"},
        {"juil", "juillet", "july"},
        {"ao", "aout", "august"},
        {"sep", "septembre", "september"},
        {"oct", "octobre", "october"},
        {"nov", "novembre", "november"},
        {"dec", "decembre", "december"},
    });
    const std::string folded = text::fold(word);
    const std::string_view name = folded;
    for (std::size_t i = 0; i < k_months.size(); ++i) {
        const Month& month = k_months[i];
        const bool french =
            name.size() >= month.begin.size() && month.french.substr(0, name.size()) == name;
        const bool english = name.size() >= 3 && month.english.substr(0, name.size()) == name;
        if (french || english || (month.begin == "fe" && name == "fevr")) {
            return static_cast<unsigned>(i + 1);
        }
    }
    return 0;
}

bool is_weekday(std::string_view word) {
    constexpr auto k_days = std::to_array<std::string_view>(
        {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "monday",
         "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"});
    const std::string folded = text::fold(word);
    return folded.size() >= 3 &&
           std::any_of(k_days.begin(), k_days.end(), [&](std::string_view day) {
               return day.substr(0, folded.size()) == folded;
           });
}

/// Only what a time of day is written with: "T10:30:00+02:00", " 10h30", " 9:05 PM".
bool is_time_tail(std::string_view rest) noexcept {
    if (rest.empty()) {
        return true;
    }
    constexpr text::ByteSet k_time_signs("0123456789:.,+-hTZ AaPpMmUC");
    const bool begins = rest.front() == 'T' || rest.front() == ' ' || rest.front() == ',';
    return begins && k_time_signs.find_outside(rest) == std::string_view::npos;
}

int number(std::string_view digits) noexcept {
    int value = 0;
    for (const char c : digits) {
        value = value * 10 + (c - '0');
    }
    return value;
}

/// 24 is 2024, 85 is 1985: nobody's base holds days of 2050.
std::optional<int> year_of(const Part& part) noexcept {
    if (!part.digits || (part.text.size() != 4 && part.text.size() != 2)) {
        return std::nullopt;
    }
    const int year = number(part.text);
    if (part.text.size() == 4) {
        return year;
    }
    return year < 50 ? 2000 + year : 1900 + year;
}

bool is_short_number(const Part& part) noexcept {
    return part.digits && part.text.size() <= 2;
}

unsigned small(const Part& part) noexcept {
    return static_cast<unsigned>(number(part.text));
}

std::optional<Date> checked(std::optional<int> year, unsigned month, unsigned day) noexcept {
    if (!year) {
        return std::nullopt;
    }
    const Date date{*year, month, day};
    return is_valid(date) ? std::optional(date) : std::nullopt;
}

std::optional<Date> from_parts(const Parts& parts, DateOrder order) {
    const auto& [first, second, third] = parts.part;
    if (parts.count != 3) {
        return std::nullopt;
    }
    if (!second.digits && is_short_number(first)) {
        return checked(year_of(third), month_of(second.text), small(first));
    }
    if (!first.digits && is_short_number(second)) {
        return checked(year_of(third), month_of(first.text), small(second));
    }
    if (!first.digits || !is_short_number(second)) {
        return std::nullopt;
    }
    if (first.text.size() == 4 && is_short_number(third)) {
        return checked(number(first.text), small(second), small(third));
    }
    if (!is_short_number(first)) {
        return std::nullopt;
    }
    const bool day_first = order == DateOrder::day_first;
    return checked(year_of(third), small(day_first ? second : first),
                   small(day_first ? first : second));
}

/// Day number of a spreadsheet (five digits, maybe with the time as a fraction), or 20240315.
std::optional<Date> from_number(std::string_view text) noexcept {
    constexpr std::int64_t k_unix_epoch = 25569; // 1970-01-01 in the 1900 system
    constexpr text::ByteSet k_marks(".,");
    const std::size_t mark = k_marks.find_in(text);
    const std::string_view whole = text.substr(0, mark);
    if (!text::all_digits(whole)) {
        return std::nullopt;
    }
    if (whole.size() == 5 && whole.front() != '0' &&
        (mark == std::string_view::npos || text::all_digits(text.substr(mark + 1)))) {
        return from_days(number(whole) - k_unix_epoch);
    }
    if (text.size() == 8 && mark == std::string_view::npos &&
        (text.substr(0, 2) == "19" || text.substr(0, 2) == "20")) {
        return checked(number(text.substr(0, 4)), static_cast<unsigned>(number(text.substr(4, 2))),
                       static_cast<unsigned>(number(text.substr(6, 2))));
    }
    return std::nullopt;
}

/// 0000-00-00 and 00/00/0000: how databases write "no date".
bool is_zero_date(std::string_view text) noexcept {
    constexpr text::ByteSet k_signs("0/-.: T");
    return text.size() >= 8 && k_signs.find_outside(text) == std::string_view::npos;
}

std::string_view without_weekday(std::string_view text) {
    constexpr text::ByteSet k_ends(" ,.");
    const std::size_t end = is_digit(text.front()) ? std::string_view::npos : k_ends.find_in(text);
    if (end != std::string_view::npos && is_weekday(text.substr(0, end)) &&
        month_of(text.substr(0, end)) == 0) {
        return text::trim(text.substr(std::min(k_ends.find_outside(text, end), text.size())));
    }
    return text;
}

} // namespace

std::optional<DateOrder> proven_order(std::string_view cell) noexcept {
    const Parts parts = split_parts(unwrap_cell(cell).text);
    const auto& [first, second, third] = parts.part;
    if (parts.count != 3 || !is_short_number(first) || !is_short_number(second) ||
        !year_of(third)) {
        return std::nullopt;
    }
    const unsigned a = small(first);
    const unsigned b = small(second);
    if (a > 12 && a <= 31 && b >= 1 && b <= 12) {
        return DateOrder::day_first;
    }
    if (b > 12 && b <= 31 && a >= 1 && a <= 12) {
        return DateOrder::month_first;
    }
    return std::nullopt;
}

Reading<std::optional<Date>> read_date(std::string_view cell, DateOrder order) {
    Reading<std::optional<Date>> reading;
    const Unwrapped unwrapped = unwrap_cell(cell);
    const std::string_view text = unwrapped.text;
    if (text.empty()) {
        return reading;
    }
    reading.value = parse_iso_date(text);
    if (!reading.value) {
        reading.value = from_number(text);
    }
    if (!reading.value) {
        const Parts parts = split_parts(without_weekday(text));
        if (is_time_tail(parts.rest)) {
            reading.value = from_parts(parts, order);
        }
    }
    if (reading.value) {
        if (unwrapped.artefact) {
            reading.repairs.add(Repair::spreadsheet_artefact);
        }
    } else if (is_placeholder(text) || is_zero_date(text)) {
        reading.repairs.add(Repair::placeholder_emptied);
    } else {
        reading.problem = Problem::date_invalid;
    }
    return reading;
}

} // namespace bdd::fields
