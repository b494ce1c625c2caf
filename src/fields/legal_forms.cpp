#include "fields/legal_forms.hpp"

#include "fields/phrase_table.hpp"

#include <bdd/core/text.hpp>
#include <bdd_embedded/field_lists.hpp>

#include <algorithm>

namespace bdd::fields {

namespace {

struct Form {
    std::string_view name; ///< As in the list, without dots.
    bool only_at_end = false;
    bool spaced = false;        ///< The variant with spaces between the letters.
    std::string_view forbidden; ///< Words beside which it means something else.
};
using Forms = PhraseTable<Form>;

std::string with_spaces(std::string_view acronym) {
    std::string spaced;
    for (std::size_t i = 0; i < acronym.size(); ++i) {
        append_word(spaced, acronym.substr(i, 1));
    }
    return spaced;
}

void add_form(Forms& forms, std::string_view line) {
    const std::vector<std::string_view> cells = text::split(line, '\t');
    Form form{cells[0], cells[1] == "end", false, cells[2] == "-" ? "" : cells[2]};
    forms.add(text::key(form.name), form);
    if (cells[3] != "-") {
        for (const std::string_view variant : text::split(cells[3], '|')) {
            forms.add(text::key(variant), form);
        }
    }
    if (form.name.find(' ') == std::string_view::npos) {
        form.spaced = true;
        forms.add(with_spaces(form.name), form);
    }
}

const Forms& forms() {
    static const Forms table = [] {
        Forms made;
        for_each_line(field_lists::embedded::legal_forms_tsv(),
                      [&](std::string_view line) { add_form(made, line); });
        return made;
    }();
    return table;
}

bool has_any_word(std::string_view key, std::string_view words) {
    while (!words.empty()) {
        const std::string_view word = take_word(words);
        std::string_view rest = key;
        while (!rest.empty()) {
            if (take_word(rest) == word) {
                return true;
            }
        }
    }
    return false;
}

} // namespace

std::string_view take_legal_form_front(std::string_view& key) {
    const Forms::Entry* entry = forms().match_front(key);
    if (entry == nullptr || entry->value.only_at_end) {
        return {};
    }
    std::string_view rest = key.substr(entry->phrase.size());
    (void)take_word(rest); // the space
    // "S N C F" does not begin with the form SNC.
    if (entry->value.spaced && first_word(rest).size() == 1) {
        return {};
    }
    key = rest;
    return entry->value.name;
}

std::string_view take_legal_form_back(std::string_view& key, std::string_view written) {
    const Forms::Entry* entry = forms().match_back(key);
    if (entry == nullptr) {
        return {};
    }
    const Form& form = entry->value;
    std::string_view rest = key.substr(0, key.size() - entry->phrase.size());
    if (!rest.empty()) {
        rest.remove_suffix(1);
    }
    if (form.spaced && last_word(rest).size() == 1) {
        return {};
    }
    if (!form.forbidden.empty()) {
        const std::string_view tail = text::trim(written).substr(0);
        const std::string_view end = tail.size() >= 3 ? tail.substr(tail.size() - 3) : tail;
        if (end == "Spa" || end == "spa" || has_any_word(rest, form.forbidden)) {
            return {};
        }
    }
    key = rest;
    return form.name;
}

} // namespace bdd::fields
