#include "rnvp/street_parts.hpp"

#include "rnvp/abbreviations.hpp"
#include "rnvp/norm_words.hpp"
#include "rnvp/street_spot.hpp"
#include "rnvp/street_types.hpp"
#include "rnvp/titles.hpp"

#include <bdd/rnvp/street_label.hpp>

#include <algorithm>
#include <array>

namespace bdd::rnvp {

namespace {

/// True for a short type that fitting a label may have left: AV, not CRS.
bool may_be_fitted(RunView words, const TypeMatch& type) {
    const ShortForm* form = Abbreviations::get().short_form(words.keys.front());
    return type.words > 1 || (form != nullptr && form->saved_at_head > 0);
}

void put_type(StreetParts& parts, const TypeMatch& type) {
    parts.type = type.name;
    parts.type_was_short = type.is_short;
}

struct NumberedRoad {
    std::string_view type;
    std::string_view adjective; ///< Empty: no road.
};

/// "RD 113", "RN 7": a road that is called by its number alone.
NumberedRoad numbered_road(std::span<const std::string_view> words) noexcept {
    struct Short {
        std::string_view word;
        NumberedRoad road;
    };
    constexpr std::array<Short, 3> k_shorts = {{{"RD", {"ROUTE", "DEPARTEMENTALE"}},
                                                {"RN", {"ROUTE", "NATIONALE"}},
                                                {"VC", {"VOIE", "COMMUNALE"}}}};
    if (words.size() < 2 || !is_digit(words[1].front())) {
        return {};
    }
    const auto* const found =
        std::find_if(k_shorts.begin(), k_shorts.end(),
                     [&](const Short& known) { return known.word == words[0]; });
    return found == k_shorts.end() ? NumberedRoad{} : found->road;
}

} // namespace

void put_number(StreetParts& parts, const StreetNumber& number) {
    parts.number = number.digits;
    if (number.repetition != 0) {
        parts.repetition = number.repetition;
    }
    parts.number_rest = number.rest;
    parts.repetition_was_long = number.repetition_was_long;
    parts.zero_was_dropped = number.zero_was_dropped;
}

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
    if (const NumberedRoad road = numbered_road(words.keys); !road.type.empty()) {
        parts.type = road.type;
        parts.type_was_short = true;
        parts.name = road.adjective;
        append_word(parts.name, join_words(words.from(1).keys));
        return parts;
    }
    TypeMatch type = match_type(words.keys);
    if (type.words == words.size()) {
        type = {};
    }
    const RunView name = words.from(type.words);
    const bool is_kept = !type.is_short || may_be_fitted(words, type);
    std::string as_it_came =
        is_kept ? join_words(words.keys.first(type.words)) : std::string(type.name);
    append_word(as_it_came, join_words(name.keys));
    if (!looks_abbreviated(as_it_came)) {
        put_type(parts, type);
        parts.name = with_full_titles(name.keys, type.words > 0);
        return parts;
    }
    // Writing more out would bring a line that no fitting leads back to.
    if (is_kept) {
        parts.type = join_words(words.keys.first(type.words));
    } else {
        put_type(parts, type);
    }
    parts.name = join_words(name.keys);
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
