#include "rnvp/town_question.hpp"

#include <algorithm>

namespace bdd::rnvp {

std::vector<Place> TownQuestion::named_at(std::string_view code) const {
    return places_named(*places, key, [&](const Place& p) { return p.postcode == code; });
}

std::vector<Place> TownQuestion::named_in_area() const {
    const std::string_view area = area_of(given.code);
    return places_named(*places, key, [&](const Place& p) { return is_in_area(p, area); });
}

std::vector<Place> TownQuestion::named_in_france() const {
    return places_named(*places, key, [](const Place&) { return true; });
}

TownMatch TownQuestion::found_at(const Place& place) {
    TownMatch match;
    match.postcode = place.postcode;
    match.label = place.label;
    match.insee = place.insee;
    return match;
}

TownMatch TownQuestion::corrected(const Place& place, char code, Reason reason) const {
    TownMatch match = found_at(place);
    match.code = completed ? std::max(code, '3') : code;
    match.changes.push_back({reason, 6, given.raw, match.line()});
    if (is_minor(place.kind) && town_key(place.label) != key) {
        match.locality = place.name;
    }
    return match;
}

TownMatch TownQuestion::kept(char code) const {
    TownMatch match;
    match.code = code;
    match.postcode = given.code;
    match.label = given.town;
    match.is_cedex = given.says_cedex;
    match.cedex_number = given.cedex_number;
    return match;
}

} // namespace bdd::rnvp
