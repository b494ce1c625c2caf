#include "fields/french_postcode.hpp"
#include "fields/tidy_line.hpp"

#include <bdd/core/text.hpp>
#include <bdd/fields/place.hpp>

namespace bdd::fields {

namespace {

bool is_gap(char c) noexcept {
    return c == ' ' || c == '-' || c == ',' || c == ';' || c == '/' || c == ':' || c == '.';
}

std::string_view strip_gaps(std::string_view text) noexcept {
    while (!text.empty() && is_gap(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && is_gap(text.back()) && text.back() != '.') {
        text.remove_suffix(1);
    }
    return text;
}

/// "35580 BAULON", "F-35000 Rennes", "35 580 BAULON", "35580".
bool read_front(std::string_view tidy, TownReading& reading) {
    const std::string_view text = tidy.substr(french_prefix(tidy));
    std::string code(text.substr(0, 5));
    std::size_t end = 5;
    if (text.size() > 6 && text[2] == ' ') {
        code = std::string(text.substr(0, 2)) + std::string(text.substr(3, 3));
        end = 6;
    }
    if (!is_french_postcode(code) || (end < text.size() && !is_gap(text[end]))) {
        return false;
    }
    const std::string_view rest = strip_gaps(text.substr(std::min(end, text.size())));
    if (!rest.empty() && !is_word_letter(rest.front())) {
        return false;
    }
    reading.postcode = std::move(code);
    reading.town = rest;
    return true;
}

/// "BAULON (35580)", "BAULON 35580", "BAULON (35580) CEDEX".
bool read_behind(std::string_view tidy, TownReading& reading) {
    for (std::size_t i = tidy.size(); i-- > 5;) {
        const std::size_t start = i - 4;
        if (!is_ascii_digit(tidy[i]) || !is_french_postcode(tidy.substr(start, 5))) {
            continue;
        }
        const char before = tidy[start - 1];
        const char after = i + 1 < tidy.size() ? tidy[i + 1] : ' ';
        const bool bracketed = before == '(' && after == ')';
        const bool at_end = i + 1 == tidy.size() && is_gap(before);
        if (!bracketed && !at_end) {
            continue;
        }
        reading.town = strip_gaps(tidy.substr(0, start - (bracketed ? 1 : 0)));
        const std::string_view rest = strip_gaps(tidy.substr(i + (bracketed ? 2 : 1)));
        if (!reading.town.empty() && !rest.empty()) {
            reading.town += ' ';
        }
        reading.town += rest;
        reading.postcode = tidy.substr(start, 5);
        return true;
    }
    return false;
}

} // namespace

TownReading read_town(std::string_view cell) {
    TownReading reading;
    std::string tidy = tidy_line(cell);
    const bool has_digit = tidy.find_first_of("0123456789") != std::string::npos;
    if (!has_digit || (!read_front(tidy, reading) && !read_behind(tidy, reading))) {
        reading.town = std::move(tidy);
    }
    return reading;
}

} // namespace bdd::fields
