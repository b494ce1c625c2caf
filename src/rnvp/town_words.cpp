#include "rnvp/town_words.hpp"

#include "rnvp/arrondissements.hpp"

#include <algorithm>
#include <optional>

namespace bdd::rnvp {

namespace {

/// "3", "03", "3E", "10EME", "XE"; 0 when it is none.
int arrondissement_in(std::string_view word) noexcept {
    constexpr int k_most = 20;
    const std::optional<Ordinal> found = read_ordinal(word);
    return found && found->value <= k_most ? found->value : 0;
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
    const auto city = std::find_if(town.begin(), town.end(), [](std::string_view word) {
        return arrondissement_count(word) > 0;
    });
    if (city != town.end() && town.size() > 1 && town.size() <= 4) {
        const std::string_view name = *city;
        int number = 0;
        bool all_known = true;
        for (const std::string_view word : town) {
            if (word == name || is_arrondissement_word(word)) {
                continue;
            }
            const int found = arrondissement_in(word);
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
