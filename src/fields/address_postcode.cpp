#include "fields/address_postcode.hpp"

#include "fields/address_parts.hpp"
#include "fields/french_postcode.hpp"

#include <bdd/core/text.hpp>
#include <bdd/fields/place.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace bdd::fields {

namespace {

using Words = std::vector<std::string_view>;

struct Code {
    std::string text;
    std::string_view country;
};

std::string_view without_signs(std::string_view word) noexcept {
    while (!word.empty() && (word.front() == '(' || word.front() == '-')) {
        word.remove_prefix(1);
    }
    while (!word.empty() &&
           (word.back() == ')' || word.back() == '.' || word.back() == '-' || word.back() == ':')) {
        word.remove_suffix(1);
    }
    return word;
}

/// Digits that may have one hyphen inside: 1000-001, 00-950.
bool is_digits_with_hyphen(std::string_view text) noexcept {
    const std::size_t hyphen = text.find('-');
    return hyphen != std::string_view::npos && hyphen >= 2 && text.size() >= 6 &&
           text.size() <= 9 && text::all_digits(text.substr(0, hyphen)) &&
           text::all_digits(text.substr(hyphen + 1));
}

std::optional<Code> read_code(std::string_view word, bool foreign) {
    word = without_signs(word);
    if (is_french_postcode(word)) {
        return Code{std::string(word), ""};
    }
    const std::size_t hyphen = word.find('-');
    const std::string_view number = hyphen < 3 ? word.substr(hyphen + 1) : std::string_view();
    if (text::all_digits(number) && number.size() >= 4 && number.size() <= 5) {
        const std::string_view country = country_of_postcode_prefix(word.substr(0, hyphen));
        if (country == "FR" ? number.size() == 5 : !country.empty()) {
            return Code{std::string(number), country == "FR" ? std::string_view() : country};
        }
    }
    const bool plain = text::all_digits(word) && word.size() >= 4 && word.size() <= 6;
    if (foreign && (plain || is_digits_with_hyphen(word))) {
        return Code{std::string(word), ""};
    }
    return std::nullopt;
}

bool begins_town(std::string_view word) {
    word = without_signs(word);
    return !word.empty() && is_word_letter(word.front()) && !is_street_word(word);
}

PostcodePlace place(std::string_view part, std::size_t index, std::string_view first,
                    std::string_view last, Code code) {
    const auto begin = static_cast<std::size_t>(first.data() - part.data());
    const auto end = static_cast<std::size_t>(last.data() - part.data()) + last.size();
    return {std::move(code.text), std::string(code.country), index,
            text::trim(part.substr(0, begin)), text::trim(part.substr(end))};
}

/// A code that a town follows in its part, or, when `at_end`, one that ends it.
std::optional<PostcodePlace> find_in(std::string_view part, std::size_t index, bool foreign,
                                     bool at_end) {
    const Words words = address_words(part);
    for (std::size_t i = words.size(); i-- > 0;) {
        std::optional<Code> code = read_code(words[i], foreign);
        if (!code || (i > 0 && is_box_word(words, i - 1))) {
            continue;
        }
        const bool last = i + 1 == words.size();
        // A town may be called "Rue" or "Cours": behind a code that begins a later part.
        const bool surely_code = index > 0 && i == 0 && !last;
        const bool before_town = !last && (begins_town(words[i + 1]) ||
                                           (surely_code && is_word_letter(words[i + 1].front())));
        if (at_end ? last : before_town) {
            return place(part, index, words[i], words[i], std::move(*code));
        }
    }
    // "35 000 RENNES"; only at the beginning, where it cannot be two house numbers.
    if (!at_end && words.size() >= 3 && words[0].size() == 2 && words[1].size() == 3 &&
        begins_town(words[2])) {
        const std::string glued = std::string(words[0]) + std::string(words[1]);
        if (is_french_postcode(glued)) {
            return place(part, index, words[0], words[1], {glued, ""});
        }
    }
    return std::nullopt;
}

/// True for the two halves of a British or Canadian code: SW1A 1AA, K1A 0B1.
bool is_letter_code(std::string_view out, std::string_view in) noexcept {
    const bool has_digit = out.find_first_of("0123456789") != std::string_view::npos;
    return out.size() >= 2 && out.size() <= 4 && is_word_letter(out.front()) && has_digit &&
           in.size() == 3 && is_ascii_digit(in[0]) && is_word_letter(in[1]);
}

std::optional<PostcodePlace> find_letter_code(std::string_view part, std::size_t index) {
    const Words words = address_words(part);
    for (std::size_t i = words.size(); i-- > 1;) {
        if (is_letter_code(words[i - 1], words[i])) {
            return place(part, index, words[i - 1], words[i],
                         {std::string(words[i - 1]) + ' ' + std::string(words[i]), ""});
        }
    }
    return std::nullopt;
}

/// "1012 LG Amsterdam": the letters belong to the code.
void take_dutch_letters(PostcodePlace& place) {
    const std::string_view after = place.after;
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (after.size() > 3 && capital(after[0]) && capital(after[1]) && after[2] == ' ') {
        place.postcode += ' ';
        place.postcode += after.substr(0, 2);
        place.after = text::trim(after.substr(3));
    }
}

} // namespace

std::optional<PostcodePlace> find_postcode(const std::vector<std::string_view>& parts,
                                           std::string_view country) {
    const bool foreign = !country.empty() && country != "FR";
    const auto search = [&](auto&& find) {
        std::optional<PostcodePlace> found;
        for (std::size_t i = parts.size(); i-- > 0 && !found;) {
            found = find(parts[i], i);
        }
        return found;
    };
    for (const bool any_country : {false, true}) {
        for (const bool at_end : {false, true}) {
            if (any_country && !foreign) {
                continue;
            }
            auto found = search([&](std::string_view part, std::size_t index) {
                return find_in(part, index, any_country, at_end);
            });
            if (found) {
                if (country == "NL") {
                    take_dutch_letters(*found);
                }
                return found;
            }
        }
    }
    if (country == "GB" || country == "CA" || country == "IE") {
        return search(find_letter_code);
    }
    return std::nullopt;
}

} // namespace bdd::fields
