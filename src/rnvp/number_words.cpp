#include "rnvp/number_words.hpp"

#include "rnvp/norm_words.hpp"

#include <algorithm>
#include <array>

namespace bdd::rnvp {

namespace {

struct Named {
    std::string_view word;
    unsigned value;
};

constexpr std::array<Named, 16> k_units = {{{"UN", 1},
                                            {"UNE", 1},
                                            {"DEUX", 2},
                                            {"TROIS", 3},
                                            {"QUATRE", 4},
                                            {"CINQ", 5},
                                            {"SIX", 6},
                                            {"SEPT", 7},
                                            {"HUIT", 8},
                                            {"NEUF", 9},
                                            {"DIX", 10},
                                            {"ONZE", 11},
                                            {"DOUZE", 12},
                                            {"TREIZE", 13},
                                            {"QUATORZE", 14},
                                            {"QUINZE", 15}}};
constexpr std::array<Named, 9> k_tens = {{{"SEIZE", 16},
                                          {"VINGT", 20},
                                          {"TRENTE", 30},
                                          {"QUARANTE", 40},
                                          {"CINQUANTE", 50},
                                          {"SOIXANTE", 60},
                                          {"SEPTANTE", 70},
                                          {"HUITANTE", 80},
                                          {"NONANTE", 90}}};

template <std::size_t N>
unsigned value_in(const std::array<Named, N>& list, std::string_view word) noexcept {
    const auto* at =
        std::find_if(list.begin(), list.end(), [&](const Named& n) { return n.word == word; });
    return at == list.end() ? 0 : at->value;
}

/// 1 to 19, of one word or of "DIX SEPT".
SpelledNumber below_twenty(std::span<const std::string_view> words) noexcept {
    if (words.empty()) {
        return {};
    }
    const unsigned unit = value_in(k_units, words[0]);
    constexpr unsigned k_ten = 10;
    if (unit == k_ten && words.size() > 1) {
        const unsigned more = value_in(k_units, words[1]);
        if (more >= 7 && more < k_ten) {
            return {k_ten + more, 2};
        }
    }
    if (unit > 0) {
        return {unit, 1};
    }
    return words[0] == "SEIZE" ? SpelledNumber{16, 1} : SpelledNumber{};
}

SpelledNumber head_tens(std::span<const std::string_view> words) noexcept {
    if (words.size() > 1 && words[0] == "QUATRE" && words[1].starts_with("VINGT")) {
        return {80, 2};
    }
    const unsigned tens = value_in(k_tens, words[0]);
    return tens >= 20 ? SpelledNumber{tens, 1} : SpelledNumber{};
}

unsigned roman_value(std::string_view word) noexcept {
    unsigned sum = 0;
    unsigned before = 0;
    for (auto at = word.rbegin(); at != word.rend(); ++at) {
        const unsigned value = *at == 'I' ? 1 : *at == 'V' ? 5 : *at == 'X' ? 10 : 0;
        if (value == 0) {
            return 0;
        }
        sum = value < before ? sum - value : sum + value;
        before = value;
    }
    return word.size() > 1 ? sum : 0;
}

} // namespace

SpelledNumber read_spelled_number(std::span<const std::string_view> words) noexcept {
    if (words.empty()) {
        return {};
    }
    const SpelledNumber tens = head_tens(words);
    if (tens.words == 0) {
        const SpelledNumber small = below_twenty(words);
        return small.value > 1 ? small : SpelledNumber{};
    }
    std::size_t at = tens.words;
    if (at + 1 < words.size() && words[at] == "ET") {
        const SpelledNumber more = below_twenty(words.subspan(at + 1));
        return more.value == 1 || more.value == 11
                   ? SpelledNumber{tens.value + more.value, at + 1 + more.words}
                   : tens;
    }
    const SpelledNumber more = below_twenty(words.subspan(at));
    const bool takes_teens = tens.value == 60 || tens.value == 80;
    constexpr unsigned k_ten = 10;
    return more.words > 0 && (more.value < k_ten || takes_teens)
               ? SpelledNumber{tens.value + more.value, at + more.words}
               : tens;
}

unsigned ordinal_value(std::string_view word) noexcept {
    if (word == "PREMIER" || word == "PREMIERE" || word == "IER" || word == "IERE") {
        return 1;
    }
    const auto digits = static_cast<std::size_t>(
        std::find_if_not(word.begin(), word.end(), is_digit) - word.begin());
    constexpr std::size_t k_most_digits = 3;
    if (digits == 0 || digits > k_most_digits) {
        return roman_value(word);
    }
    const std::string_view rest = word.substr(digits);
    if (rest != "ER" && rest != "ERE" && rest != "E" && rest != "EME" && rest != "IEME") {
        return 0;
    }
    unsigned value = 0;
    for (const char c : word.substr(0, digits)) {
        value = value * 10 + static_cast<unsigned>(c - '0');
    }
    return value;
}

} // namespace bdd::rnvp
