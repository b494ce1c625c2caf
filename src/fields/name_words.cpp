#include "fields/name_words.hpp"

#include "fields/letter_case.hpp"
#include "fields/phrase_table.hpp"

#include <bdd/fields/person_name.hpp>
#include <bdd_embedded/field_lists.hpp>

#include <algorithm>
#include <array>

namespace bdd::fields {

namespace {

constexpr auto k_particles = std::to_array<std::string_view>({
    "AL",  "BEN", "BIN", "D",   "DA",  "DAS", "DE",  "DEL", "DELLA", "DEN",
    "DER", "DES", "DI",  "DO",  "DOS", "DU",  "EL",  "IBN", "L",     "LA",
    "LAS", "LE",  "LES", "LOS", "TEN", "TER", "VAN", "VON", "ZU",
});
constexpr auto k_links = std::to_array<std::string_view>({
    "DIT",
    "DITE",
    "EP",
    "EPOUSE",
    "EPSE",
    "EPX",
    "NE",
    "NEE",
    "VEUF",
    "VEUVE",
    "VVE",
});
constexpr auto k_no_names = std::to_array<std::string_view>({
    "INCONNU",
    "INCONNUE",
    "N A",
    "N C",
    "N D",
    "NC",
    "NEANT",
    "NON COMMUNIQUE",
    "NON RENSEIGNE",
    "NR",
});

template <typename List>
bool has(const List& sorted, std::string_view word) noexcept {
    return std::binary_search(sorted.begin(), sorted.end(), word);
}

const KeySet& first_names() {
    static const KeySet names = [] {
        KeySet made;
        for_each_line(field_lists::embedded::first_names_txt(),
                      [&](std::string_view line) { made.insert(text::key(line)); });
        return made;
    }();
    return names;
}

const KeyMap<std::vector<std::string>>& variants() {
    static const KeyMap<std::vector<std::string>> table = [] {
        KeyMap<std::vector<std::string>> made;
        for_each_line(field_lists::embedded::first_name_variants_tsv(), [&](std::string_view line) {
            const std::vector<std::string_view> cells = text::split(line, '\t');
            std::vector<std::string>& names = made[text::key(cells.front())];
            for (const std::string_view name : text::split(cells.back(), ',')) {
                names.push_back(text::key(name));
            }
        });
        return made;
    }();
    return table;
}

} // namespace

bool is_name_particle(std::string_view key_word) noexcept {
    return has(k_particles, key_word);
}

bool is_married_name_link(std::string_view key_word) noexcept {
    return has(k_links, key_word);
}

bool is_first_name_key(std::string_view key) {
    if (first_names().find(key) != first_names().end()) {
        return true;
    }
    if (key.find(' ') == std::string_view::npos) {
        return false;
    }
    while (!key.empty()) {
        const std::string_view word = take_word(key);
        if (first_names().find(word) == first_names().end()) {
            return false;
        }
    }
    return true;
}

bool is_first_name(std::string_view word) {
    const std::string key = text::key(word);
    return !key.empty() && is_first_name_key(key);
}

const std::vector<std::string>* full_first_names(std::string_view key) {
    const auto found = variants().find(key);
    return found == variants().end() ? nullptr : &found->second;
}

bool is_initial(std::string_view key) {
    bool single = true;
    for (std::size_t i = 1; i < key.size(); i += 2) {
        single = single && key[i] == ' ';
    }
    if (single) {
        return !key.empty();
    }
    const std::vector<std::string>* names = key.size() == 2 ? full_first_names(key) : nullptr;
    return names != nullptr && names->front().find(' ') != std::string::npos;
}

bool is_no_name(std::string_view cell) {
    const auto is_letter = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
               static_cast<unsigned char>(c) >= 0x80;
    };
    if (std::none_of(cell.begin(), cell.end(), is_letter)) {
        return true;
    }
    // Every entry of the list begins with one of these two letters.
    const char first = static_cast<char>(cell.front() & ~0x20);
    if (cell.size() > 20 || (first != 'N' && first != 'I')) {
        return false;
    }
    const std::string key = text::key(cell);
    return key.empty() || has(k_no_names, key);
}

} // namespace bdd::fields
