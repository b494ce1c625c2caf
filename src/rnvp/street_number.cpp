#include "rnvp/street_number.hpp"

#include "rnvp/norm_words.hpp"
#include "rnvp/number_words.hpp"
#include "rnvp/street_spot.hpp"
#include "rnvp/street_types.hpp"

#include <algorithm>

namespace bdd::rnvp {

namespace {

constexpr std::size_t k_most_digits = 4;

/// The letter of a repetition that is written out, or 0.
char long_repetition(std::string_view word) noexcept {
    return word == "BIS"         ? 'B'
           : word == "TER"       ? 'T'
           : word == "QUATER"    ? 'Q'
           : word == "QUINQUIES" ? 'C'
                                 : '\0';
}

struct Numeral {
    std::string_view digits;
    char repetition = 0;
    bool was_long = false;
};

/// "15", "12BIS", "5B" as one word; no digits when it is something else: "1ER", "8EME".
Numeral numeral_of(std::string_view word) noexcept {
    if (word.starts_with("00")) {
        word.remove_prefix(std::min(word.find_first_not_of('0'), word.size() - 1) - 1); // 00009
    }
    const auto digits = static_cast<std::size_t>(
        std::find_if_not(word.begin(), word.end(), is_digit) - word.begin());
    if (digits == 0 || digits > k_most_digits) {
        return {};
    }
    const std::string_view rest = word.substr(digits);
    const char letter = rest.size() == 1 ? rest.front() : long_repetition(rest);
    if (!rest.empty() && letter == 0) {
        return {};
    }
    return {word.substr(0, digits), letter, rest.size() > 1};
}

std::string_view without_zeros(std::string_view digits) noexcept {
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
    return digits;
}

bool is_article(std::string_view word) noexcept {
    return word == "LES" || word == "LE" || word == "LA" || word == "DES" || word == "DU";
}

/// True when some words behind a letter show that it is a repetition: a type, an article, nothing.
bool shows_repetition(char letter, RunView behind) noexcept {
    if (behind.empty() || behind.joints.front() == Joint::strong) {
        return true;
    }
    const TypeMatch type = match_type(behind.keys);
    if (place_prefix(behind) > 0) { // "33 B LIEU DIT DU PRE"
        return true;
    }
    if (letter == 'R') {
        return type.kind == TypeKind::street;
    }
    const std::string_view next = behind.keys.front();
    const bool is_link = letter == 'A' || letter == 'D' || letter == 'L'; // "5 A LA CROIX"
    return type.words > 0 || (!is_link && is_article(next));
}

/// Takes the repetition that stands as a word of its own behind a number.
void take_repetition(StreetNumber& number, RunView words) {
    if (number.words >= words.size() || number.repetition != 0) {
        return;
    }
    const std::string_view word = words.keys[number.words];
    if (words.joints[number.words] == Joint::strong) {
        return;
    }
    const char letter = long_repetition(word);
    if (letter != 0) {
        number.repetition = letter;
        number.repetition_was_long = true;
        ++number.words;
    } else if (is_letter(word) && shows_repetition(word.front(), words.from(number.words + 1))) {
        number.repetition = word.front();
        ++number.words;
    }
}

bool links_numbers(std::string_view word) noexcept {
    return word == "A" || word == "ET" || word == "AU" || word == "OU";
}

/// Takes the other numbers of a range or a list.
void take_rest(StreetNumber& number, RunView words) {
    while (number.words < words.size()) {
        const RunView behind = words.from(number.words);
        const bool is_linked = links_numbers(behind.keys.front());
        const std::size_t at = is_linked ? 1 : 0;
        if (at >= behind.size()) {
            return;
        }
        const Numeral next = numeral_of(behind.keys[at]);
        if (next.digits.empty() || behind.joints[at] == Joint::strong) {
            return;
        }
        const bool is_joined = behind.joints[at] == Joint::dash || behind.joints[at] == Joint::weak;
        StreetNumber other;
        other.words = at + 1;
        other.repetition = next.repetition;
        take_repetition(other, behind);
        // "12 8 MAI 1945" is no list, "12 14 RUE" is one.
        const bool is_list = is_linked || is_joined || other.words >= behind.size() ||
                             match_type(behind.from(other.words).keys).kind != TypeKind::none;
        if (!is_list) {
            return;
        }
        append_word(number.rest, next.digits);
        if (other.repetition != 0) {
            append_word(number.rest, std::string_view(&other.repetition, 1));
        }
        number.words += other.words;
    }
}

bool is_number_sign(std::string_view word) noexcept {
    return word == "N" || word == "NO" || word == "NUM" || word == "NUMERO" || word == "NR";
}

/// "QUATRE VINGT DOUZE AVE DE LYON", but QUATRE CHEMINS is a name.
StreetNumber spelled_number(RunView words) {
    StreetNumber number;
    const SpelledNumber spelled = read_spelled_number(words.keys);
    const TypeMatch type =
        spelled.words > 0 ? match_type(words.from(spelled.words).keys) : TypeMatch{};
    if (type.kind == TypeKind::street && !type.name.ends_with('S')) {
        number.words = spelled.words;
        number.digits = std::to_string(spelled.value);
    }
    return number;
}

} // namespace

bool is_too_long(std::string_view word) noexcept {
    return word.size() > k_most_digits && is_number(word) && numeral_of(word).digits.empty();
}

StreetNumber read_number(RunView words) {
    StreetNumber number;
    // "N 568" alone is a road.
    constexpr std::size_t k_with_street = 3;
    const bool has_sign = words.size() >= k_with_street && is_number_sign(words.keys.front());
    const std::size_t at = has_sign ? 1 : 0;
    if (at >= words.size()) {
        return number;
    }
    const Numeral first = numeral_of(words.keys[at]);
    if (first.digits.empty()) {
        return at == 0 ? spelled_number(words) : number;
    }
    number.words = at + 1;
    number.digits = without_zeros(first.digits);
    number.zero_was_dropped = number.digits.size() < first.digits.size();
    number.repetition = first.repetition;
    number.repetition_was_long = first.was_long;
    take_repetition(number, words);
    take_rest(number, words);
    return number;
}

} // namespace bdd::rnvp
