#include "fields/address_parts.hpp"

#include "fields/french_postcode.hpp"
#include "fields/phrase_table.hpp"

#include <bdd/core/text.hpp>

#include <algorithm>
#include <array>

namespace bdd::fields {

namespace {

constexpr auto k_street_words = std::to_array<std::string_view>(
    {"AERODROME", "AEROPORT",  "ALL",       "ALLEE",       "ALLEES",     "AV",        "AVE",
     "AVENUE",    "BAT",       "BATIMENT",  "BD",          "BIS",        "BLD",       "BLVD",
     "BOULEVARD", "BVD",       "CARREFOUR", "CENTRE",      "CHE",        "CHEM",      "CHEMIN",
     "CITE",      "COURS",     "CRS",       "DOMAINE",     "ESPACE",     "ESPLANADE", "ETAGE",
     "FAUBOURG",  "FBG",       "HAMEAU",    "IMM",         "IMMEUBLE",   "IMP",       "IMPASSE",
     "LIEU",      "LIEUDIT",   "LOT",       "LOTISSEMENT", "MAIL",       "PARC",      "PARVIS",
     "PASSAGE",   "PL",        "PLACE",     "PROMENADE",   "QUAI",       "QUARTIER",  "QUATER",
     "RES",       "RESIDENCE", "ROND",      "ROUTE",       "RTE",        "RUE",       "RUELLE",
     "SENTE",     "SENTIER",   "SQ",        "SQUARE",      "TECHNOPOLE", "TER",       "VOIE",
     "ZA",        "ZAC",       "ZAE",       "ZI",          "ZONE"});
constexpr auto k_box_words =
    std::to_array<std::string_view>({"BOITE", "BP", "CASE", "CIDEX", "CS", "KM", "N", "NO", "NUM",
                                     "NUMERO", "POSTALE", "TEL", "TSA"});

template <typename List>
bool has_key(const List& sorted, std::string_view word) {
    return word.size() <= 16 && std::binary_search(sorted.begin(), sorted.end(), text::key(word));
}

/// Length of the separator at `i`, or 0.
std::size_t separator_at(std::string_view text, std::size_t i) noexcept {
    switch (text[i]) {
    case '\n':
    case '|':
    case ';':
        return 1;
    case ',': {
        // "1,5" is a number.
        const bool digits = i > 0 && i + 1 < text.size() && is_ascii_digit(text[i - 1]) &&
                            is_ascii_digit(text[i + 1]);
        return digits ? 0 : 1;
    }
    case ' ':
        if (text.substr(i, 3) == " - ") {
            return 3;
        }
        return text.substr(i, 5) == " \u2013 " || text.substr(i, 5) == " \u2014 " ? 5 : 0;
    default:
        return 0;
    }
}

/// "12", "12 bis", "12B", "12-14", "n° 3": a house number that its street follows.
bool is_house_number(std::string_view part) {
    bool digit = false;
    const std::string key = text::key(part);
    std::string_view rest = key;
    while (!rest.empty()) {
        const std::string_view word = take_word(rest);
        const bool number = is_ascii_digit(word.front());
        const bool other = word.size() == 1 || word == "BIS" || word == "TER" || word == "QUATER" ||
                           word == "NO" || word == "ET";
        if ((!number && !other) || word.size() > 5) {
            return false;
        }
        digit = digit || (number && word.size() < 5);
    }
    return digit;
}

} // namespace

std::string tidy_lines(std::string_view text) {
    std::string tidy;
    std::size_t start = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i < text.size() && text[i] != '\n' && text[i] != '\r') {
            continue;
        }
        const std::string line = text::clean_line(text.substr(start, i - start));
        if (!line.empty()) {
            tidy += tidy.empty() ? "" : "\n";
            tidy += line;
        }
        start = i + 1;
    }
    return tidy;
}

std::vector<std::string_view> address_parts(std::string_view tidy) {
    std::vector<std::string_view> parts;
    std::size_t start = 0;
    for (std::size_t i = 0; i <= tidy.size(); ++i) {
        const std::size_t separator = i < tidy.size() ? separator_at(tidy, i) : 1;
        if (separator == 0) {
            continue;
        }
        const std::string_view part = text::trim(tidy.substr(start, i - start));
        // "1, rue X"; behind other words ("Mairie 1, rue X") only when a street surely follows.
        const bool number_before =
            !parts.empty() &&
            (is_house_number(parts.back()) ||
             (is_street_word(first_word(part)) && is_house_number(last_word(parts.back()))));
        if (!part.empty() && number_before && !is_french_postcode(part.substr(0, 5))) {
            const auto begin = static_cast<std::size_t>(parts.back().data() - tidy.data());
            const auto end = static_cast<std::size_t>(part.data() - tidy.data()) + part.size();
            parts.back() = tidy.substr(begin, end - begin);
        } else if (!part.empty()) {
            parts.push_back(part);
        }
        start = i + separator;
        i = start - 1;
    }
    return parts;
}

std::vector<std::string_view> address_words(std::string_view part) {
    return text::words(part);
}

bool is_street_word(std::string_view word) {
    return has_key(k_street_words, word);
}

bool is_box_word(const std::vector<std::string_view>& words, std::size_t index) {
    const std::string_view word = words[index];
    if (has_key(k_box_words, word)) {
        return true;
    }
    const std::string key = word.size() <= 6 ? text::key(word) : std::string();
    const bool p_behind_b = index > 0 && key == "P" && text::key(words[index - 1]) == "B";
    return p_behind_b || key == "B P" || key == "C S" || key == "T S A";
}

bool looks_like_street(std::string_view part) {
    if (part.find_first_of("0123456789") != std::string_view::npos) {
        return true;
    }
    const std::string key = text::key(part);
    return is_street_word(first_word(key));
}

} // namespace bdd::fields
