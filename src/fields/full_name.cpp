#include "fields/honorifics.hpp"
#include "fields/name_parts.hpp"
#include "fields/name_words.hpp"
#include "fields/phrase_table.hpp"

#include <bdd/core/text.hpp>

#include <algorithm>
#include <vector>

namespace bdd::fields {

namespace {

struct Word {
    std::string_view shown;
    std::string key;
    LetterCase written = LetterCase::none; ///< Of what stands behind d' and Mc.
    bool initial = false;                  ///< "J.", "J.-P.", "JP".
    bool particle = false;
    bool first_name = false;
};
using Words = std::vector<Word>;

struct Parts {
    std::string first;
    std::string last;
};

LetterCase case_behind_prefix(std::string_view word) {
    for (const std::string_view prefix : {"d'", "D'", "d\u2019", "D\u2019", "Mc", "Mac"}) {
        if (word.size() > prefix.size() + 1 && word.substr(0, prefix.size()) == prefix) {
            const LetterCase behind = letter_case(word.substr(prefix.size()));
            if (behind == LetterCase::upper) {
                return behind;
            }
        }
    }
    return letter_case(word);
}

Words read_words(std::string_view name) {
    Words words;
    for (const std::string_view shown : text::words(name)) {
        Word word{shown, text::key(shown)};
        if (!words.empty() && shown != "&" && letter_case(shown) == LetterCase::none &&
            text::is_ascii(shown)) { // "DUPONT 2": no word of its own
            Word& before = words.back();
            const auto end = static_cast<std::size_t>(shown.data() - before.shown.data());
            before.shown = std::string_view(before.shown.data(), end + shown.size());
            continue;
        }
        word.written = case_behind_prefix(shown);
        word.initial = is_initial(word.key);
        word.particle = !word.initial && is_name_particle(word.key);
        word.first_name = !word.key.empty() && is_first_name_key(word.key);
        words.push_back(std::move(word));
    }
    return words;
}

std::string join(const Words& words, std::size_t begin, std::size_t end) {
    std::string text;
    for (std::size_t i = begin; i < end; ++i) {
        append_word(text, words[i].shown);
    }
    return text;
}

/// "DUPONT Jean de LA TOUR": capitals beside mixed case are the last name. Not a case for this rule
/// when all is written alike.
bool split_by_capitals(const Words& words, Parts& parts) {
    const auto capital = [](const Word& word) {
        return word.written == LetterCase::upper && !word.initial;
    };
    const auto other = [](const Word& word) {
        return word.written == LetterCase::mixed || word.initial ||
               (word.written == LetterCase::lower && !word.particle &&
                !is_married_name_link(word.key));
    };
    if (std::none_of(words.begin(), words.end(), capital) ||
        std::none_of(words.begin(), words.end(), other)) {
        return false;
    }
    // A particle or a link goes with the capitals that follow it, whatever its own case.
    bool before_capital = false;
    std::vector<bool> in_last(words.size());
    for (std::size_t i = words.size(); i-- > 0;) {
        const bool follows = words[i].particle || is_married_name_link(words[i].key);
        in_last[i] = capital(words[i]) || (follows && before_capital);
        before_capital = in_last[i];
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        append_word(in_last[i] ? parts.last : parts.first, words[i].shown);
    }
    return true;
}

/// How many words from the beginning are first names: "Jean", "jean pierre" before another word,
/// "J.", "John F.", "jean et marie".
std::size_t leading_first_names(const Words& words) {
    std::size_t count = 0;
    while (count + 1 < words.size()) {
        const Word& word = words[count];
        const bool known = word.first_name && !word.particle;
        const bool linked = count > 0 && (word.key == "ET" || word.shown == "&") &&
                            count + 2 < words.size() && words[count + 1].first_name;
        if (!known && !word.initial && !linked) {
            break;
        }
        ++count;
    }
    return count;
}

std::size_t trailing_first_names(const Words& words) {
    std::size_t count = 0;
    while (count + 1 < words.size()) {
        const Word& word = words[words.size() - 1 - count];
        if ((!word.first_name && !word.initial) || word.particle) {
            break;
        }
        ++count;
    }
    return count;
}

bool are_compound(const Words& words, std::size_t begin) {
    return begin + 2 <= words.size() &&
           is_first_name_key(words[begin].key + ' ' + words[begin + 1].key) &&
           words[begin].key == "JEAN";
}

/// All is written alike: the list of first names decides.
Parts split_by_list(const Words& words) {
    const std::size_t size = words.size();
    if (size == 1) {
        const Word& only = words.front();
        const bool is_first = only.first_name && only.written != LetterCase::upper;
        return is_first ? Parts{std::string(only.shown), ""} : Parts{"", std::string(only.shown)};
    }
    std::size_t front = leading_first_names(words);
    const std::size_t back = trailing_first_names(words);
    const bool all_last = words.front().particle &&
                          (size == 2 ? words[0].key != "BEN" || words[1].first_name : back == 0);
    if (all_last) {
        return {"", join(words, 0, size)};
    }
    // "MARTIN JEAN PIERRE": the compound at the end is the first name.
    const bool compound_at_end = size >= 3 && back >= 2 && front >= 1 &&
                                 are_compound(words, size - 2) && !are_compound(words, 0);
    if (compound_at_end || ((front == 0 || words.front().particle) && back > 0)) {
        // A particle at the beginning has a name behind it: "Ben Saïd Karim".
        const std::size_t most = words.front().particle ? size - 2 : back;
        const std::size_t count = compound_at_end ? 2 : std::min(back, most);
        return {join(words, size - count, size), join(words, 0, size - count)};
    }
    front = std::max<std::size_t>(front, 1);
    return {join(words, 0, front), join(words, front, size)};
}

Parts split_words(const Words& words);

/// "Marie Dupont née Martin", "DUPONT EPOUSE MARTIN SOPHIE": the link and what follows it belong to
/// the last name, but for a first name at the end when there was none before the link.
Parts split_at_link(const Words& words, std::size_t link) {
    const Words before(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(link));
    Parts parts = link == 1 ? Parts{"", std::string(before.front().shown)} : split_words(before);
    std::size_t end = words.size();
    if (link == 1 && end - link > 2 && words.back().first_name) {
        parts.first = words.back().shown;
        --end;
    }
    append_word(parts.last, join(words, link, end));
    return parts;
}

Parts split_words(const Words& words) {
    Parts parts;
    if (split_by_capitals(words, parts)) {
        return parts;
    }
    for (std::size_t i = 1; i + 1 < words.size(); ++i) {
        if (is_married_name_link(words[i].key)) {
            return split_at_link(words, i);
        }
    }
    return split_by_list(words);
}

/// "Dupont, Jean".
bool split_at_comma(std::string_view name, Parts& parts) {
    const std::size_t comma = name.find(',');
    if (comma == std::string_view::npos) {
        return false;
    }
    parts.last = text::trim(name.substr(0, comma));
    parts.first = text::trim(name.substr(comma + 1));
    return !parts.last.empty() && !parts.first.empty();
}

} // namespace

Reading<PersonName> split_full_name(std::string_view cell) {
    Reading<PersonName> reading;
    const std::string tidy = name_text(cell, reading.repairs);
    std::string_view name = tidy;
    Honorifics honorifics = take_honorifics(name);
    Parts parts;
    if (split_at_comma(name, parts)) {
        std::string_view first = parts.first;
        Honorifics behind = take_honorifics(first);
        if (behind.found && !honorifics.found) {
            parts.first = std::string(first);
            honorifics = std::move(behind);
        }
    } else {
        const Words words = read_words(name);
        const bool one_behind_civility = words.size() == 1 && honorifics.found;
        parts = one_behind_civility || words.empty() ? Parts{"", std::string(name)}
                                                     : split_words(words);
    }
    if (honorifics.found) {
        reading.repairs.add(Repair::civility_from_name);
    }
    if (!parts.first.empty() && !parts.last.empty()) {
        reading.repairs.add(Repair::name_split);
    }
    reading.value.civility = honorifics.civility;
    reading.value.title = std::move(honorifics.title);
    reading.value.first_name = shown_first_name(parts.first, reading.repairs);
    reading.value.last_name = shown_name(parts.last, reading.repairs);
    return reading;
}

} // namespace bdd::fields
