#include "rnvp/country_line.hpp"

#include "rnvp/norm_words.hpp"
#include "rnvp/town_words.hpp"

#include <bdd/core/text.hpp>
#include <bdd/fields/place.hpp>
#include <bdd/rnvp/street_label.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace bdd::rnvp {

namespace {

bool is_at_home(std::string_view code) noexcept {
    static constexpr std::array<std::string_view, 13> k_home = {
        "FR", "GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF", "WF", "PF", "NC", "TF"};
    return std::find(k_home.begin(), k_home.end(), code) != k_home.end();
}

/// TERRITOIRE BRITANNIQUE OCEAN INDIEN: a name that is too long goes without its links.
std::string fitting_name(std::string name) {
    if (name.size() <= k_line_limit) {
        return name;
    }
    std::string shorter;
    for (const std::string_view word : text::words(name)) {
        if (!is_link(word)) {
            shorter += (shorter.empty() ? "" : " ") + std::string(word);
        }
    }
    return shorter;
}

CountryLine named(std::string_view code, std::string_view said) {
    CountryLine country;
    country.said = said;
    if (is_at_home(code)) {
        return country;
    }
    country.code = code;
    country.line = fitting_name(text::key(fields::country_name(code)));
    return country;
}

/// Only a name counts in an address: two letters there are anything.
std::string country_named_by(std::string_view words) {
    constexpr std::size_t k_least = 4;
    if (words == "FR" || words == "FRA") {
        return "FR";
    }
    return words.size() < k_least ? std::string() : fields::read_country(words);
}

/// "…, France", "75011 Paris FRANCE", a cell "BELGIQUE".
CountryLine take_from_cells(std::vector<std::string>& cells) {
    if (cells.empty()) {
        return {};
    }
    std::string& cell = cells.back();
    const std::vector<Word> words = words_of(cell);
    if (words.empty()) {
        return {};
    }
    std::size_t begin = words.size() - 1; // the last part between breaks
    while (begin > 0 && !words[begin].after_break) {
        --begin;
    }
    const std::string part = cell.substr(words[begin].begin);
    std::string code = begin == 0 && cells.size() == 1 ? std::string() : country_named_by(part);
    // "75011 PARIS FRANCE"; without a postcode it may be RUE ANATOLE FRANCE.
    // ROISSY EN FRANCE and FORT DE FRANCE are towns.
    const bool ends_with_france =
        words.size() > 2 && words.back().key == "FRANCE" && !is_link(words[words.size() - 2].key) &&
        std::any_of(words.begin(), words.end() - 2,
                    [](const Word& word) { return looks_like_code(word.key); });
    if (code.empty() && ends_with_france) {
        begin = words.size() - 1;
        code = "FR";
    }
    if (code.empty()) {
        return {};
    }
    CountryLine country = named(code, std::string_view(cell).substr(words[begin].begin));
    cell.erase(begin == 0 ? 0 : words[begin - 1].end);
    if (cell.empty()) {
        cells.pop_back();
    }
    return country;
}

/// The country that letters before a postcode tell, and the letters: "B-1000 Bruxelles", "L-1234".
/// The dash tells it from "L 1234".
CountryLine country_of_prefix(std::string_view cell) {
    if (std::none_of(cell.begin(), cell.end(), is_digit) ||
        is_digit(cell.front())) { // most towns, and most postcodes
        return {};
    }
    const std::vector<Word> words = words_of(cell);
    constexpr std::size_t k_short = 4;
    if (words.size() < 2 || words[0].key.size() > 2 || !is_number(words[1].key) ||
        words[1].key.size() < k_short || words[1].key.size() > k_short + 1) {
        return {};
    }
    const std::string_view between = cell.substr(words[0].end, words[1].begin - words[0].end);
    const bool has_dash = between.find('-') != between.npos || between.find("–") != between.npos;
    const std::string_view code =
        has_dash ? fields::country_of_postcode_prefix(words[0].key) : std::string_view();
    return code.empty() ? CountryLine{} : named(code, words[0].key);
}

} // namespace

CountryLine take_country(std::string_view column, std::string_view postcode, std::string_view town,
                         std::vector<std::string>& cells) {
    if (const std::string_view said = text::trim(column); !said.empty()) {
        // "La Réunion, France": the first part is the nearer one.
        for (const std::string_view part : {said, text::trim(said.substr(0, said.find(',')))}) {
            if (const std::string code = fields::read_country(part); !code.empty()) {
                return named(code, said);
            }
        }
        cells.emplace_back(said);
        return {};
    }
    for (const std::string_view cell : {postcode, town}) {
        if (const CountryLine told = country_of_prefix(cell); told.code != "FR") {
            return told;
        }
    }
    CountryLine country = take_from_cells(cells);
    while (!country.said.empty() && country.code == "FR") { // "Mayotte, France"
        std::vector<std::string> left = cells;
        CountryLine again = take_from_cells(left);
        if (again.said.empty() || again.code != "FR") {
            break;
        }
        country.said = again.said + ", " + country.said;
        cells = std::move(left);
    }
    if (country.said.empty() && postcode.empty() && !cells.empty()) {
        if (const CountryLine told = country_of_prefix(cells.back()); told.code != "FR") {
            return told;
        }
    }
    return country;
}

} // namespace bdd::rnvp
