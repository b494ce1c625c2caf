#include "rnvp/abbreviations.hpp"
#include "rnvp/norm_words.hpp"
#include "rnvp/particles.hpp"

#include <bdd/rnvp/street_label.hpp>

#include <algorithm>

namespace bdd::rnvp {

namespace {

/// Signs that an initial saves of the longest word of a street name.
constexpr std::size_t k_any_word = 20;
constexpr std::size_t k_longest_link = 4; ///< "DES" and its space.

using Step = AbbreviationStep;

bool applies(const Abbreviation& rule, const Words& words, std::size_t i) {
    const bool fits_place = i == 0 ? rule.step != Step::title && rule.step != Step::saint &&
                                         rule.step != Step::first_name
                                   : rule.step != Step::head_type;
    const bool follows_saint = i > 0 && is_saint(words[i - 1]);
    if (!fits_place || i + rule.words.size() >= words.size() ||
        (follows_saint && rule.step == Step::first_name)) {
        return false;
    }
    for (std::size_t k = 0; k < rule.words.size(); ++k) {
        if (rule.words[k].text != words[i + k]) {
            return false;
        }
    }
    // A rule that only protects a word leaves the label as it is.
    return !std::equal(rule.words.begin(), rule.words.end(), rule.shorter.begin(),
                       rule.shorter.end(),
                       [](const auto& a, const auto& b) { return a.text == b.text; });
}

/// True when no rule is left to apply: only then are links dropped.
bool is_spent(const Words& words) {
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        for (const Abbreviation& rule : Abbreviations::get().beginning_with(words[i])) {
            if (applies(rule, words, i)) {
                return false;
            }
        }
    }
    return true;
}

/// "D 618": no article, since it stands before no vowel, but an initial.
bool may_be_link(std::string_view word, std::string_view next) noexcept {
    constexpr std::string_view k_vowels = "AEIOUYH";
    return k_vowels.find(next.front()) != k_vowels.npos || (word != "D" && word != "L");
}

/// True when there is a link that would have been dropped before any word became an initial.
bool has_mere_link(const Words& words) {
    for (std::size_t i = 1; i + 1 < words.size(); ++i) {
        const std::string_view second = i + 2 < words.size() ? words[i + 2] : "";
        const std::size_t kept = particle_words(words[i - 1], words[i], words[i + 1], second);
        if (kept == 0 && is_link(words[i]) && may_be_link(words[i], words[i + 1])) {
            return true;
        }
        i += kept > 0 ? kept - 1 : 0;
    }
    return false;
}

} // namespace

bool looks_abbreviated(std::string_view label) {
    const Words words(label);
    if (label.size() > k_label_limit || words.size() < 2) {
        return false;
    }
    const Abbreviations& table = Abbreviations::get();
    const bool spent = is_spent(words);
    const ShortForm* head = table.short_form(words[0]);
    std::size_t saved = head == nullptr ? 0 : head->saved_at_head;
    saved = std::max(saved, spent ? k_longest_link : 0);
    const bool may_be_initials = spent && !has_mere_link(words);
    for (std::size_t i = 1; i + 1 < words.size(); ++i) {
        const ShortForm* form = table.short_form(words[i]);
        saved = std::max(saved, form == nullptr ? std::size_t{0} : form->saved_inside);
        if (is_letter(words[i])) {
            saved = std::max(saved, may_be_initials ? k_any_word
                                                    : table.saved_by_initial(words[i].front()));
        }
    }
    return label.size() + saved > k_label_limit;
}

} // namespace bdd::rnvp
