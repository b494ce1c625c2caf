#include "rnvp/place_search.hpp"

#include <algorithm>

namespace bdd::rnvp {

std::string_view area_of(std::string_view code) noexcept {
    if (code.size() < 3) {
        return {};
    }
    if (code.starts_with("97") || code.starts_with("98")) {
        return code.substr(0, 3);
    }
    if (code.starts_with("2A") || code.starts_with("2B")) {
        return "20";
    }
    return code.substr(0, 2);
}

bool is_in_area(const Place& place, std::string_view area) noexcept {
    return area_of(place.postcode) == area || area_of(place.insee) == area;
}

int rank_of(PlaceKind kind) noexcept {
    switch (kind) {
    case PlaceKind::arrondissement:
        return 0;
    case PlaceKind::commune:
        return 1;
    case PlaceKind::delivery_only:
        return 2;
    case PlaceKind::old_commune:
        return 3;
    case PlaceKind::hamlet:
        return 4;
    }
    return 4;
}

std::vector<Place> communes_first(std::vector<Place> found) {
    const auto is_part = [](const Place& place) { return is_minor(place.kind); };
    if (!std::all_of(found.begin(), found.end(), is_part)) {
        std::erase_if(found, is_part);
    }
    return found;
}

const Place* best_of(const std::vector<Place>& found) noexcept {
    const auto best =
        std::min_element(found.begin(), found.end(), [](const Place& a, const Place& b) {
            return rank_of(a.kind) < rank_of(b.kind);
        });
    return best == found.end() ? nullptr : &*best;
}

std::vector<std::string> candidate_lines(const std::vector<Place>& places) {
    constexpr std::size_t k_most = 5;
    std::vector<std::string> lines;
    for (const Place& place : places) {
        std::string line = std::string(place.postcode) + ' ' + std::string(place.label);
        if (lines.size() < k_most && std::find(lines.begin(), lines.end(), line) == lines.end()) {
            lines.push_back(std::move(line));
        }
    }
    return lines;
}

} // namespace bdd::rnvp
