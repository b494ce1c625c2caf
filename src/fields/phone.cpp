#include "fields/cell.hpp"
#include "fields/phone_cell.hpp"
#include "fields/phone_library.hpp"
#include "fields/phone_prefixes.hpp"

#include <bdd/core/text.hpp>
#include <bdd/fields/identifiers.hpp>
#include <bdd/fields/phone.hpp>
#include <bdd/fields/quantity.hpp>

#include <algorithm>
#include <array>

namespace bdd::fields {

namespace {

constexpr std::size_t k_national_size = 10;
constexpr std::size_t k_significant_size = 9; ///< Without the leading zero.

/// One number, read; `phone` is good when there is no problem.
struct Decision {
    Phone phone;
    Problem problem = Problem::none;
    bool zero_restored = false;
};

Decision refuse(Problem problem) {
    Decision decision;
    decision.problem = problem;
    return decision;
}

/// Territories with a dialling code of their own, by the first digits of their postcodes.
struct Territory {
    std::string_view postcode;
    std::string_view region;
    bool french_plan; ///< Numbers have ten digits and fit the French table.
};
constexpr auto k_territories = std::to_array<Territory>({
    {"971", "GP", true},
    {"972", "MQ", true},
    {"973", "GF", true},
    {"974", "RE", true},
    {"976", "YT", true},
    {"977", "BL", true},
    {"978", "MF", true},
    {"975", "PM", false},
    {"980", "MC", false},
    {"986", "WF", false},
    {"987", "PF", false},
    {"988", "NC", false},
});

const Territory* territory_of(const PhonePlace& place) noexcept {
    const auto* found =
        std::find_if(k_territories.begin(), k_territories.end(), [&](const Territory& t) {
            return place.country == t.region || (place.postcode.substr(0, 3) == t.postcode &&
                                                 (place.country.empty() || place.country == "FR"));
        });
    return found == k_territories.end() ? nullptr : found;
}

bool uses_french_plan(const PhonePlace& place, const Territory* territory) noexcept {
    return place.country.empty() || place.country == "FR" ||
           (territory != nullptr && territory->french_plan);
}

Phone make_phone(std::string_view national, const FrenchRange& range) {
    Phone phone;
    phone.e164.reserve(range.calling_code.size() + k_national_size);
    phone.e164 += '+';
    phone.e164 += range.calling_code;
    phone.e164 += national.substr(1);
    phone.kind = range.kind;
    return phone;
}

Decision from_range(std::string_view national, const FrenchRange& range) {
    return range.kind == PhoneKind::unknown ? refuse(Problem::phone_invalid)
                                            : Decision{make_phone(national, range)};
}

Decision from_library(std::string_view text, std::string_view region) {
    LibraryNumber number = parse_with_library(text, region);
    Decision decision;
    decision.phone.e164 = std::move(number.e164);
    decision.phone.kind = number.kind;
    decision.problem = number.problem;
    return decision;
}

/// Ten digits of the French plan. The table speaks first; 0976 is shared by the overseas
/// départements, so only the territory tells its country code.
Decision decide_french(std::string_view national, const Territory* territory) {
    if (territory != nullptr && territory->french_plan && national.substr(0, 4) == "0976") {
        Decision overseas = from_library(national, territory->region);
        if (overseas.problem == Problem::none) {
            return overseas;
        }
    }
    if (const FrenchRange* range = french_range(national)) {
        return from_range(national, *range);
    }
    return from_library("+33" + std::string(national.substr(1)), "FR");
}

Decision decide_international(std::string_view digits) {
    for (const std::string_view code : {"33", "262", "590", "594", "596"}) {
        if (digits.substr(0, code.size()) != code) {
            continue;
        }
        std::string_view rest = digits.substr(code.size());
        if (rest.size() == k_national_size && rest.front() == '0') {
            rest.remove_prefix(1);
        }
        if (rest.size() != k_significant_size || rest.front() == '0') {
            return refuse(Problem::phone_length);
        }
        const std::string national = "0" + std::string(rest);
        const FrenchRange* range = french_range(national);
        if (range != nullptr && (code == "33" || range->calling_code == code)) {
            return from_range(national, *range);
        }
        return from_library("+" + std::string(code) + std::string(rest), "FR");
    }
    return from_library("+" + std::string(digits), "ZZ");
}

Decision decide_national(std::string_view digits, const PhonePlace& place) {
    const Territory* territory = territory_of(place);
    if (territory != nullptr && !territory->french_plan) {
        Decision local = from_library(digits, territory->region);
        if (local.problem == Problem::none || !uses_french_plan(place, territory)) {
            return local;
        }
    }
    if (!uses_french_plan(place, territory)) {
        return from_library(digits, place.country);
    }
    if (digits.size() == k_national_size && digits.front() == '0') {
        return decide_french(digits, territory);
    }
    if (digits.size() == k_significant_size && digits.front() != '0') {
        Decision decision = decide_french("0" + std::string(digits), territory);
        decision.zero_restored = decision.problem == Problem::none;
        return decision;
    }
    // 33612345678: mailing tools write the country code without its plus.
    if (digits.size() == k_significant_size + 2 && digits.substr(0, 2) == "33" &&
        digits[2] != '0') {
        return decide_international(digits);
    }
    return refuse(digits.size() == k_national_size ? Problem::phone_invalid
                                                   : Problem::phone_length);
}

Decision decide(const PhoneText& text, const PhonePlace& place) {
    if (!text.readable) {
        return refuse(Problem::phone_invalid);
    }
    Decision decision = text.international ? decide_international(text.digits)
                                           : decide_national(text.digits, place);
    decision.phone.extension = text.extension;
    return decision;
}

/// A number in plain French writing, decided by the table alone; nothing sends the cell the long
/// way. This is what nearly every cell holds.
std::optional<Phone> plain_french(std::string_view cell, const PhonePlace& place) {
    std::array<char, 16> buffer{};
    std::size_t size = 0;
    const bool plus = !cell.empty() && cell.front() == '+';
    for (std::size_t i = plus ? 1 : 0; i < cell.size();) {
        const char c = cell[i];
        if (is_digit(c) && size < buffer.size()) {
            buffer[size++] = c;
            ++i;
            continue;
        }
        const std::size_t blank = c == '.' || c == '-' ? 1 : blank_at(cell, i);
        if (blank == 0 || is_digit(c)) {
            return std::nullopt;
        }
        i += blank;
    }
    std::string_view digits(buffer.data(), size);
    if (plus || digits.substr(0, 2) == "00") {
        digits.remove_prefix(plus ? 0 : 2);
        if (digits.size() != k_significant_size + 2 || digits.substr(0, 2) != "33") {
            return std::nullopt;
        }
        buffer[size - k_national_size] = '0'; // over the last sign of the country code
        digits = {buffer.data() + size - k_national_size, k_national_size};
    } else if (place.country != "FR" && !place.country.empty()) {
        return std::nullopt;
    }
    if (digits.size() != k_national_size || digits[0] != '0' || digits[1] == '0' ||
        digits.substr(0, 4) == "0976" || (!plus && place.postcode.substr(0, 3) == "980")) {
        return std::nullopt;
    }
    const FrenchRange* range = french_range(digits);
    return range == nullptr || range->kind == PhoneKind::unknown
               ? std::nullopt
               : std::optional(make_phone(digits, *range));
}

bool only_zeros(const std::vector<PhoneText>& texts) noexcept {
    return std::all_of(texts.begin(), texts.end(), [](const PhoneText& text) {
        return text.digits.find_first_not_of('0') == std::string::npos && text.readable &&
               (text.international || !text.digits.empty());
    });
}

void add_phone(Reading<Phones>& reading, Decision decision) {
    if (decision.problem != Problem::none) {
        reading.problem = reading.ok() ? decision.problem : reading.problem;
        return;
    }
    if (decision.zero_restored) {
        reading.repairs.add(Repair::phone_zero_restored);
    }
    if (!decision.phone.extension.empty()) {
        reading.repairs.add(Repair::phone_extension_apart);
    }
    Phones& phones = reading.value;
    if (!phones.first) {
        phones.first = std::move(decision.phone);
    } else if (decision.phone.e164 != phones.first->e164) {
        phones.more.push_back(std::move(decision.phone));
        reading.repairs.add(Repair::several_values_split);
    }
}

} // namespace

std::string_view keyword(PhoneKind kind) noexcept {
    switch (kind) {
    case PhoneKind::landline:
        return "landline";
    case PhoneKind::mobile:
        return "mobile";
    case PhoneKind::nongeographic:
        return "nongeographic";
    case PhoneKind::special:
        return "special";
    case PhoneKind::unknown:
        return "unknown";
    }
    return "";
}

Reading<Phones> read_phones(std::string_view cell, const PhonePlace& place) {
    Reading<Phones> reading;
    const std::string_view trimmed = text::trim(cell);
    if (trimmed.empty()) {
        return reading;
    }
    if (std::optional<Phone> plain = plain_french(trimmed, place)) {
        reading.value.first = std::move(plain);
        return reading;
    }
    if (is_scientific(trimmed)) {
        reading.problem = Problem::scientific_notation;
        return reading;
    }
    const Unwrapped unwrapped = unwrap_identifier(trimmed);
    const std::vector<PhoneText> texts = split_phone_cell(text::clean_line(unwrapped.text));
    if (is_placeholder(trimmed) || only_zeros(texts)) {
        reading.repairs.add(Repair::placeholder_emptied);
        return reading;
    }
    for (const PhoneText& text : texts) {
        add_phone(reading, decide(text, place));
    }
    if (unwrapped.artefact && reading.value.first) {
        reading.repairs.add(Repair::spreadsheet_artefact);
    }
    return reading;
}

std::string national_form(std::string_view e164) {
    for (const std::string_view code : {"33", "262", "590", "594", "596"}) {
        const bool same = e164.substr(0, 1) == "+" && e164.substr(1, code.size()) == code;
        if (!same || e164.size() != 1 + code.size() + k_significant_size) {
            continue;
        }
        const std::string digits = "0" + std::string(e164.substr(1 + code.size()));
        std::string out;
        for (std::size_t i = 0; i < digits.size(); i += 2) {
            out += i == 0 ? "" : " ";
            out.append(digits, i, 2);
        }
        return out;
    }
    return international_form(e164);
}

} // namespace bdd::fields
