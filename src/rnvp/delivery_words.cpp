#include "rnvp/delivery_words.hpp"

#include "rnvp/street_types.hpp"

#include <bdd/fields/person_name.hpp>

#include <algorithm>
#include <array>

namespace bdd::rnvp {

namespace {

constexpr std::size_t k_shortest_glued_type = 3; // RUE

bool is_whole_type(std::string_view word) noexcept {
    const TypeMatch type = match_type({&word, 1});
    return type.kind == TypeKind::street && !type.is_short;
}

/// "QUAIFRANCOIS": a type and a first name, both of four letters or more.
std::size_t seam_before_name(std::string_view key) noexcept {
    constexpr std::size_t k_least = 4;
    constexpr std::size_t k_longest_type = 10;
    for (std::size_t cut = k_least; cut + k_least <= key.size() && cut <= k_longest_type; ++cut) {
        if (is_whole_type(key.substr(0, cut)) && fields::is_first_name(key.substr(cut))) {
            return cut;
        }
    }
    return key.size();
}

/// Where a word falls apart, or its size.
std::size_t seam(std::string_view key) noexcept {
    const std::size_t digits =
        static_cast<std::size_t>(std::find_if_not(key.begin(), key.end(), is_digit) - key.begin());
    constexpr std::size_t k_most_digits = 4;
    if (digits > 0 && digits <= k_most_digits && key.size() >= digits + k_shortest_glued_type) {
        return is_whole_type(key.substr(digits)) ? digits : key.size();
    }
    static constexpr std::array<std::string_view, 4> k_articles = {"DES", "DU", "DE", "DELA"};
    for (const std::string_view article : k_articles) {
        if (key.size() >= article.size() + k_shortest_glued_type && key.ends_with(article)) {
            const std::size_t cut = key.size() - article.size();
            return is_whole_type(key.substr(0, cut)) ? cut : key.size();
        }
    }
    return seam_before_name(key);
}

Joint joint_before(std::string_view cell, std::span<const Word> words, std::size_t i) {
    if (i == 0) {
        return Joint::strong;
    }
    if (words[i].after_break) {
        return Joint::weak;
    }
    const std::string_view between =
        cell.substr(words[i - 1].end, words[i].begin - words[i - 1].end);
    return between == "-" || between == "/" ? Joint::dash : Joint::space;
}

} // namespace

WordRun run_of(std::string_view cell, std::span<const Word> words) {
    WordRun run;
    run.keys.reserve(words.size() + 2);
    run.joints.reserve(words.size() + 2);
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::string_view key = words[i].key;
        run.add(key, joint_before(cell, words, i));
        if (const std::size_t cut = seam(key); cut < key.size()) {
            run.keys.back() = key.substr(0, cut);
            key.remove_prefix(cut);
            if (key == "DELA") {
                run.add(key.substr(0, 2), Joint::space);
                key.remove_prefix(2);
            }
            run.add(key, Joint::space);
        }
    }
    return run;
}

} // namespace bdd::rnvp
