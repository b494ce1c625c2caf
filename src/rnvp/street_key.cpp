#include "rnvp/norm_words.hpp"
#include "rnvp/number_words.hpp"
#include "rnvp/street_types.hpp"
#include "rnvp/titles.hpp"

#include <bdd/rnvp/delivery.hpp>

#include <fmt/format.h>

namespace bdd::rnvp {

namespace {

void append_number(std::string& key, unsigned value) {
    const fmt::format_int digits(value);
    append_word(key, {digits.data(), digits.size()});
}

/// Appends what one or more words at the head count for; the number of words that it was.
std::size_t append_next(std::string& key, std::span<const std::string_view> words) {
    if (const SpelledNumber number = read_spelled_number(words); number.words > 0) {
        append_number(key, number.value);
        return number.words;
    }
    const std::string_view word = words.front();
    if (const unsigned value = ordinal_value(word); value > 0) {
        append_number(key, value);
    } else if (!is_link(word)) {
        const std::string_view title = words.size() > 1 ? full_title(word) : std::string_view{};
        append_word(key, title.empty() ? word : title);
    }
    return 1;
}

} // namespace

std::string street_key(std::string_view label) {
    const Words words(label);
    std::span<const std::string_view> rest = words.all();
    std::string key;
    key.reserve(label.size());
    const TypeMatch type = match_type(rest);
    if (type.words > 0 && type.words < rest.size()) {
        key = type.name;
        rest = rest.subspan(type.words);
    }
    while (!rest.empty()) {
        rest = rest.subspan(append_next(key, rest));
    }
    return key;
}

} // namespace bdd::rnvp
