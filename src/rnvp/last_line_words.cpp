#include "rnvp/last_line_words.hpp"

#include "rnvp/abbreviations.hpp"
#include "rnvp/norm_words.hpp"
#include "rnvp/titles.hpp"

#include <bdd/fields/person_name.hpp>
#include <bdd/rnvp/delivery.hpp>

#include <algorithm>
#include <array>

namespace bdd::rnvp {

bool is_of_box(WordSpan words, std::size_t at) noexcept {
    static constexpr std::array<std::string_view, 8> k_boxes = {"BP", "CS",    "TSA", "CIDEX",
                                                                "SP", "CEDEX", "CC",  "POSTALE"};
    std::size_t before = at;
    while (before > 0 && (words[before - 1].key == "N" || words[before - 1].key == "NO")) {
        --before;
    }
    if (before == 0) {
        return false;
    }
    const std::string_view key = words[before - 1].key;
    if (std::find(k_boxes.begin(), k_boxes.end(), key) != k_boxes.end()) {
        return true;
    }
    return before > 1 && ((key == "P" && words[before - 2].key == "B") ||
                          (key == "S" && words[before - 2].key == "C"));
}

bool leaves_whole(WordSpan before) noexcept {
    if (before.empty()) {
        return true;
    }
    const std::string_view last = before.back().key;
    return !is_link(last) && last != "SOUS" && last != "N" && !is_street_type(last) &&
           last != "SAINT" && last != "ST" && last != "SAINTE" && last != "STE" && !is_number(last);
}

bool wants_noun(WordSpan before) {
    static constexpr auto k_numbers = std::to_array<std::string_view>(
        {"CINQ", "DEUX", "DIX", "DOUZE", "HUIT", "QUATRE", "SEPT", "SIX", "TROIS"});
    return !before.empty() &&
           (is_front_adjective(before.back().key) ||
            std::find(k_numbers.begin(), k_numbers.end(), before.back().key) != k_numbers.end());
}

namespace {

bool is_title(std::string_view word) {
    const auto rules = Abbreviations::get().beginning_with(word);
    return !full_title(word).empty() ||
           std::any_of(rules.begin(), rules.end(), [](const Abbreviation& rule) {
               return rule.step == AbbreviationStep::title && rule.words.size() == 1;
           });
}

} // namespace

bool wants_name(WordSpan before) {
    if (before.empty()) {
        return false;
    }
    const std::string_view last = before.back().key;
    if (is_title(last)) {
        return true;
    }
    // RUE DES LILAS, PLACE SAINTE ANNE and RUE DU 8 MAI are whole.
    const std::string_view link =
        before.size() > 1 ? std::string_view(before[before.size() - 2].key) : std::string_view();
    return !is_saint(link) && !is_link(link) && !is_month(last) && fields::is_first_name(last);
}

bool starts_street(WordSpan words) noexcept {
    return is_number(words.front().key) || (words.size() > 1 && is_street_type(words.front().key));
}

bool has_street(WordSpan words) noexcept {
    return words.size() >= 2 && std::any_of(words.begin(), words.end() - 1, [](const Word& w) {
               return is_digit(w.key.front()) || is_street_type(w.key);
           });
}

bool has_initial(WordSpan words) noexcept {
    for (std::size_t i = 1; i < words.size(); ++i) {
        const bool is_repetition = is_digit(words[i - 1].key.front());
        const std::string_view key = words[i].key;
        if (is_letter(key) && !is_link(key) && !is_repetition && !is_street_type(key)) {
            return true;
        }
    }
    return false;
}

} // namespace bdd::rnvp
