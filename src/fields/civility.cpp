#include "fields/honorifics.hpp"
#include "fields/phrase_table.hpp"

#include <bdd/core/text.hpp>
#include <bdd/fields/person_name.hpp>

#include <algorithm>
#include <array>

namespace bdd::fields {

namespace {

enum class Kind : std::uint8_t { none, mister, madam, couple, title, link, article };

struct Word {
    std::string_view key;
    Kind kind;
    std::string_view shown; ///< Of titles.
    bool in_names = true;   ///< Also taken out of a name cell.
    bool at_end = false;    ///< Also when it stands behind the name.
};

// Sorted by key.
constexpr auto k_words = std::to_array<Word>({
    {"AND", Kind::link, ""},
    {"DOCTEUR", Kind::title, "Dr"},
    {"DOCTEURE", Kind::title, "Dr"},
    {"DOCTOR", Kind::title, "Dr"},
    {"DR", Kind::title, "Dr"},
    {"DRE", Kind::title, "Dr"},
    {"ET", Kind::link, ""},
    {"F", Kind::madam, "", false},
    {"FEM", Kind::madam, "", false},
    {"FEMALE", Kind::madam, "", false},
    {"FEMININ", Kind::madam, "", false},
    {"FEMME", Kind::madam, "", false},
    {"FRAU", Kind::madam, "", false},
    {"H", Kind::mister, "", false},
    {"HERR", Kind::mister, "", false},
    {"HOMME", Kind::mister, "", false},
    {"LA", Kind::article, ""},
    {"LE", Kind::article, ""},
    {"M", Kind::mister, ""},
    {"MADAME", Kind::madam, "", true, true},
    {"MADEMOISELLE", Kind::madam, "", true, true},
    {"MAITRE", Kind::title, "Me"},
    {"MALE", Kind::mister, "", false},
    {"MASC", Kind::mister, "", false},
    {"MASCULIN", Kind::mister, "", false},
    {"ME", Kind::title, "Me"},
    {"MELLE", Kind::madam, "", true, true},
    {"MISS", Kind::madam, ""},
    {"MISTER", Kind::mister, ""},
    {"MLE", Kind::madam, ""},
    {"MLLE", Kind::madam, "", true, true},
    {"MM", Kind::couple, ""},
    {"MME", Kind::madam, "", true, true},
    {"MMES", Kind::couple, ""},
    {"MONSIEUR", Kind::mister, "", true, true},
    {"MR", Kind::mister, "", true, true},
    {"MRS", Kind::madam, "", true, true},
    {"MS", Kind::madam, ""},
    {"OU", Kind::link, ""},
    {"PR", Kind::title, "Pr"},
    {"PROF", Kind::title, "Pr"},
    {"PROFESSEUR", Kind::title, "Pr"},
    {"PROFESSEURE", Kind::title, "Pr"},
});

const Word* find_word(std::string_view key) noexcept {
    const auto* found = std::lower_bound(
        k_words.begin(), k_words.end(), key,
        [](const Word& word, std::string_view wanted) { return word.key < wanted; });
    return found != k_words.end() && found->key == key ? found : nullptr;
}

bool is_gap(char c) noexcept {
    return c == ' ' || c == '/' || c == ',' || c == '&' || c == '.';
}

/// End of the word at `start`: up to a space, slash, comma or ampersand. "M.Dupont" is cut behind
/// the dot, "M.-P." and "J.P." are not.
std::size_t word_end(std::string_view name, std::size_t start) {
    for (std::size_t i = start; i < name.size(); ++i) {
        const char c = name[i];
        if (c == '.' && i + 2 < name.size() && name[i + 1] != '-' && name[i + 2] != '.' &&
            !is_gap(name[i + 1])) {
            return i + 1;
        }
        if (c == ' ' || c == '/' || c == ',' || c == '&') {
            return i;
        }
    }
    return name.size();
}

struct Run {
    std::size_t end = 0;   ///< Behind the last civility or title.
    std::size_t words = 0; ///< How many of them.
    bool mister = false;
    bool madam = false;
    bool couple = false;
    std::string_view last; ///< Key of the last one, in k_words.
    std::string title;
};

void note(Run& run, const Word& word) {
    run.mister = run.mister || word.kind == Kind::mister;
    run.madam = run.madam || word.kind == Kind::madam;
    run.couple = run.couple || word.kind == Kind::couple || (run.mister && run.madam);
    if (word.kind == Kind::title && run.title != word.shown) {
        append_word(run.title, word.shown);
    }
    run.last = word.key;
    ++run.words;
}

/// Civilities and titles at the beginning; links and articles only between two of them.
Run leading_run(std::string_view name) {
    Run run;
    std::size_t i = 0;
    std::string key;
    while (i < name.size()) {
        const std::size_t end = word_end(name, i);
        key.clear();
        text::append_key(key, name.substr(i, end - i));
        const Word* word = find_word(key);
        if (word == nullptr || !word->in_names || (run.words == 0 && word->kind >= Kind::link)) {
            break;
        }
        i = end;
        while (i < name.size() && is_gap(name[i])) {
            ++i;
        }
        if (word->kind < Kind::link) {
            note(run, *word);
            run.end = i;
        }
    }
    return run;
}

/// "Dupont (M.)", "Dupont, Mme", "DUPONT Mme".
void take_trailing(std::string_view& name, Honorifics& found) {
    const std::size_t space = name.rfind(' ');
    if (space == std::string_view::npos || space == 0 || name.size() - space > 16) {
        return;
    }
    const std::string_view tail = name.substr(space + 1);
    const bool bracketed = tail.front() == '(' && tail.back() == ')';
    const bool behind_comma = name[space - 1] == ',';
    if (!bracketed && (tail.front() | 0x20) != 'm') {
        return;
    }
    const Word* word = find_word(text::key(tail));
    if (word == nullptr || !(word->at_end || bracketed || behind_comma) ||
        (word->kind != Kind::mister && word->kind != Kind::madam) || !word->in_names) {
        return;
    }
    found.civility = word->kind == Kind::mister ? Civility::mister : Civility::madam;
    found.found = true;
    name = name.substr(0, space);
    while (!name.empty() && (name.back() == ',' || name.back() == ' ')) {
        name.remove_suffix(1);
    }
}

} // namespace

std::string_view display(Civility civility) noexcept {
    switch (civility) {
    case Civility::mister:
        return "M.";
    case Civility::madam:
        return "Mme";
    case Civility::unknown:
        break;
    }
    return "";
}

Civility read_civility(std::string_view cell) {
    std::string key;
    text::append_key(key, cell);
    std::string_view rest = key;
    bool mister = false;
    bool madam = false;
    bool plural = false;
    while (!rest.empty()) {
        const std::string_view written = take_word(rest);
        const Word* word = find_word(written);
        if (word == nullptr) {
            continue;
        }
        // A single letter in a longer text counts at the beginning or behind another ("H/F").
        const bool counts = written.size() > 1 || mister || madam || written.data() == key.data();
        mister = mister || (counts && word->kind == Kind::mister);
        madam = madam || (counts && word->kind == Kind::madam);
        plural = plural || word->kind == Kind::couple;
    }
    if (mister == madam || plural) {
        return Civility::unknown;
    }
    return mister ? Civility::mister : Civility::madam;
}

Honorifics take_honorifics(std::string_view& name) {
    Honorifics found;
    if (name.empty()) {
        return found;
    }
    const char first = static_cast<char>(name.front() & ~0x20);
    if (first == 'M' || first == 'D' || first == 'P') {
        Run run = leading_run(name);
        const std::string_view rest = name.substr(run.end);
        const bool ambiguous = run.words == 1 && (run.last == "M" || run.last == "ME" ||
                                                  run.last == "MM" || run.last == "MS");
        // "MAITRE Paul" is a Paul Maitre, "Maître Dupont" is a lawyer.
        const bool surname = run.last == "MAITRE" && (rest.empty() || is_first_name(rest));
        if (run.words > 0 && !(ambiguous && rest.empty()) && !surname) {
            found.found = true;
            if (run.couple) {
                found.title = text::trim(name.substr(0, run.end));
            } else {
                found.title = std::move(run.title);
                found.civility = run.mister  ? Civility::mister
                                 : run.madam ? Civility::madam
                                             : Civility::unknown;
            }
            name = rest;
        }
    }
    if (!found.found) {
        take_trailing(name, found);
    }
    return found;
}

} // namespace bdd::fields
