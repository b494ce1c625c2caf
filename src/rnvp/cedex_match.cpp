#include "rnvp/cedex_match.hpp"

#include "rnvp/place_search.hpp"

#include <bdd/core/text.hpp>

#include <algorithm>

namespace bdd::rnvp {

namespace {

/// First place of which the postcode is not below.
Places::Index first_from(const Places& places, std::string_view postcode) {
    Places::Index first = 0;
    auto count = static_cast<Places::Index>(places.size());
    while (count > 0) {
        const Places::Index half = count / 2;
        if (places[first + half].postcode < postcode) {
            first += half + 1;
            count -= half + 1;
        } else {
            count = half;
        }
    }
    return first;
}

/// The commune of an area whose name begins with the key, when there is one: EVRY of EVRY
/// COURCOURONNES.
std::optional<Place> renamed_in_area(const Places& places, std::string_view area,
                                     std::string_view key) {
    constexpr std::size_t k_least = 4;
    std::optional<Place> found;
    for (Places::Index index = first_from(places, area);
         key.size() >= k_least && index < places.size() && places[index].postcode.starts_with(area);
         ++index) {
        const std::string_view name = places.key(index);
        if (name.size() > key.size() && name.starts_with(key) && name[key.size()] == ' ' &&
            places[index].kind == PlaceKind::commune) {
            if (found && found->insee != places[index].insee) {
                return std::nullopt;
            }
            found = places[index];
        }
    }
    return found;
}

/// The commune of the name in the area of the code; nothing when there is none, or two.
std::optional<Place> commune_in_area(const TownQuestion& q) {
    const std::string_view area = area_of(q.given.code);
    const auto found =
        places_named(*q.places, q.key, [&](const Place& p) { return is_in_area(p, area); });
    const Place* best = best_of(found);
    if (best == nullptr) {
        return renamed_in_area(*q.places, area, q.key);
    }
    // Several postcodes of one commune are one answer; two communes are none.
    const bool is_clear = std::all_of(found.begin(), found.end(), [&](const Place& p) {
        return p.insee == best->insee || rank_of(p.kind) > rank_of(best->kind) ||
               p.kind == PlaceKind::arrondissement || best->kind == PlaceKind::arrondissement;
    });
    return is_clear ? std::optional(*best) : std::nullopt;
}

bool serves(const CedexCode& code, std::string_view insee) noexcept {
    return std::find(code.communes.begin(), code.communes.end(), insee) != code.communes.end();
}

TownMatch plain(const TownQuestion& q) {
    TownMatch match;
    match.is_cedex = true;
    match.postcode = q.given.code;
    match.cedex_number = q.given.cedex_number;
    match.label = town_label(q.given.town);
    if (const std::optional<Place> commune = commune_in_area(q)) {
        match.insee = commune->insee;
        // The delivery office keeps the name that was given where the commune has changed its own.
        if (rank_of(commune->kind) <= rank_of(PlaceKind::commune) &&
            (town_key(commune->name) == q.key || town_key(commune->label) == q.key)) {
            match.label = commune->label;
        }
    }
    return match;
}

} // namespace

CedexOffice office_of(std::string_view label) {
    constexpr std::string_view k_word = " CEDEX";
    const std::size_t at = label.rfind(k_word);
    if (at == std::string_view::npos) {
        return {std::string(label), {}};
    }
    return {std::string(label.substr(0, at)),
            std::string(text::trim(label.substr(at + k_word.size())))};
}

TownMatch keep_cedex(const TownQuestion& q) {
    TownMatch match = plain(q);
    match.code = '7';
    const CedexCode* known = q.cedex->find(q.given.code);
    if (known == nullptr) {
        return match;
    }
    const CedexOffice office = office_of(known->label);
    const bool is_office = !office.label.empty() && town_key(office.label) == q.key;
    if (is_office || (!match.insee.empty() && serves(*known, match.insee))) {
        match.code = '0';
        if (match.insee.empty() && !known->communes.empty()) {
            match.insee = known->communes.front();
        }
        if (is_office) {
            match.label = office.label;
        }
        if (is_office && match.cedex_number.empty() && !office.number.empty()) {
            match.code = '5';
            match.cedex_number = office.number;
            match.changes.push_back({Reason::cedex_number_added, 6, {}, office.number});
        }
    }
    return match;
}

std::optional<TownMatch> add_cedex(const TownQuestion& q) {
    const CedexCode* known = q.cedex->find(q.given.code);
    if (known == nullptr || q.places->is_postcode(q.given.code)) {
        return std::nullopt;
    }
    const bool is_a_town = !q.places->named(q.key).empty();
    const std::optional<Place> commune = commune_in_area(q);
    const CedexOffice office = office_of(known->label);
    const bool is_office = !office.label.empty() && town_key(office.label) == q.key;
    if (is_a_town && !commune && !is_office) {
        return std::nullopt;
    }
    TownMatch match = plain(q);
    match.code = '5';
    const bool is_served = commune && serves(*known, commune->insee) && !office.label.empty();
    if (is_served && !is_office) { // the office is elsewhere: the town goes above it
        match.locality = match.label;
        match.changes.push_back({Reason::town_to_l5, 5, {}, match.locality});
    }
    if (is_office || is_served) {
        match.label = office.label;
        match.cedex_number = match.cedex_number.empty() ? office.number : match.cedex_number;
    }
    match.changes.push_back({Reason::cedex_added, 6, q.given.raw, match.line()});
    if (!match.cedex_number.empty() && q.given.cedex_number.empty()) {
        match.changes.push_back({Reason::cedex_number_added, 6, {}, match.cedex_number});
    }
    if (match.insee.empty() && !known->communes.empty()) {
        match.insee = known->communes.front();
    }
    return match;
}

std::optional<TownMatch> infer_cedex(const TownQuestion& q) {
    if (q.given.code.empty() || q.given.code.back() == '0' || !commune_in_area(q)) {
        return std::nullopt;
    }
    TownMatch match = plain(q);
    match.code = '5';
    match.is_inferred = true;
    match.changes.push_back({Reason::cedex_inferred, 6, q.given.raw, match.line()});
    return match;
}

} // namespace bdd::rnvp
