#include "rnvp/street_spot.hpp"

#include "rnvp/complement_words.hpp"
#include "rnvp/norm_words.hpp"
#include "rnvp/street_types.hpp"

#include <bdd/fields/quantity.hpp>
#include <bdd/rnvp/street_label.hpp>

#include <algorithm>
#include <array>

namespace bdd::rnvp {

namespace {

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& list, std::string_view word) noexcept {
    return std::find(list.begin(), list.end(), word) != list.end();
}

/// Words that a number behind them belongs to.
bool binds_number(std::string_view word) noexcept {
    static constexpr std::array<std::string_view, 15> k_roads = {
        "NATIONALE", "DEPARTEMENTALE", "RN",    "RD", "CD",   "N",       "D", "NO",
        "NUMERO",    "VICINAL",        "RURAL", "KM", "ZONE", "SECTEUR", "CR"};
    return is_link(word) || is_one_of(k_roads, word) ||
           complement_kind(word) != ComplementKind::none;
}

/// Words that make a name of the type behind them: GRANDE RUE, SOUS LA RUE.
bool takes_type(std::string_view word) noexcept {
    static constexpr auto k_words = std::to_array<std::string_view>(
        {"SOUS", "DERRIERE", "VIEL", "VIELLE", "ANC", "ANCI",  "VIEI", "VIEU",
         "GRAN", "PETI",     "PT",   "PTE",    "GD",  "HT",    "HTE",  "VX",
         "NOUV", "VERS",     "PRES", "ENTRE",  "GDE", "SAINT", "CES"});
    return is_link(word) || is_front_adjective(word) || is_one_of(k_words, word) ||
           is_digit(word.front());
}

/// Types that begin a street also in the middle of a cell.
bool is_certain(const TypeMatch& type) noexcept {
    static constexpr std::array<std::string_view, 14> k_types = {
        "ALLEE", "ALLEES", "AVENUE", "BOULEVARD", "CHEMIN", "IMPASSE", "PASSAGE",
        "PLACE", "QUAI",   "RUE",    "ROUTE",     "RUELLE", "SENTIER", "SQUARE"};
    return type.kind == TypeKind::street && is_one_of(k_types, type.name);
}

/// Short forms that are words too: sure only behind a number.
bool is_doubtful(std::string_view word) noexcept {
    static constexpr std::array<std::string_view, 14> k_words = {
        "R",    "AL",  "CH",  "COR", "CAR", "MONT", "PAS",
        "PASS", "PLE", "PRO", "QU",  "VEN", "SEN",  "PLA"};
    return is_one_of(k_words, word);
}

bool is_storey(RunView words) noexcept {
    return words.size() > 1 && is_digit(words.keys[0].front()) &&
           (words.keys[1] == "ETAGE" || words.keys[1] == "ETG" || words.keys[1] == "NIVEAU");
}

/// "BAT B", "HALL 3", "8E ETAGE": a part of a building begins here.
bool is_inner(RunView words) noexcept {
    if (is_storey(words)) {
        return true;
    }
    const ComplementKind kind = complement_kind(words.keys.front());
    if (kind != ComplementKind::coded) {
        return kind == ComplementKind::inner;
    }
    return words.size() > 1 && (is_digit(words.keys[1].front()) || words.keys[1].size() == 1) &&
           words.keys[1] != "D" && words.keys[1] != "L";
}

/// "RN 7", "D 21", "RD 19A", "RD113": a road without a name.
bool is_road(RunView words) noexcept {
    static constexpr std::array<std::string_view, 8> k_signs = {"RN", "RD",   "CD", "CR",
                                                                "RC", "RNIL", "CV", "VC"};
    const std::string_view first = words.keys.front();
    if (first.size() > 2 && is_digit(first[2])) {
        return is_one_of(k_signs, first.substr(0, 2));
    }
    if (words.size() == 1) {
        return false;
    }
    const bool is_lone = words.size() == 2 && (first == "N" || first == "D");
    return (is_lone || is_one_of(k_signs, first)) && is_digit(words.keys[1].front());
}

/// What ends a street that began before, and is no part of its name.
bool ends_street(RunView words) {
    static constexpr std::array<std::string_view, 17> k_sites = {"RESIDENCE",
                                                                 "RESIDENCES",
                                                                 "LOTISSEMENT",
                                                                 "IMMEUBLE",
                                                                 "ZI",
                                                                 "ZA",
                                                                 "ZAC",
                                                                 "ZAE",
                                                                 "CENTRE COMMERCIAL",
                                                                 "ZONE INDUSTRIELLE",
                                                                 "ZONE ARTISANALE",
                                                                 "QUARTIER",
                                                                 "ZONE D ACTIVITE",
                                                                 "ZONE D ACTIVITES",
                                                                 "ZONE ACTIVITE",
                                                                 "ZONE ACTIVITES",
                                                                 "ZONE COMMERCIALE"};
    const std::string_view first = words.keys.front();
    if (is_inner(words)) {
        return true;
    }
    if (place_prefix(words) > 0 && first != "LD") {
        return true;
    }
    const TypeMatch type = match_type(words.keys);
    return type.words > 0 && type.words < words.size() && is_one_of(k_sites, type.name) &&
           (!type.is_short || first == "RES" || first == "RESID" || first == "LOT" ||
            first == "IMM" || first == "QRT");
}

/// A number and a certain type behind it, not part of the name before.
bool begins_numbered(RunView words, std::size_t i) {
    const std::string_view before = words.keys[i - 1];
    if (!is_digit(words.keys[i].front()) || binds_number(before) || is_month(before)) {
        return false;
    }
    const StreetNumber number = read_number(words.from(i));
    if (!number || i + number.words >= words.size()) {
        return false;
    }
    const TypeMatch type = match_type(words.from(i + number.words).keys);
    return type.kind == TypeKind::street || (type.kind == TypeKind::place && !type.is_short);
}

/// A fitted label may hold what would else end a street: "RUE 8 M 1945 RTE D 974".
bool is_fitted_label(RunView words, std::size_t begin) {
    const RunView street = words.from(begin);
    return looks_abbreviated(join_words(street.from(read_number(street).words).keys));
}

std::size_t end_of_street(RunView words, std::size_t begin, std::size_t name) {
    for (std::size_t i = name + 1; i < words.size(); ++i) {
        if (is_link(words.keys[i - 1])) {
            continue;
        }
        if (ends_street(words.from(i))) {
            return i;
        }
        if (begins_numbered(words, i) && !is_fitted_label(words, begin)) {
            return i;
        }
    }
    return words.size();
}

StreetRank rank_of(const TypeMatch& type, bool has_number) noexcept {
    switch (type.kind) {
    case TypeKind::street:
        return has_number ? StreetRank::street_number : StreetRank::street;
    case TypeKind::place:
        return has_number ? StreetRank::place_number : StreetRank::place;
    case TypeKind::site:
        return has_number ? StreetRank::site_number : StreetRank::site;
    case TypeKind::none:
        break;
    }
    return has_number ? StreetRank::word_number : StreetRank::words;
}

/// GRANDE RUE, LA PLACE, VIEILLE ROUTE DE LYON: the type is not the first word.
bool has_street_inside(RunView words) {
    for (std::size_t i = 1; i < words.size() && i < 3; ++i) {
        if (!takes_type(words.keys[i - 1])) {
            return false;
        }
        const TypeMatch type = match_type(words.from(i).keys);
        if (is_certain(type) && !type.is_short) {
            return words.keys[0] != "SOUS" && words.keys[0] != "SUR";
        }
    }
    return false;
}

/// A type somewhere behind the head, after words that are no part of its name.
std::size_t inner_start(RunView words) {
    const TypeMatch head = match_type(words.keys);
    const std::size_t site = head.kind == TypeKind::site ? head.words : 0;
    for (std::size_t i = 1; i + 1 < words.size(); ++i) {
        const TypeMatch type = match_type(words.from(i).keys);
        const bool is_free = i == site || !takes_type(words.keys[i - 1]); // "Z A CHEMIN"
        if (is_certain(type) && !is_doubtful(words.keys[i]) && is_free) {
            return i;
        }
    }
    return 0;
}

StreetSpot spot_at(RunView words, std::size_t begin, StreetRank rank, std::size_t name) {
    return {rank, begin, end_of_street(words, begin, name)};
}

StreetSpot first_street(RunView words);

/// "LOT 36 ZI DE JAULA", "BAT B LES PINS", "BATIMENT DES SERVICES RUE DU LAC"
StreetSpot street_behind_inner(RunView words) {
    const std::size_t i = inner_start(words);
    if (i > 0) {
        return spot_at(words, i, StreetRank::street, i);
    }
    const bool is_coded =
        words.size() > 2 && (is_digit(words.keys[1].front()) || is_letter(words.keys[1]));
    if (!is_coded) {
        return {StreetRank::inner, 0, 0};
    }
    constexpr std::size_t k_skipped = 2;
    StreetSpot spot = first_street(words.from(k_skipped));
    spot.begin += k_skipped;
    spot.end += k_skipped;
    return spot.rank > StreetRank::digits ? spot : StreetSpot{StreetRank::inner, 0, 0};
}

/// The first street of some words.
StreetSpot first_street(RunView words) {
    if (words.empty()) {
        return {};
    }
    if (complement_kind(words.keys[0]) == ComplementKind::person ||
        (words.size() > 2 && words.keys[0] == "C" && words.keys[1] == "O")) {
        const std::size_t i = inner_start(words);
        return i > 1 ? spot_at(words, i, StreetRank::street, i)
                     : StreetSpot{StreetRank::inner, 0, 0};
    }
    if (words.size() == 1 && is_too_long(words.keys[0])) { // a code that found no place
        return {StreetRank::inner, 0, 0};
    }
    const TypeMatch head = match_type(words.keys);
    // A number and a type, wherever they stand.
    if (head.kind != TypeKind::street || is_doubtful(words.keys[0])) {
        // The second number of "15/17 RUE" begins nothing.
        const std::size_t first = std::max<std::size_t>(read_number(words).words, 1);
        for (std::size_t i = first; i < words.size(); ++i) {
            if (begins_numbered(words, i)) {
                const StreetNumber number = read_number(words.from(i));
                const TypeMatch type = match_type(words.from(i + number.words).keys);
                return spot_at(words, i, rank_of(type, true), i + number.words);
            }
        }
    }
    if (is_road(words)) {
        return spot_at(words, 0, StreetRank::place, is_digit(words.keys[0].back()) ? 0 : 1);
    }
    if (is_storey(words)) {
        const std::size_t i = inner_start(words);
        return i > 0 ? spot_at(words, i, StreetRank::street, i)
                     : StreetSpot{StreetRank::inner, 0, 0};
    }
    if (const StreetNumber number = read_number(words)) {
        if (number.words == words.size()) {
            return {StreetRank::digits, 0, words.size()};
        }
        const RunView behind = words.from(number.words);
        const TypeMatch type = match_type(behind.keys);
        StreetRank rank = rank_of(type, true);
        if (rank == StreetRank::word_number && has_street_inside(behind)) {
            rank = StreetRank::street_number;
        }
        return spot_at(words, 0, rank, number.words);
    }
    if (is_inner(words)) {
        return street_behind_inner(words);
    }
    if (head && (head.kind == TypeKind::street) && (words.size() > head.words)) {
        return spot_at(words, 0, StreetRank::street, head.words);
    }
    if (has_street_inside(words)) {
        return spot_at(words, 0, StreetRank::street, 1);
    }
    if (const std::size_t i = inner_start(words); i > 0) {
        return spot_at(words, i, StreetRank::street, i);
    }
    if (place_prefix(words) > 0) {
        return spot_at(words, 0, StreetRank::hamlet, place_prefix(words));
    }
    return spot_at(words, 0, rank_of(head, false), 0);
}

} // namespace

std::size_t place_prefix(RunView words) {
    const auto keys = words.keys;
    if (keys.size() < 2) {
        return 0;
    }
    const bool is_apart = (keys[0] == "LIEU" || keys[0] == "LIEUX") &&
                          (keys[1] == "DIT" || keys[1] == "DITS") && keys.size() > 2;
    const std::size_t prefix = keys[0] == "LIEUDIT" || keys[0] == "LIEUDITS" || keys[0] == "LD" ? 1
                               : is_apart                                                       ? 2
                                                                                                : 0;
    // Alone, "1650" and "NAN" would be a number and nothing.
    const std::string_view name = keys[prefix];
    const bool needs_prefix =
        keys.size() == prefix + 1 && (is_number(name) || fields::is_placeholder(name));
    return needs_prefix ? 0 : prefix;
}

StreetSpot find_street(RunView words) {
    const StreetSpot spot = first_street(words);
    if (spot.end >= words.size() || spot.rank <= StreetRank::inner) {
        return spot;
    }
    // "LA SAUCILLE QUARTIER MENET": what follows is more of a street.
    StreetSpot behind = find_street(words.from(spot.end));
    if (behind.rank <= spot.rank) {
        return spot;
    }
    behind.begin += spot.end;
    behind.end += spot.end;
    return behind;
}

} // namespace bdd::rnvp
