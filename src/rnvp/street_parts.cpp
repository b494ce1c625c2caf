#include "rnvp/street_parts.hpp"

#include "rnvp/norm_words.hpp"
#include "rnvp/street_spot.hpp"
#include "rnvp/street_types.hpp"
#include "rnvp/titles.hpp"

#include <bdd/rnvp/street_label.hpp>

namespace bdd::rnvp {

namespace {

void put_number(StreetParts& parts, const StreetNumber& number) {
    parts.number = number.digits;
    if (number.repetition != 0) {
        parts.repetition = number.repetition;
    }
    parts.number_rest = number.rest;
    parts.repetition_was_long = number.repetition_was_long;
    parts.zero_was_dropped = number.zero_was_dropped;
}

} // namespace

StreetParts street_parts(RunView words) {
    StreetParts parts;
    if (!words.empty() && is_too_long(words.keys.front())) {
        parts.number_is_too_long = true;
        parts.name = join_words(words.keys);
        return parts;
    }
    const StreetNumber number = read_number(words);
    if (number && number.words <= words.size()) {
        put_number(parts, number);
        words = words.from(number.words);
    }
    words = words.from(place_prefix(words));
    const TypeMatch type = match_type(words.keys);
    const std::string as_it_came = join_words(words.keys);
    if (looks_abbreviated(as_it_came)) {
        // Writing it out would bring a line that no fitting leads back to.
        const std::size_t count = type.words < words.size() ? type.words : 0;
        parts.type = join_words(words.keys.first(count));
        parts.name = join_words(words.keys.subspan(count));
        return parts;
    }
    if (type.words < words.size()) {
        parts.type = type.name;
        parts.type_was_short = type.is_short;
        words = words.from(type.words);
    }
    parts.name = with_full_titles(words.keys);
    return parts;
}

std::string StreetParts::label() const {
    std::string text = type;
    append_word(text, name);
    return text;
}

StreetParts read_street(std::string_view raw) {
    const std::vector<Word> words = words_of(raw);
    const WordRun run = run_of(raw, words);
    return street_parts({run.keys, run.joints});
}

} // namespace bdd::rnvp
