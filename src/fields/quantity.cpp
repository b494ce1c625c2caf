#include "fields/cell.hpp"
#include "fields/decimal.hpp"

#include <bdd/core/text.hpp>
#include <bdd/fields/identifiers.hpp>
#include <bdd/fields/quantity.hpp>

#include <algorithm>
#include <array>

namespace bdd::fields {

namespace {

/// Words that may stand around a number of staff, folded. Anything else makes the cell no number:
/// "12 rue du Bac" is not twelve people.
bool is_staff_word(std::string_view word) noexcept {
    constexpr auto k_words = std::to_array<std::string_view>({"a",
                                                              "and",
                                                              "agent",
                                                              "agents",
                                                              "au",
                                                              "between",
                                                              "circa",
                                                              "collaborateur",
                                                              "collaborateurs",
                                                              "de",
                                                              "effectif",
                                                              "employe",
                                                              "employee",
                                                              "employees",
                                                              "employes",
                                                              "entre",
                                                              "env",
                                                              "environ",
                                                              "et",
                                                              "etp",
                                                              "less",
                                                              "moins",
                                                              "more",
                                                              "or",
                                                              "ou",
                                                              "over",
                                                              "people",
                                                              "pers",
                                                              "personne",
                                                              "personnes",
                                                              "plus",
                                                              "salarie",
                                                              "salariee",
                                                              "salariees",
                                                              "salaries",
                                                              "staff",
                                                              "than",
                                                              "to",
                                                              "under"});
    return std::find(k_words.begin(), k_words.end(), word) != k_words.end();
}

bool only_staff_words(std::string_view text) {
    const std::string key = text::fold(text);
    std::size_t i = 0;
    while (i < key.size()) {
        const std::size_t start = i;
        while (i < key.size() && (is_letter(key[i]) || is_non_ascii(key[i]))) {
            ++i;
        }
        if (i > start && !is_staff_word(std::string_view(key).substr(start, i - start))) {
            return false;
        }
        if (i == start) {
            ++i;
        }
    }
    return true;
}

/// "< 10" and "moins de 10" say nothing about the lower bound.
bool is_upper_bound(std::string_view before) {
    const std::string folded = text::fold(before);
    return folded.find('<') != std::string::npos || folded.find("moins") != std::string::npos ||
           folded.find("less") != std::string::npos || folded.find("under") != std::string::npos;
}

/// Length of the first number at the start of `text`, its thousands separators included.
std::size_t number_length(std::string_view text) noexcept {
    const auto digits_at = [&](std::size_t at) {
        std::size_t end = at;
        while (end < text.size() && is_digit(text[end])) {
            ++end;
        }
        return end - at;
    };
    std::size_t end = digits_at(0);
    const bool groups = end <= 3;
    while (end < text.size()) {
        const char c = text[end];
        const std::size_t blank = blank_at(text, end);
        const std::size_t separator = c == '.' || c == ',' || c == '\'' ? 1 : blank;
        const std::size_t digits = separator > 0 ? digits_at(end + separator) : 0;
        if (digits == 0 || (blank > 0 && (digits != 3 || !groups))) {
            break;
        }
        end += separator + digits;
    }
    return end;
}

std::optional<std::int64_t> staff_of(std::string_view text) {
    const auto* digit = std::find_if(text.begin(), text.end(), is_digit);
    if (digit == text.end()) {
        return std::nullopt;
    }
    const auto start = static_cast<std::size_t>(digit - text.begin());
    const std::string_view before = text.substr(0, start);
    const std::size_t length = number_length(text.substr(start));
    if (!only_staff_words(before) || !only_staff_words(text.substr(start + length)) ||
        before.find('-') != std::string_view::npos) {
        return std::nullopt;
    }
    const std::optional<std::int64_t> hundredths = read_hundredths(text.substr(start, length));
    if (!hundredths) {
        return std::nullopt;
    }
    return is_upper_bound(before) ? 0 : *hundredths / 100;
}

struct Unit {
    std::string_view name;
    std::int64_t scale;
};
/// What may stand behind an amount, folded and without blanks and dots.
constexpr auto k_units = std::to_array<Unit>({
    {"", 1},
    {"€", 1},
    {"eur", 1},
    {"euro", 1},
    {"euros", 1},
    {"€ht", 1},
    {"€ttc", 1},
    {"k", 1'000},
    {"k€", 1'000},
    {"keur", 1'000},
    {"keuro", 1'000},
    {"keuros", 1'000},
    {"milliers€", 1'000},
    {"m", 1'000'000},
    {"m€", 1'000'000},
    {"meur", 1'000'000},
    {"meuros", 1'000'000},
    {"million", 1'000'000},
    {"millions", 1'000'000},
    {"millioneuros", 1'000'000},
    {"millionseuros", 1'000'000},
    {"milliond'euros", 1'000'000},
    {"millionsd'euros", 1'000'000},
    {"million€", 1'000'000},
    {"millions€", 1'000'000},
    {"md", 1'000'000'000},
    {"md€", 1'000'000'000},
    {"mds€", 1'000'000'000},
    {"milliard", 1'000'000'000},
    {"milliards", 1'000'000'000},
    {"milliarddeuros", 1'000'000'000},
    {"milliardd'euros", 1'000'000'000},
    {"milliardsd'euros", 1'000'000'000},
    {"milliards€", 1'000'000'000},
});

std::optional<std::int64_t> scale_of(std::string_view unit) {
    std::string name;
    std::size_t i = 0;
    while (i < unit.size()) {
        if (const std::size_t blank = blank_at(unit, i); blank > 0) {
            i += blank;
        } else if (unit[i] == '.') {
            ++i;
        } else if (unit.substr(i, 3) == "’") {
            name.push_back('\'');
            i += 3;
        } else {
            name.push_back(to_lower(unit[i]));
            ++i;
        }
    }
    for (const Unit& known : k_units) {
        if (known.name == name) {
            return known.scale;
        }
    }
    return std::nullopt;
}

/// Takes a sign, or parentheses around, off an amount; true for a negative one.
bool take_sign(std::string_view& text) noexcept {
    constexpr std::string_view k_minus = "−"; // U+2212
    bool negative = false;
    if (text.size() > 2 && text.front() == '(' && text.back() == ')') {
        text = text::trim(text.substr(1, text.size() - 2));
        negative = true;
    } else if (text.front() == '-' || text.front() == '+') {
        negative = text.front() == '-';
        text = text::trim(text.substr(1));
    } else if (text.substr(0, k_minus.size()) == k_minus) {
        negative = true;
        text = text::trim(text.substr(k_minus.size()));
    }
    return negative;
}

std::optional<std::int64_t> cents_of(std::string_view text) {
    const bool negative = take_sign(text);
    for (const std::string_view currency : {std::string_view("€"), std::string_view("EUR")}) {
        if (text.substr(0, currency.size()) == currency) {
            text = text::trim(text.substr(currency.size()));
        }
    }
    if (text.empty()) {
        return std::nullopt;
    }
    std::size_t end = 0;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t blank = blank_at(text, i);
        if (!is_digit(text[i]) && text[i] != '.' && text[i] != ',' && text[i] != '\'' &&
            blank == 0) {
            break;
        }
        i += std::max<std::size_t>(blank, 1);
        end = i;
    }
    const std::optional<std::int64_t> scale = scale_of(text.substr(end));
    if (!scale) {
        return std::nullopt;
    }
    const std::optional<std::int64_t> cents =
        read_hundredths(text::trim(text.substr(0, end)), *scale);
    return cents && negative ? std::optional(-*cents) : cents;
}

using Number = Reading<std::optional<std::int64_t>>;

template <typename Read>
Number read_number(std::string_view cell, Read read) {
    Number reading;
    const Unwrapped unwrapped = unwrap_cell(cell);
    const std::string_view text = unwrapped.text;
    if (text.empty()) {
        return reading;
    }
    reading.value = read(text);
    if (reading.value) {
        if (unwrapped.artefact) {
            reading.repairs.add(Repair::spreadsheet_artefact);
        }
    } else if (is_placeholder(text)) {
        reading.repairs.add(Repair::placeholder_emptied);
    } else {
        reading.problem = Problem::number_invalid;
    }
    return reading;
}

} // namespace

Number read_staff(std::string_view cell) {
    return read_number(cell, staff_of);
}

std::optional<std::int64_t> read_staff_band(std::string_view code) {
    struct Band {
        std::string_view code;
        std::int64_t from;
    };
    constexpr auto k_bands = std::to_array<Band>({
        {"00", 0},   {"01", 1},    {"02", 3},    {"03", 6},    {"11", 10},
        {"12", 20},  {"21", 50},   {"22", 100},  {"31", 200},  {"32", 250},
        {"41", 500}, {"42", 1000}, {"51", 2000}, {"52", 5000}, {"53", 10'000},
        {"0", 0},    {"1", 1},     {"2", 3},     {"3", 6}, // zero lost in a spreadsheet
    });
    const std::string_view text = unwrap_identifier(code).text;
    const auto* found = std::find_if(k_bands.begin(), k_bands.end(),
                                     [&](const Band& band) { return band.code == text; });
    return found == k_bands.end() ? std::nullopt : std::optional(found->from);
}

Number read_cents(std::string_view cell) {
    Number reading = read_number(cell, cents_of);
    if (!reading.ok() && is_scientific(cell)) {
        reading.problem = Problem::scientific_notation;
    }
    return reading;
}

} // namespace bdd::fields
