#include "fields/cell.hpp"

#include <bdd/core/text.hpp>
#include <bdd/fields/identifiers.hpp>
#include <bdd/fields/quantity.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace bdd::fields {

namespace {

constexpr std::size_t k_french_size = 13;

/// Form of the part behind a country's prefix: 9 a digit, @ a letter, * either, others literal.
struct VatForm {
    std::string_view prefix;
    std::string_view form;
};

constexpr auto k_forms = std::to_array<VatForm>({
    {"AT", "U99999999"},     {"BE", "9999999999"},     {"BG", "999999999"},
    {"BG", "9999999999"},    {"CH", "E999999999"},     {"CH", "E999999999TVA"},
    {"CH", "E999999999IVA"}, {"CH", "E999999999MWST"}, {"CY", "99999999@"},
    {"CZ", "99999999"},      {"CZ", "999999999"},      {"CZ", "9999999999"},
    {"DE", "999999999"},     {"DK", "99999999"},       {"EE", "999999999"},
    {"EL", "999999999"},     {"ES", "*9999999*"},      {"FI", "99999999"},
    {"FR", "**999999999"},   {"GB", "999999999"},      {"GB", "999999999999"},
    {"GB", "GD999"},         {"GB", "HA999"},          {"HR", "99999999999"},
    {"HU", "99999999"},      {"IE", "9*99999@"},       {"IE", "9999999@@"},
    {"IT", "99999999999"},   {"LT", "999999999"},      {"LT", "999999999999"},
    {"LU", "99999999"},      {"LV", "99999999999"},    {"MT", "99999999"},
    {"NL", "999999999B99"},  {"NO", "999999999"},      {"NO", "999999999MVA"},
    {"PL", "9999999999"},    {"PT", "999999999"},      {"RO", "99"},
    {"RO", "999"},           {"RO", "9999"},           {"RO", "99999"},
    {"RO", "999999"},        {"RO", "9999999"},        {"RO", "99999999"},
    {"RO", "999999999"},     {"RO", "9999999999"},     {"SE", "999999999999"},
    {"SI", "99999999"},      {"SK", "9999999999"},     {"XI", "999999999"},
    {"XI", "999999999999"},
});

bool matches(std::string_view text, std::string_view form) noexcept {
    return text.size() == form.size() &&
           std::equal(text.begin(), text.end(), form.begin(), [](char c, char wanted) {
               switch (wanted) {
               case '9':
                   return is_digit(c);
               case '@':
                   return is_letter(c);
               case '*':
                   return is_digit(c) || is_letter(c);
               default:
                   return c == wanted;
               }
           });
}

unsigned number(std::string_view digits) noexcept {
    unsigned value = 0;
    for (const char c : digits) {
        value = value * 10 + static_cast<unsigned>(c - '0');
    }
    return value;
}

unsigned french_key(std::string_view siren) noexcept {
    return (12 + 3 * (number(siren) % 97)) % 97;
}

/// Capitals without blanks, dots, hyphens and slashes.
std::string compact(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    std::size_t i = 0;
    while (i < text.size()) {
        const char c = text[i];
        const std::size_t skipped = c == '.' || c == '-' || c == '/' ? 1 : blank_at(text, i);
        if (skipped == 0) {
            out.push_back(to_upper(c));
        }
        i += std::max<std::size_t>(skipped, 1);
    }
    return out;
}

Problem vat_problem(std::string_view vat) noexcept {
    const bool known = std::any_of(k_forms.begin(), k_forms.end(), [&](const VatForm& form) {
        return vat.substr(0, 2) == form.prefix && matches(vat.substr(2), form.form);
    });
    if (!known) {
        return Problem::vat_syntax;
    }
    if (vat.substr(0, 2) != "FR") {
        return Problem::none;
    }
    const std::string_view key = vat.substr(2, 2);
    if (!text::all_digits(key)) {
        // The letters I and O are never used; the rule for keys with letters is not public.
        return key.find_first_of("IO") == std::string_view::npos ? Problem::none : Problem::vat_key;
    }
    return number(key) == french_key(vat.substr(4)) ? Problem::none : Problem::vat_key;
}

} // namespace

Reading<std::string> read_vat(std::string_view cell) {
    Reading<std::string> reading;
    const Unwrapped unwrapped = unwrap_cell(cell);
    if (unwrapped.text.empty()) {
        return reading;
    }
    std::string vat = compact(unwrapped.text);
    if (vat.size() < 4) {
        vat.resize(4, ' ');
    }
    reading.problem = vat_problem(vat);
    if (reading.ok()) {
        reading.value = std::move(vat);
        if (unwrapped.artefact) {
            reading.repairs.add(Repair::spreadsheet_artefact);
        }
    } else if (is_placeholder(unwrapped.text)) {
        reading.problem = Problem::none;
        reading.repairs.add(Repair::placeholder_emptied);
    }
    return reading;
}

std::string siren_of_vat(std::string_view vat) {
    if (vat.size() != k_french_size || vat.substr(0, 2) != "FR" || !is_siren(vat.substr(4))) {
        return {};
    }
    return std::string(vat.substr(4));
}

std::string vat_of_siren(std::string_view siren) {
    return fmt::format("FR{:02}{}", french_key(siren), siren);
}

Reading<std::string> read_naf(std::string_view cell) {
    constexpr std::size_t k_size = 5;
    Reading<std::string> reading;
    const Unwrapped unwrapped = unwrap_cell(cell);
    const std::string_view text = unwrapped.text;
    if (text.empty()) {
        return reading;
    }
    std::string code;
    std::size_t i = 0;
    while (i < text.size() && code.size() < k_size) {
        const bool wanted = code.size() < k_size - 1 ? is_digit(text[i]) : is_letter(text[i]);
        const std::size_t blank = text[i] == '.' ? 1 : blank_at(text, i);
        if (wanted) {
            code.push_back(to_upper(text[i]));
        } else if (blank == 0 || code.empty()) {
            break;
        }
        i += std::max<std::size_t>(blank, 1);
    }
    const bool word_ends = i >= text.size() || blank_at(text, i) > 0 ||
                           (!is_digit(text[i]) && !is_letter(text[i]) && !is_non_ascii(text[i]));
    if (code.size() == k_size && word_ends) {
        if (code.compare(0, 4, "0000") == 0) {
            reading.repairs.add(Repair::placeholder_emptied); // "00.00Z": not yet classified
        } else {
            reading.value = code.substr(0, 2) + "." + code.substr(2);
        }
        return reading;
    }
    if (is_placeholder(text)) {
        reading.repairs.add(Repair::placeholder_emptied);
    } else {
        reading.problem = Problem::naf_syntax;
    }
    return reading;
}

} // namespace bdd::fields
