#include "fields/phone_cell.hpp"

#include "fields/cell.hpp"

#include <bdd/core/byte_set.hpp>
#include <bdd/core/text.hpp>

#include <algorithm>
#include <array>

namespace bdd::fields {

namespace {

using Pieces = std::vector<std::string_view>;

std::size_t count_digits(std::string_view text) noexcept {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_digit));
}

/// Length of "ou", "et", "or" or "and" between blanks or digits at `at`; 0 for other text.
std::size_t connector_at(std::string_view text, std::size_t at) noexcept {
    if (at > 0 && (is_letter(text[at - 1]) || is_non_ascii(text[at - 1]))) {
        return 0;
    }
    for (const std::string_view word : {"ou", "et", "or", "and", "OU", "ET", "&"}) {
        const std::size_t end = at + word.size();
        if (text.substr(at, word.size()) == word && (end == text.size() || !is_letter(text[end]))) {
            return word.size();
        }
    }
    return 0;
}

Pieces split_at_separators(std::string_view text) {
    constexpr std::string_view k_separators = ",;/|";
    Pieces pieces;
    std::size_t start = 0;
    std::size_t i = 0;
    while (i < text.size()) {
        const bool separator = k_separators.find(text[i]) != std::string_view::npos;
        const std::size_t length = separator ? 1 : connector_at(text, i);
        if (length > 0) {
            pieces.push_back(text.substr(start, i - start));
            start = i + length;
        }
        i += std::max<std::size_t>(length, 1);
    }
    pieces.push_back(text.substr(start));
    return pieces;
}

/// Offset behind the n-th digit.
std::size_t behind_digit(std::string_view text, std::size_t n) noexcept {
    std::size_t i = 0;
    while (i < text.size() && n > 0) {
        n -= is_digit(text[i]) ? 1U : 0U;
        ++i;
    }
    return i;
}

/// Two numbers without a separator: "… +33 6…", or twenty digits that make two French ones.
void append_side_by_side(Pieces& out, std::string_view piece) {
    const std::size_t plus = piece.find('+', 1);
    if (plus != std::string_view::npos && count_digits(piece.substr(0, plus)) >= 8) {
        append_side_by_side(out, piece.substr(0, plus));
        append_side_by_side(out, piece.substr(plus));
        return;
    }
    if (count_digits(piece) == 20) {
        const std::size_t middle = behind_digit(piece, 10);
        const std::string digits = text::digits(piece);
        if (digits[0] == '0' && digits[1] != '0' && digits[10] == '0' && digits[11] != '0') {
            out.push_back(piece.substr(0, middle));
            out.push_back(piece.substr(middle));
            return;
        }
    }
    out.push_back(piece);
}

Pieces split_numbers(std::string_view line) {
    constexpr std::size_t k_shortest_number = 8;
    const Pieces rough = split_at_separators(line);
    const bool one_number = std::all_of(rough.begin(), rough.end(), [](std::string_view piece) {
        return count_digits(piece) < k_shortest_number;
    });
    Pieces pieces;
    if (one_number) {
        append_side_by_side(pieces, line);
        return pieces;
    }
    for (const std::string_view piece : rough) {
        if (!text::trim(piece).empty()) {
            append_side_by_side(pieces, piece);
        }
    }
    return pieces;
}

/// Words that people put before a number. A fax is none of them: it is nobody's phone.
bool is_label(std::string_view folded) noexcept {
    constexpr auto k_labels = std::to_array<std::string_view>(
        {"tel",   "telephone", "phone",    "mob",      "mobile", "port",    "portable", "fixe",
         "gsm",   "std",       "standard", "bureau",   "direct", "directe", "ligne",    "t",
         "m",     "p",         "n",        "no",       "num",    "numero",  "appel",    "pro",
         "perso", "cell",      "call",     "domicile", "france"});
    return std::find(k_labels.begin(), k_labels.end(), folded) != k_labels.end();
}

bool only_labels(std::string_view before) {
    const std::string folded = text::fold(before);
    std::size_t i = 0;
    while (i < folded.size()) {
        const std::size_t start = i;
        while (i < folded.size() && is_letter(folded[i])) {
            ++i;
        }
        if (i > start && !is_label(std::string_view(folded).substr(start, i - start))) {
            return false;
        }
        i += i == start ? 1U : 0U;
    }
    return true;
}

/// What stands behind the digits: an extension, or a remark without digits.
void read_tail(PhoneText& phone, std::string_view tail) {
    constexpr auto k_words = std::to_array<std::string_view>(
        {"poste", "p", "ext", "extension", "x", "int", "interne", "#"});
    const std::string folded = text::fold(tail);
    const auto* const digit = std::find_if(folded.data(), folded.data() + folded.size(), is_digit);
    const std::string_view whole = folded;
    const auto at = static_cast<std::size_t>(digit - folded.data());
    if (at == whole.size()) {
        return;
    }
    std::string_view word = text::trim(whole.substr(0, at));
    while (!word.empty() && (word.back() == '.' || word.back() == ':' || word.back() == ' ')) {
        word.remove_suffix(1);
    }
    std::string_view digits = whole.substr(at);
    while (!digits.empty() && !is_digit(digits.back())) {
        digits.remove_suffix(1);
    }
    constexpr std::size_t k_longest_extension = 7;
    phone.readable = std::find(k_words.begin(), k_words.end(), word) != k_words.end() &&
                     text::all_digits(digits) && digits.size() <= k_longest_extension;
    if (phone.readable) {
        phone.extension = digits;
    }
}

bool is_country_code(const PhoneText& phone) noexcept {
    return phone.international || phone.digits.substr(0, 2) == "00" || phone.digits == "33";
}

PhoneText read_piece(std::string_view piece) {
    PhoneText phone;
    constexpr text::ByteSet k_starts("0123456789+");
    const std::size_t start = std::min(k_starts.find_in(piece), piece.size());
    phone.readable = only_labels(piece.substr(0, start));
    bool closed_33 = false; // "(33)" stood in front
    std::size_t i = start;
    while (i < piece.size()) {
        const char c = piece[i];
        if (piece.substr(i, 3) == "(0)" && is_country_code(phone)) {
            i += 3;
            continue;
        }
        if (c == '+' && phone.digits.empty()) {
            phone.international = true;
        } else if (is_digit(c)) {
            phone.digits.push_back(c);
        } else if (is_letter(c) || is_non_ascii(c) || c == '#') {
            read_tail(phone, piece.substr(i));
            break;
        }
        closed_33 = closed_33 || (c == ')' && phone.digits == "33");
        ++i;
    }
    if (phone.digits.substr(0, 2) == "00") {
        phone.international = true;
        phone.digits.erase(0, 2);
    }
    phone.international = phone.international || closed_33;
    return phone;
}

} // namespace

std::vector<PhoneText> split_phone_cell(std::string_view line) {
    std::vector<PhoneText> phones;
    for (const std::string_view piece : split_numbers(line)) {
        phones.push_back(read_piece(piece));
    }
    return phones;
}

} // namespace bdd::fields
