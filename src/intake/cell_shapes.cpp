#include "intake/cell_shapes.hpp"

#include "intake/cell_words.hpp"

#include <bdd/core/text.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace bdd::intake {

namespace {

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_email(std::string_view cell) {
    const std::size_t at = cell.find('@');
    if (at == std::string_view::npos || at == 0 || cell[at - 1] == ' ') {
        return false;
    }
    std::size_t end = at + 1;
    std::size_t dot = std::string_view::npos;
    const auto in_host = [](char c) {
        return is_letter(c) || text::is_digit(c) || c == '-' || c == '.' ||
               static_cast<unsigned char>(c) >= 0x80;
    };
    while (end < cell.size() && in_host(cell[end])) {
        dot = cell[end] == '.' ? end : dot;
        ++end;
    }
    const bool has_domain = dot != std::string_view::npos && dot > at + 1;
    return has_domain && text::words(cell).size() <= 6;
}

bool is_social(std::string_view host) {
    static constexpr std::array<std::string_view, 12> k_social = {
        "facebook.",    "twitter.", "linkedin.", "instagram.", "youtube.",  "pinterest.",
        "dailymotion.", "vimeo.",   "tiktok.",   "wikipedia.", "wikidata.", "viadeo."};
    return std::any_of(k_social.begin(), k_social.end(), [&](std::string_view name) {
        return host.find(name) != std::string_view::npos;
    });
}

void add_url(ShapeSet& shapes, std::string_view cell) {
    const std::string_view host = host_of(cell);
    shapes.add_if(!host.empty(), Shape::url);
    shapes.add_if(!host.empty() && is_social(host), Shape::social_url);
}

/// Luhn's key; digits only.
bool has_luhn_key(std::string_view number) {
    int sum = 0;
    for (std::size_t i = 0; i < number.size(); ++i) {
        const int digit = number[number.size() - 1 - i] - '0';
        const int doubled = digit * 2;
        sum += i % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
}

bool is_siret(std::string_view number) {
    if (number.size() != 14 || number.find_first_not_of('0') == std::string_view::npos) {
        return false;
    }
    if (number.starts_with("356000000")) {
        int sum = 0;
        for (const char c : number) {
            sum += c - '0';
        }
        return sum % 5 == 0 || has_luhn_key(number);
    }
    return has_luhn_key(number);
}

/// French number without country code and leading zero, or nothing: "144271211".
std::string_view national_digits(std::string_view digits, bool has_plus) {
    if (!has_plus && digits.size() == 10 && digits[0] == '0' && digits[1] != '0') {
        return digits.substr(1);
    }
    if (digits.starts_with("00")) {
        digits.remove_prefix(2);
        has_plus = true;
    }
    if (!digits.starts_with("33") || (!has_plus && digits.size() != 11)) {
        return {};
    }
    digits.remove_prefix(2);
    if (digits.starts_with('0')) {
        digits.remove_prefix(1);
    }
    return digits.size() == 9 && digits[0] != '0' ? digits : std::string_view{};
}

/// The first of several numbers, without its extension ("01 02 03 04 05 poste 12").
std::string_view first_number(std::string_view cell) {
    const std::size_t end = cell.find_first_of("/,;:pPeEx");
    return end == std::string_view::npos || end < 6 ? cell : cell.substr(0, end);
}

void add_phone(ShapeSet& shapes, std::string_view cell) {
    const std::string_view number = first_number(cell);
    const bool has_plus = number.starts_with('+') || number.starts_with("(+");
    const bool is_dialled = std::all_of(number.begin(), number.end(), [](char c) {
        return text::is_digit(c) || c == ' ' || c == '.' || c == '-' || c == '+' || c == '(' ||
               c == ')' || c == '_' || static_cast<unsigned char>(c) >= 0x80;
    });
    if (!is_dialled) {
        return;
    }
    const std::string digits = text::digits(number);
    shapes.add_if(digits.size() >= 6 && digits.size() <= 15, Shape::phone_like);
    const std::string_view national = national_digits(digits, has_plus);
    shapes.add_if(!national.empty(), Shape::phone);
    shapes.add_if(!national.empty() && (national[0] == '6' || national[0] == '7'), Shape::mobile);
}

bool is_coordinates(std::string_view cell) {
    const bool all_signs = std::all_of(cell.begin(), cell.end(), [](char c) {
        return text::is_digit(c) || c == '.' || c == ',' || c == '-' || c == ' ' || c == ';';
    });
    const auto dots = std::count(cell.begin(), cell.end(), '.');
    return all_signs && dots == 2 && cell.find(',') != std::string_view::npos;
}

void add_ids(ShapeSet& shapes, std::string_view key) {
    std::string number;
    std::copy_if(key.begin(), key.end(), std::back_inserter(number),
                 [](char c) { return c != ' '; });
    if (text::all_digits(number)) {
        shapes.add_if(number.size() == 8 || number.size() == 9, Shape::short_id);
        shapes.add_if(number.size() == 13 || number.size() == 14, Shape::long_id);
        shapes.add_if(number.size() == 9 && number[0] != '0' && has_luhn_key(number), Shape::siren);
        shapes.add_if(is_siret(number), Shape::siret);
        return;
    }
    const std::size_t letters = static_cast<std::size_t>(
        std::count_if(number.begin(), number.end(), [](char c) { return is_letter(c); }));
    shapes.add_if(number.size() == 5 && letters == 1 && is_letter(number.back()), Shape::naf);
    const bool has_country = number.size() >= 10 && number.size() <= 14 && letters <= 4 &&
                             is_letter(number[0]) && is_letter(number[1]);
    shapes.add_if(has_country && text::is_digit(number.back()), Shape::vat);
    // "3,56E+13": a spreadsheet lost the digits; the column is still one of long numbers.
    const bool is_scientific = letters == 1 && number.find('E') + 3 == number.size();
    shapes.add_if(is_scientific && text::is_digit(number[0]), Shape::long_id);
}

void add_postcode(ShapeSet& shapes, std::string_view cell, std::string_view key) {
    const bool strict = is_postcode(cell);
    shapes.add_if(strict, Shape::postcode);
    shapes.add_if(strict && cell.back() == '0', Shape::round_postcode);
    const bool has_digit = std::any_of(key.begin(), key.end(), text::is_digit);
    shapes.add_if(has_digit && key.size() >= 4 && key.size() <= 9, Shape::postcode_like);
}

bool is_month_word(std::string_view word) {
    static constexpr std::array<std::string_view, 16> k_months = {
        "jan", "fev", "feb", "mar", "avr", "apr", "mai", "may",
        "jui", "jun", "jul", "aou", "aug", "sep", "oct", "nov"};
    return word.starts_with("dec") ||
           std::any_of(k_months.begin(), k_months.end(),
                       [&](std::string_view month) { return word.starts_with(month); });
}

bool is_date(std::string_view cell) {
    const std::vector<std::string_view> words = text::words(cell);
    if (words.size() >= 3 && text::all_digits(words[0]) && words[0].size() <= 2 &&
        is_month_word(text::fold(words[1]))) {
        return true;
    }
    std::string_view day = words.empty() ? cell : words[0];
    day = day.substr(0, day.find('T'));
    for (const char separator : {'-', '/', '.'}) {
        const std::vector<std::string_view> parts = text::split(day, separator);
        const bool all_numbers = std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
            return text::all_digits(part) && part.size() <= 4;
        });
        if (parts.size() == 3 && all_numbers && parts[1].size() <= 2 &&
            (parts[0].size() <= 2 || parts[2].size() <= 2)) {
            return true;
        }
    }
    return day.size() == 8 && text::all_digits(day) &&
           (day.starts_with("19") || day.starts_with("20")) && day.substr(4, 2) <= "12" &&
           day.substr(6) <= "31";
}

bool is_amount(std::string_view key) {
    std::size_t letters = 0;
    std::size_t digits = 0;
    for (const char c : key) {
        letters += is_letter(c) ? 1U : 0U;
        digits += text::is_digit(c) ? 1U : 0U;
    }
    const bool has_unit = key.ends_with(" K") || key.ends_with("KE") || key.ends_with("EUR") ||
                          key.ends_with("EUROS") || key.ends_with("KEUR") || key.ends_with(" M") ||
                          key.ends_with("M EUR");
    return digits > 0 && (letters <= 1 || has_unit);
}

void add_numbers(ShapeSet& shapes, std::string_view cell, std::string_view key) {
    static constexpr std::array<std::string_view, 16> k_bands = {"00", "01", "02", "03", "11", "12",
                                                                 "21", "22", "31", "32", "41", "42",
                                                                 "51", "52", "53", "NN"};
    const bool is_integer =
        std::all_of(key.begin(), key.end(), [](char c) { return text::is_digit(c) || c == ' '; });
    shapes.add_if(is_integer && cell.find_first_of("./") == std::string_view::npos, Shape::integer);
    shapes.add_if(is_amount(key), Shape::amount);
    const bool is_band = std::find(k_bands.begin(), k_bands.end(), cell) != k_bands.end();
    shapes.add_if(is_band, Shape::band_code);
    shapes.add_if(is_band && (cell[0] == '0' || cell[0] == 'N'), Shape::marked_band);
    shapes.add_if(is_coordinates(cell), Shape::coordinates);
}

bool is_yes_no(std::string_view key) {
    static constexpr std::array<std::string_view, 26> k_words = {
        "0",       "1",       "O",      "N",   "X",      "Y",          "ACCEPTE", "FALSE",
        "FAUX",    "INSCRIT", "NO",     "NON", "OFF",    "OK",         "ON",      "OPT IN",
        "OPT OUT", "OPTIN",   "OPTOUT", "OUI", "REFUSE", "SUBSCRIBED", "TRUE",    "UNSUBSCRIBED",
        "VRAI",    "YES"};
    return std::find(k_words.begin(), k_words.end(), key) != k_words.end();
}

} // namespace

std::string_view host_of(std::string_view cell) noexcept {
    if (cell.find_first_of(" @\n\t") != std::string_view::npos) {
        return {};
    }
    const std::size_t scheme = cell.find("://");
    const bool has_scheme = scheme != std::string_view::npos;
    std::string_view host = has_scheme ? cell.substr(scheme + 3) : cell;
    host = host.substr(0, host.find_first_of("/?#:"));
    const bool has_www = host.starts_with("www.") || host.starts_with("WWW.");
    if (has_www) {
        host.remove_prefix(4);
    }
    const std::size_t dot = host.rfind('.');
    if (dot == std::string_view::npos || dot < 2) {
        return {};
    }
    const std::string_view ending = host.substr(dot + 1);
    const bool is_ending =
        ending.size() >= 2 && std::all_of(ending.begin(), ending.end(), is_letter);
    const bool is_sure = has_scheme || has_www || ending.size() <= 4;
    return is_ending && is_sure ? host : std::string_view{};
}

bool stands_for_empty(std::string_view cell) {
    static constexpr std::array<std::string_view, 12> k_words = {
        "NC",   "N C", "NA",  "N A",  "NEANT", "NULL",
        "NONE", "NR",  "N R", "SANS", "VIDE",  "NON RENSEIGNE"};
    if (cell.size() > 16) {
        return false;
    }
    const std::string key = text::key(cell);
    return key.empty() || std::find(k_words.begin(), k_words.end(), key) != k_words.end();
}

namespace {

/// The first of several identifiers in one cell, or the whole cell.
std::string first_id(std::string_view cell, const std::string& key) {
    constexpr std::size_t k_two_sirens = 18;
    const std::size_t end = cell.find_first_of(",;/|");
    const bool several = end != std::string_view::npos && key.size() >= k_two_sirens &&
                         key.find_first_not_of("0123456789 ") == std::string::npos;
    return several ? text::key(cell.substr(0, end)) : key;
}

} // namespace

ShapeSet shapes_of(std::string_view cell) {
    const std::string key = text::key(cell);
    ShapeSet shapes;
    if (key.empty()) {
        return shapes;
    }
    if (is_email(cell)) {
        shapes.add(Shape::email);
        shapes.add(Shape::letters);
        return shapes;
    }
    shapes = word_shapes(cell, key);
    shapes.add_if(std::any_of(key.begin(), key.end(), text::is_digit), Shape::digits);
    add_url(shapes, cell);
    add_ids(shapes, first_id(cell, key));
    add_postcode(shapes, cell, key);
    add_numbers(shapes, cell, key);
    shapes.add_if(is_yes_no(key), Shape::yes_no);
    if (is_date(cell)) {
        shapes.add(Shape::date);
    } else if (!shapes.has(Shape::coordinates)) {
        add_phone(shapes, cell);
    }
    return shapes;
}

} // namespace bdd::intake
