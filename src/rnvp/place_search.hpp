#pragma once

#include <bdd/rnvp/places.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace bdd::rnvp {

/// Two digits of a French postcode or INSEE code that tell the département, three overseas, "20"
/// for both of Corsica; empty when the code is too short.
[[nodiscard]] std::string_view area_of(std::string_view code) noexcept;

/// True when a place lies in the area of a code, by its postcode or by its commune.
[[nodiscard]] bool is_in_area(const Place& place, std::string_view area) noexcept;

/// Which of several kinds of one name is meant: an arrondissement before its city, a commune before
/// an old commune before a hamlet. Less is better.
[[nodiscard]] int rank_of(PlaceKind kind) noexcept;

/// An old commune or a hamlet: printed on line 5, never on line 6.
[[nodiscard]] constexpr bool is_minor(PlaceKind kind) noexcept {
    return kind == PlaceKind::old_commune || kind == PlaceKind::hamlet;
}

/// Communes alone where there are any: a hamlet of the name elsewhere does not count.
[[nodiscard]] std::vector<Place> communes_first(std::vector<Place> found);

/// Every place of the name that passes; one of each postcode and label.
template <typename Passes>
std::vector<Place> places_named(const Places& places, std::string_view key, Passes&& passes) {
    std::vector<Place> found;
    for (const Places::Index index : places.named(key)) {
        const Place place = places[index];
        if (!passes(place)) {
            continue;
        }
        bool is_known = false;
        for (Place& other : found) {
            if (other.postcode == place.postcode && other.label == place.label) {
                is_known = true;
                other = rank_of(place.kind) < rank_of(other.kind) ? place : other;
            }
        }
        if (!is_known) {
            found.push_back(place);
        }
    }
    return found;
}

/// The best by rank_of; nullptr: none.
[[nodiscard]] const Place* best_of(const std::vector<Place>& found) noexcept;

/// "35580 BAULON", at most five, each once, in the order given.
[[nodiscard]] std::vector<std::string> candidate_lines(const std::vector<Place>& places);

} // namespace bdd::rnvp
