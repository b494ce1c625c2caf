#include "fields/cell.hpp"

#include <bdd/core/byte_set.hpp>
#include <bdd/core/text.hpp>
#include <bdd/fields/identifiers.hpp>
#include <bdd/fields/quantity.hpp>

#include <algorithm>

namespace bdd::fields {

namespace {

constexpr std::size_t k_siren_size = 9;
constexpr std::size_t k_siret_size = 14;
constexpr std::string_view k_la_poste = "356000000";

bool luhn(std::string_view digits) noexcept {
    unsigned sum = 0;
    bool twice = false;
    for (std::size_t i = digits.size(); i > 0; --i) {
        unsigned value = static_cast<unsigned>(digits[i - 1] - '0');
        if (twice) {
            value = value * 2 > 9 ? value * 2 - 9 : value * 2;
        }
        sum += value;
        twice = !twice;
    }
    return sum % 10 == 0;
}

unsigned digit_sum(std::string_view digits) noexcept {
    unsigned sum = 0;
    for (const char c : digits) {
        sum += static_cast<unsigned>(c - '0');
    }
    return sum;
}

/// Luhn over all fourteen, or La Poste's rule; says nothing about the SIREN in front.
bool siret_key_right(std::string_view digits) noexcept {
    return luhn(digits) ||
           (digits.substr(0, k_siren_size) == k_la_poste && digit_sum(digits) % 5 == 0);
}

/// What a SIREN and a SIRET cell have in common: emptiness, artefacts, lost digits.
struct IdentifierCell {
    Reading<std::string> reading; ///< Final when `done`.
    DigitRun run;
    bool done = false;
};

IdentifierCell open_identifier(std::string_view cell, Problem bad_length) {
    IdentifierCell opened;
    const Unwrapped unwrapped = unwrap_identifier(cell);
    Reading<std::string>& reading = opened.reading;
    opened.done = true;
    if (unwrapped.text.empty()) {
        return opened;
    }
    if (unwrapped.artefact) {
        reading.repairs.add(Repair::spreadsheet_artefact);
    }
    opened.run = digit_run(unwrapped.text);
    const std::string_view digits = opened.run.view();
    const bool only_zeros = digits.find_first_not_of('0') == std::string_view::npos;
    if (opened.run.clean && !only_zeros) {
        opened.done = false;
        return opened;
    }
    if (is_placeholder(unwrapped.text) || (opened.run.clean && !digits.empty())) {
        reading.repairs.add(Repair::placeholder_emptied);
    } else {
        reading.problem = is_scientific(unwrapped.text) ? Problem::scientific_notation : bad_length;
    }
    return opened;
}

/// Zero put back in front of `digits`.
std::string with_zero(std::string_view digits) {
    return "0" + std::string(digits);
}

constexpr text::ByteSet k_separators(",;/|\r\n");

void take_identifier(Identifiers& into, std::string&& value) {
    if (value.empty() || value == into.first ||
        std::find(into.more.begin(), into.more.end(), value) != into.more.end()) {
        return;
    }
    if (into.first.empty()) {
        into.first = std::move(value);
    } else {
        into.more.push_back(std::move(value));
    }
}

/// One identifier; several only when the cell as a whole has a wrong length and separators.
Reading<Identifiers> read_several(std::string_view cell,
                                  Reading<std::string> (*read_one)(std::string_view),
                                  Problem bad_length) {
    Reading<Identifiers> all;
    Reading<std::string> whole = read_one(cell);
    if (whole.problem != bad_length || k_separators.find_in(cell) == std::string_view::npos) {
        all.value.first = std::move(whole.value);
        all.repairs = whole.repairs;
        all.problem = whole.problem;
        return all;
    }
    for (std::size_t start = 0; start <= cell.size();) {
        const std::size_t end = std::min(k_separators.find_in(cell, start), cell.size());
        Reading<std::string> one = read_one(cell.substr(start, end - start));
        all.repairs.add(one.repairs);
        all.problem = all.ok() ? one.problem : all.problem;
        take_identifier(all.value, std::move(one.value));
        start = end + 1;
    }
    if (!all.value.more.empty()) {
        all.repairs.add(Repair::several_values_split);
    }
    return all;
}

Problem siret_problem(std::string_view digits) noexcept {
    if (is_siret(digits)) {
        return Problem::none;
    }
    return siret_key_right(digits) ? Problem::siret_siren_key : Problem::siret_key;
}

} // namespace

bool is_siren(std::string_view digits) noexcept {
    return digits.size() == k_siren_size && text::all_digits(digits) && luhn(digits) &&
           digits.find_first_not_of('0') != std::string_view::npos;
}

bool is_siret(std::string_view digits) noexcept {
    return digits.size() == k_siret_size && text::all_digits(digits) &&
           is_siren(digits.substr(0, k_siren_size)) && siret_key_right(digits);
}

Reading<std::string> read_siren(std::string_view cell) {
    IdentifierCell opened = open_identifier(cell, Problem::siren_length);
    Reading<std::string>& reading = opened.reading;
    if (opened.done) {
        return std::move(reading);
    }
    std::string digits(opened.run.view());
    if (digits.size() == k_siren_size - 1 && is_siren(with_zero(digits))) {
        digits.insert(digits.begin(), '0');
        reading.repairs.add(Repair::siren_zero_restored);
    } else if (digits.size() == k_siret_size - 1 && is_siret(with_zero(digits))) {
        digits.insert(digits.begin(), '0');
        reading.repairs.add(Repair::siret_zero_restored);
    }
    if (digits.size() == k_siret_size) {
        reading.problem = siret_problem(digits);
        reading.repairs.add(Repair::siren_from_siret);
        digits.resize(k_siren_size);
    } else if (digits.size() != k_siren_size) {
        reading.problem = Problem::siren_length;
    } else if (!is_siren(digits)) {
        reading.problem = Problem::siren_key;
    }
    if (reading.ok()) {
        reading.value = std::move(digits);
    } else {
        reading.repairs = {};
    }
    return std::move(reading);
}

Reading<std::string> read_siret(std::string_view cell) {
    IdentifierCell opened = open_identifier(cell, Problem::siret_length);
    Reading<std::string>& reading = opened.reading;
    if (opened.done) {
        return std::move(reading);
    }
    std::string digits(opened.run.view());
    if (digits.size() == k_siret_size - 1 && is_siret(with_zero(digits))) {
        digits.insert(digits.begin(), '0');
        reading.repairs.add(Repair::siret_zero_restored);
    }
    reading.problem = digits.size() == k_siret_size ? siret_problem(digits) : Problem::siret_length;
    if (reading.ok()) {
        reading.value = std::move(digits);
    } else {
        reading.repairs = {};
    }
    return std::move(reading);
}

Reading<Identifiers> read_sirens(std::string_view cell) {
    return read_several(cell, read_siren, Problem::siren_length);
}

Reading<Identifiers> read_sirets(std::string_view cell) {
    return read_several(cell, read_siret, Problem::siret_length);
}

bool is_siret_like(std::string_view cell) noexcept {
    const std::string_view first = cell.substr(0, k_separators.find_in(cell));
    return std::count_if(first.begin(), first.end(), is_digit) >
           static_cast<std::ptrdiff_t>(k_siren_size);
}

bool is_scientific(std::string_view cell) noexcept {
    const std::string_view text = unwrap_cell(cell).text;
    if (text.empty() || !is_digit(text.front())) {
        return false;
    }
    constexpr text::ByteSet k_exponents("eE");
    const std::size_t exponent = k_exponents.find_in(text);
    if (exponent == std::string_view::npos) {
        return false;
    }
    constexpr text::ByteSet k_mantissa("0123456789.,");
    const std::string_view mantissa = text.substr(0, exponent);
    std::string_view power = text.substr(exponent + 1);
    if (!power.empty() && power.front() == '+') {
        power.remove_prefix(1);
    }
    // "6201E" is an activity code and "2E5" a house number: a spreadsheet writes two digits.
    return power.size() >= 2 && text::all_digits(power) &&
           k_mantissa.find_outside(mantissa) == std::string_view::npos &&
           std::count_if(mantissa.begin(), mantissa.end(),
                         [](char c) { return c == '.' || c == ','; }) <= 1;
}

} // namespace bdd::fields
