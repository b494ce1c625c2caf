#include "fields/name_words.hpp"
#include "fields/phrase_table.hpp"

#include <bdd/core/text.hpp>
#include <bdd/fields/person_name.hpp>

namespace bdd::fields {

std::string name_key(std::string_view name) {
    return text::key(name);
}

std::string name_key_loose(std::string_view name) {
    std::string strict = text::key(name);
    std::string loose;
    std::string_view rest = strict;
    while (!rest.empty()) {
        const std::string_view word = take_word(rest);
        if (!is_name_particle(word)) {
            append_word(loose, word);
        }
    }
    return loose.empty() ? strict : loose;
}

} // namespace bdd::fields
