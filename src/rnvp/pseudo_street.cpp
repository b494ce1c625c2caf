#include "rnvp/norm_words.hpp"

#include <bdd/rnvp/street_label.hpp>

#include <algorithm>

namespace bdd::rnvp {

bool is_pseudo_street(std::string_view name) noexcept {
    const auto end_of = [&](std::size_t from, auto&& is) {
        while (from < name.size() && is(name[from])) {
            ++from;
        }
        return from;
    };
    const std::size_t letters = end_of(0, is_digit);
    const std::size_t digits = end_of(letters, [](char c) { return c >= 'A' && c <= 'Z'; });
    const std::size_t space = end_of(digits, is_digit);
    if (letters == 0 || digits == letters || space == name.size() || name[space] != ' ') {
        return false;
    }
    constexpr std::array<std::string_view, 9> k_ordinals{"ER", "ERE", "RE", "E",   "EME",
                                                         "ND", "NDE", "D",  "IEME"};
    const std::string_view word = name.substr(letters, digits - letters);
    return space > digits ||
           std::find(k_ordinals.begin(), k_ordinals.end(), word) == k_ordinals.end();
}

} // namespace bdd::rnvp
