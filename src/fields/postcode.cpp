#include "fields/french_postcode.hpp"
#include "fields/letter_case.hpp"
#include "fields/tidy_line.hpp"

#include <bdd/core/text.hpp>
#include <bdd/fields/place.hpp>

#include <algorithm>
#include <array>

namespace bdd::fields {

namespace {

constexpr std::size_t k_longest_foreign = 12;

// France, and the territories that La Poste serves with French postcodes.
constexpr auto k_french = std::to_array<std::string_view>(
    {"", "BL", "FR", "GF", "GP", "MC", "MF", "MQ", "NC", "PF", "PM", "RE", "TF", "WF", "YT"});
constexpr auto k_empty_marks = std::to_array<std::string_view>(
    {"INCONNU", "N A", "N C", "N D", "NA", "NC", "ND", "NEANT", "NON RENSEIGNE", "NR", "NULL"});

/// Takes off what a spreadsheet left around a value: ="01000", '01000, 1000.0.
std::string_view without_artefacts(std::string_view text, bool number, Repairs& repairs) {
    const std::size_t size = text.size();
    if (text.size() > 3 && text.substr(0, 2) == "=\"" && text.back() == '"') {
        text = text::trim(text.substr(2, text.size() - 3));
    } else if (text.size() > 1 && text.front() == '\'') {
        text = text::trim(text.substr(1));
    }
    const std::size_t mark = number ? text.find_last_of(".,") : std::string_view::npos;
    if (mark != std::string_view::npos && mark > 0 && mark + 1 < text.size() &&
        text.find_first_not_of('0', mark + 1) == std::string_view::npos &&
        text::all_digits(text.substr(0, mark))) {
        text = text.substr(0, mark);
    }
    if (text.size() != size) {
        repairs.add(Repair::spreadsheet_artefact);
    }
    return text;
}

bool is_empty_mark(std::string_view text) {
    const std::string key = text::key(text);
    return key.empty() || std::binary_search(k_empty_marks.begin(), k_empty_marks.end(), key);
}

/// The digits of a French postcode; empty when anything but digits and blanks is there.
std::string french_digits(std::string_view text) {
    text.remove_prefix(french_prefix(text));
    std::string digits;
    const std::string tidy = text::is_ascii(text) ? std::string(text) : tidy_line(text);
    for (const char c : tidy) {
        if (is_ascii_digit(c)) {
            digits.push_back(c);
        } else if (c != ' ' && c != '\t') {
            return {};
        }
    }
    return digits;
}

Reading<std::string> read_french(std::string_view cell) {
    Reading<std::string> reading;
    const std::string_view text = without_artefacts(text::trim(cell), true, reading.repairs);
    std::string digits = french_digits(text);
    if (digits.size() == 4 && digits.front() != '0') {
        digits.insert(digits.begin(), '0');
        reading.repairs.add(Repair::postcode_zero_restored);
    }
    if (is_french_postcode(digits)) {
        reading.value = std::move(digits);
    } else if (is_empty_mark(text)) {
        reading.repairs.add(Repair::placeholder_emptied);
    } else {
        reading = {};
        reading.problem = Problem::postcode_invalid;
    }
    return reading;
}

Reading<std::string> read_foreign(std::string_view cell) {
    Reading<std::string> reading;
    const std::string_view text = without_artefacts(text::trim(cell), true, reading.repairs);
    std::string value = upper_letters(tidy_line(text));
    if (is_empty_mark(value)) {
        reading.repairs.add(Repair::placeholder_emptied);
        return reading;
    }
    std::size_t signs = 0;
    for (std::size_t i = 0; i < value.size(); ++signs) {
        (void)text::next_code_point(value, i);
    }
    if (signs > k_longest_foreign) {
        reading = {};
        reading.problem = Problem::postcode_invalid;
        return reading;
    }
    reading.value = std::move(value);
    return reading;
}

// What department_of gives back: views into texts that live for ever, not into its argument.
constexpr auto k_two_digits = [] {
    std::array<char, 200> digits{};
    for (std::size_t i = 0; i < 100; ++i) {
        digits[2 * i] = static_cast<char>('0' + i / 10);
        digits[2 * i + 1] = static_cast<char>('0' + i % 10);
    }
    return digits;
}();
constexpr std::string_view k_overseas = "971972973974975976977978984986987988989";

} // namespace

Reading<std::string> read_postcode(std::string_view cell, std::string_view country) {
    if (text::trim(cell).empty()) {
        return {};
    }
    const bool french = std::binary_search(k_french.begin(), k_french.end(), country);
    return french ? read_french(cell) : read_foreign(cell);
}

std::string_view department_of(std::string_view postcode) noexcept {
    if (!is_french_postcode(postcode)) {
        return {};
    }
    const auto number = static_cast<std::size_t>((postcode[0] - '0') * 10 + (postcode[1] - '0'));
    if (number >= 1 && number <= 95) {
        return std::string_view(k_two_digits.data() + number * 2, 2);
    }
    for (std::size_t i = 0; i < k_overseas.size(); i += 3) {
        if (k_overseas.substr(i, 3) == postcode.substr(0, 3)) {
            return k_overseas.substr(i, 3);
        }
    }
    return {};
}

} // namespace bdd::fields
