#include "fields/phrase_table.hpp"

#include <bdd/core/text.hpp>
#include <bdd/fields/place.hpp>
#include <bdd_embedded/field_lists.hpp>

#include <algorithm>

namespace bdd::fields {

namespace {

/// Key of a country's name: articles and signs do not count, "U.S.A." is USA.
std::string country_key(std::string_view name) {
    const std::string all = text::key(name);
    std::string key;
    std::string_view rest = all;
    bool letters = false;
    while (!rest.empty()) {
        const std::string_view word = take_word(rest);
        if (word == "THE" || word == "LE" || word == "LES" || word == "L" || word == "AND" ||
            word == "ET") {
            continue;
        }
        if (word.size() == 1 && letters) {
            key.append(word);
        } else {
            append_word(key, word);
        }
        letters = word.size() == 1;
    }
    return key.empty() ? all : key;
}

const KeyMap<std::string_view>& countries() {
    static const KeyMap<std::string_view> table = [] {
        KeyMap<std::string_view> made;
        std::vector<std::pair<std::string, std::string_view>> spellings;
        for_each_line(field_lists::embedded::countries_tsv(), [&](std::string_view line) {
            const std::vector<std::string_view> cells = text::split(line, '\t');
            const std::string_view code = cells[0];
            // Codes go in whole: "LA" is Laos, and no article there.
            made.emplace(text::key(code), code);
            made.emplace(text::key(cells[1]), code);
            for (std::size_t i = 2; i < 4; ++i) {
                made.emplace(country_key(cells[i]), code);
            }
            for (const std::string_view other : text::split(cells[4], '|')) {
                spellings.emplace_back(country_key(other), code);
            }
        });
        for (auto& [key, code] : spellings) {
            if (!key.empty()) {
                made.emplace(std::move(key), code);
            }
        }
        return made;
    }();
    return table;
}

} // namespace

std::string read_country(std::string_view cell) {
    const std::string exact = text::key(cell);
    if (exact.empty()) {
        return {};
    }
    auto found = countries().find(exact);
    if (found == countries().end()) {
        found = countries().find(country_key(cell));
    }
    return found == countries().end() ? std::string() : std::string(found->second);
}

std::string_view country_name(std::string_view code) noexcept {
    std::string_view rest = field_lists::embedded::countries_tsv();
    while (!rest.empty()) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        const std::size_t name = line.find('\t', line.find('\t') + 1) + 1;
        if (!code.empty() && line.size() > code.size() && line.starts_with(code) &&
            line[code.size()] == '\t') {
            return line.substr(name, line.find('\t', name) - name);
        }
    }
    return {};
}

std::string_view country_of_postcode_prefix(std::string_view letters) noexcept {
    static constexpr auto k_prefixes =
        std::to_array<std::pair<std::string_view, std::string_view>>({{"A", "AT"},
                                                                      {"B", "BE"},
                                                                      {"BE", "BE"},
                                                                      {"CH", "CH"},
                                                                      {"D", "DE"},
                                                                      {"DE", "DE"},
                                                                      {"DK", "DK"},
                                                                      {"E", "ES"},
                                                                      {"F", "FR"},
                                                                      {"FR", "FR"},
                                                                      {"I", "IT"},
                                                                      {"IT", "IT"},
                                                                      {"L", "LU"},
                                                                      {"LU", "LU"},
                                                                      {"MC", "MC"},
                                                                      {"NL", "NL"},
                                                                      {"P", "PT"},
                                                                      {"S", "SE"}});
    const auto* const found =
        std::find_if(k_prefixes.begin(), k_prefixes.end(),
                     [&](const auto& prefix) { return prefix.first == letters; });
    return found == k_prefixes.end() ? std::string_view() : found->second;
}

} // namespace bdd::fields
