#include "rnvp/alike_towns.hpp"

#include "rnvp/place_search.hpp"

#include <bdd/core/similarity.hpp>

#include <algorithm>

namespace bdd::rnvp {

namespace {

constexpr std::size_t k_least_part = 4; ///< Signs.

/// How two names share words.
enum class Share { none, end, start };

Share share_of(std::string_view part, std::string_view whole) noexcept {
    if (part.size() < k_least_part || part.size() >= whole.size()) {
        return Share::none;
    }
    if (whole.starts_with(part) && whole[part.size()] == ' ') {
        return Share::start;
    }
    return whole.ends_with(part) && whole[whole.size() - part.size() - 1] == ' ' ? Share::end
                                                                                 : Share::none;
}
Share best_share(std::string_view a, std::string_view b) noexcept {
    return std::max(share_of(a, b), share_of(b, a));
}

/// Names of one commune print one line; so do an arrondissement and its city.
bool says_same(const Place& a, const Place& b) noexcept {
    return a.label == b.label && (a.insee == b.insee || (!is_minor(a.kind) && !is_minor(b.kind)));
}

void add(std::vector<Place>& found, const Place& place) {
    const auto same = std::find_if(found.begin(), found.end(),
                                   [&](const Place& other) { return says_same(other, place); });
    if (same == found.end()) {
        found.push_back(place);
    } else if (rank_of(place.kind) < rank_of(same->kind)) {
        *same = place;
    }
}

} // namespace

std::vector<Place> places_sharing_name(const Places& places, std::string_view postcode,
                                       std::string_view key) {
    std::vector<Place> found;
    Share best = Share::end;
    for (const Places::Index index : places.at(postcode)) {
        const Share share =
            std::max(best_share(key, places.key(index)), best_share(key, places.label_key(index)));
        if (share == Share::none || share < best) {
            continue;
        }
        if (share > best) { // MONTREUIL is MONTREUIL SUR MER before NEUVILLE SOUS MONTREUIL
            best = share;
            found.clear();
        }
        add(found, places[index]);
    }
    return communes_first(std::move(found));
}

std::vector<Place> places_nearly_named(const Places& places, std::string_view postcode,
                                       std::string_view key) {
    constexpr std::size_t k_long = 8;
    const std::size_t limit = key.size() < k_long ? 1 : 2;
    std::size_t least = limit;
    std::vector<Place> found;
    for (const Places::Index index : places.at(postcode)) {
        const std::size_t distance =
            std::min(similarity::osa_distance(key, places.key(index), limit),
                     similarity::osa_distance(key, places.label_key(index), limit));
        if (distance > limit) {
            continue;
        }
        if (found.empty() || distance < least) {
            least = distance;
            found.clear();
        }
        if (distance == least) {
            add(found, places[index]);
        }
    }
    return found;
}

} // namespace bdd::rnvp
