#include "rnvp/norm_words.hpp"

#include <algorithm>
#include <array>

namespace bdd::rnvp {

bool is_month(std::string_view word) noexcept {
    static constexpr std::array<std::string_view, 12> k_months = {
        "JANVIER", "FEVRIER", "MARS",      "AVRIL",   "MAI",      "JUIN",
        "JUILLET", "AOUT",    "SEPTEMBRE", "OCTOBRE", "NOVEMBRE", "DECEMBRE"};
    return std::find(k_months.begin(), k_months.end(), word) != k_months.end();
}

bool is_front_adjective(std::string_view word) noexcept {
    static constexpr auto k_adjectives = std::to_array<std::string_view>(
        {"ANCIEN",  "ANCIENNE", "ANCIENS",  "BAS",    "BASSE",   "BEAU",   "BEAUX",   "BEL",
         "BELLE",   "BELLES",   "BON",      "BONNE",  "GRAND",   "GRANDE", "GRANDES", "GRANDS",
         "GROS",    "GROSSE",   "HAUT",     "HAUTE",  "HAUTES",  "HAUTS",  "LONG",    "LONGUE",
         "NOUVEAU", "NOUVELLE", "PETIT",    "PETITE", "PETITES", "PETITS", "PREMIER", "PREMIERE",
         "VIEIL",   "VIEILLE",  "VIEILLES", "VIEUX"});
    return std::find(k_adjectives.begin(), k_adjectives.end(), word) != k_adjectives.end();
}

bool is_saint(std::string_view word) noexcept {
    return word.starts_with("SAINT")
               ? word.size() <= 7
               : word == "ST" || word == "STE" || word == "STS" || word == "STES";
}

bool is_link(std::string_view word) noexcept {
    switch (word.size()) {
    case 1:
        return word == "A" || word == "D" || word == "L";
    case 2:
        return word == "DE" || word == "DU" || word == "LA" || word == "LE" || word == "AU" ||
               word == "ET" || word == "EN";
    case 3:
        return word == "DES" || word == "LES" || word == "AUX" || word == "SUR";
    default:
        return false;
    }
}

} // namespace bdd::rnvp
