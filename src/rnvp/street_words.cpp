#include "rnvp/street_words.hpp"

#include "rnvp/norm_words.hpp"
#include "rnvp/street_types.hpp"

#include <algorithm>

namespace bdd::rnvp {

KeyParts parts_of_key(std::string_view key) noexcept {
    const Words words(key);
    const TypeMatch type = match_type(words.all());
    if (type.words == 0 || type.words >= words.size()) {
        return {{}, key};
    }
    const char* name = words[type.words].data();
    const auto size = static_cast<std::size_t>(name - key.data());
    return {key.substr(0, size - 1), key.substr(size)};
}

WordRelation relation_of(std::string_view given, std::string_view known) noexcept {
    const Words a(given);
    const Words b(known);
    if (a.empty() || a.size() > b.size() || a[a.size() - 1] != b[b.size() - 1]) {
        return WordRelation::none;
    }
    bool has_initial = false;
    std::size_t at = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const auto matches = [&](std::string_view word) {
            return word == a[i] || (is_letter(a[i]) && word.front() == a[i].front());
        };
        while (at < b.size() && !matches(b[at])) {
            ++at;
        }
        if (at == b.size()) {
            return WordRelation::none;
        }
        has_initial = has_initial || b[at] != a[i];
        ++at;
    }
    return has_initial ? WordRelation::initials : WordRelation::fewer;
}

bool same_digits(std::string_view a, std::string_view b) noexcept {
    const auto next = [](std::string_view text, std::size_t& at) {
        while (at < text.size() && !is_digit(text[at])) {
            ++at;
        }
        return at < text.size() ? text[at++] : '\0';
    };
    std::size_t i = 0;
    std::size_t j = 0;
    while (true) {
        const char x = next(a, i);
        const char y = next(b, j);
        if (x != y) {
            return false;
        }
        if (x == '\0') {
            return true;
        }
    }
}

} // namespace bdd::rnvp
