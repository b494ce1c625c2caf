#include "fields/name_words.hpp"
#include "fields/phrase_table.hpp"

#include <bdd/core/text.hpp>
#include <bdd/fields/person_name.hpp>

#include <algorithm>

namespace bdd::fields {

namespace {

struct Keys {
    std::string strict;
    std::string loose;
};

Keys keys_of(std::string_view name) {
    return {text::key(name), name_key_loose(name)};
}

bool same_without_spaces(std::string_view a, std::string_view b) noexcept {
    std::size_t i = 0;
    std::size_t j = 0;
    while (true) {
        i = std::min(a.find_first_not_of(' ', i), a.size());
        j = std::min(b.find_first_not_of(' ', j), b.size());
        if (i == a.size() || j == b.size()) {
            return i == a.size() && j == b.size();
        }
        if (a[i++] != b[j++]) {
            return false;
        }
    }
}

/// True when the words of `part` stand one after the other in `whole`.
bool is_part_of(std::string_view part, std::string_view whole) noexcept {
    for (std::size_t at = whole.find(part); at != std::string_view::npos;
         at = whole.find(part, at + 1)) {
        const std::size_t end = at + part.size();
        if ((at == 0 || whole[at - 1] == ' ') && (end == whole.size() || whole[end] == ' ')) {
            return true;
        }
    }
    return false;
}

bool compatible_last(const Keys& a, const Keys& b) {
    return a.loose.empty() || b.loose.empty() || is_part_of(a.loose, b.loose) ||
           is_part_of(b.loose, a.loose) || same_without_spaces(a.strict, b.strict);
}

bool stands_for(std::string_view diminutive, std::string_view name) {
    const std::vector<std::string>* names = full_first_names(diminutive);
    return names != nullptr && std::find(names->begin(), names->end(), name) != names->end();
}

bool share_a_name(std::string_view a, std::string_view b) {
    const std::vector<std::string>* names = full_first_names(a);
    return names != nullptr && std::any_of(names->begin(), names->end(),
                                           [&](const auto& name) { return stands_for(b, name); });
}

bool compatible_word(std::string_view a, std::string_view b) {
    if (a == b) {
        return true;
    }
    if (a.size() == 1 || b.size() == 1) {
        return a.front() == b.front();
    }
    return stands_for(a, b) || stands_for(b, a) || share_a_name(a, b);
}

bool compatible_first(std::string_view a, std::string_view b) {
    if (a.empty() || b.empty() || compatible_word(a, b) || same_without_spaces(a, b)) {
        return true;
    }
    // Word by word; a middle initial that only one of them has does not part them.
    std::size_t words = 0;
    while (!a.empty() && !b.empty()) {
        if (!compatible_word(take_word(a), take_word(b))) {
            return false;
        }
        ++words;
    }
    std::string_view rest = a.empty() ? b : a;
    while (!rest.empty()) {
        if (take_word(rest).size() > 1) {
            return false;
        }
    }
    return words > 0;
}

} // namespace

bool compatible_names(std::string_view first_a, std::string_view last_a, std::string_view first_b,
                      std::string_view last_b) {
    const Keys first_of_a = keys_of(first_a);
    const Keys last_of_a = keys_of(last_a);
    const Keys first_of_b = keys_of(first_b);
    const Keys last_of_b = keys_of(last_b);
    return (compatible_last(last_of_a, last_of_b) &&
            compatible_first(first_of_a.strict, first_of_b.strict)) ||
           (compatible_last(first_of_a, last_of_b) &&
            compatible_first(last_of_a.strict, first_of_b.strict)) ||
           (compatible_last(last_of_a, first_of_b) &&
            compatible_first(first_of_a.strict, last_of_b.strict));
}

} // namespace bdd::fields
