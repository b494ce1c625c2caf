#include "rnvp/town_words.hpp"

#include <algorithm>
#include <array>

namespace bdd::rnvp {

namespace {

constexpr std::array<std::string_view, 3> k_cities = {"PARIS", "LYON", "MARSEILLE"};

bool is_ordinal_tail(std::string_view tail) noexcept {
    return tail == "E" || tail == "EME" || tail == "ER" || tail == "IEME" || tail == "ERE";
}

/// "3", "03", "3E", "10EME", "XE"; 0 when it is none.
int arrondissement_of(std::string_view key) noexcept {
    std::size_t digits = 0;
    int value = 0;
    while (digits < key.size() && digits < 3 && key[digits] >= '0' && key[digits] <= '9') {
        value = value * 10 + (key[digits] - '0');
        ++digits;
    }
    constexpr int k_most = 20;
    if (digits > 0) {
        return digits <= 2 && value <= k_most &&
                       (digits == key.size() || is_ordinal_tail(key.substr(digits)))
                   ? value
                   : 0;
    }
    static constexpr std::array<std::string_view, k_most> k_roman = {
        "I",  "II",  "III",  "IV",  "V",  "VI",  "VII",  "VIII",  "IX",  "X",
        "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX"};
    for (std::size_t i = k_roman.size(); i-- > 0;) {
        if (key.starts_with(k_roman[i]) &&
            (key.size() == k_roman[i].size() || is_ordinal_tail(key.substr(k_roman[i].size())))) {
            return static_cast<int>(i) + 1;
        }
    }
    return 0;
}

bool says_arrondissement(std::string_view key) noexcept {
    return key.starts_with("ARRONDISSEMENT") || key == "ARR" || key == "ARRDT" || key == "ARRT";
}

} // namespace

bool is_cedex_word(std::string_view key, bool is_behind_town) noexcept {
    return key == "CEDEX" || key == "CEDEXX" || (is_behind_town && (key == "CDX" || key == "CX"));
}

bool looks_like_code(std::string_view key) noexcept {
    constexpr std::size_t k_size = 5;
    if (key.size() != k_size) {
        return false;
    }
    return is_number(key) ||
           (key[0] == '2' && (key[1] == 'A' || key[1] == 'B') && is_number(key.substr(2)));
}

void read_town_words(std::span<const Word> words, LastLine& line) {
    std::vector<std::string_view> town;
    std::vector<std::string_view> rest;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string_view key = words[i].key;
        line.town_was_glued = line.town_was_glued || words[i].was_glued;
        if (is_cedex_word(key, !town.empty()) && !line.says_cedex) {
            line.says_cedex = true;
            if (i + 1 < words.size() && is_number(words[i + 1].key) &&
                words[i + 1].key.size() <= 2) {
                line.cedex_number = words[++i].key;
            }
        } else if (line.says_cedex && !town.empty()) {
            rest.push_back(key);
        } else {
            town.push_back(key);
        }
    }
    // "9E ARRONDISSEMENT PARIS", "PARIS 10E ARRONDISSEMENT", "LYON 03".
    const auto names_city = [&](std::string_view word) {
        return std::find(k_cities.begin(), k_cities.end(), word) != k_cities.end();
    };
    const auto city = std::find_if(town.begin(), town.end(), names_city);
    if (city != town.end() && town.size() > 1 && town.size() <= 4) {
        const std::string_view name = *city;
        int number = 0;
        bool all_known = true;
        for (const std::string_view word : town) {
            if (word == name || says_arrondissement(word)) {
                continue;
            }
            const int found = arrondissement_of(word);
            all_known = all_known && found != 0 && number == 0;
            number = found != 0 ? found : number;
        }
        if (all_known) {
            line.arrondissement = number;
            town = {name};
        }
    }
    // The département in brackets behind the town.
    if (town.size() > 1 && is_number(town.back()) && town.back().size() <= 3 &&
        line.code.starts_with(town.back())) {
        town.pop_back();
    }
    const auto join = [](const std::vector<std::string_view>& pieces) {
        std::string out;
        for (const std::string_view piece : pieces) {
            if (!out.empty()) {
                out += ' ';
            }
            out += piece;
        }
        return out;
    };
    line.town = join(town);
    line.rest = join(rest);
}

} // namespace bdd::rnvp
