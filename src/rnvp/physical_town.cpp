#include "rnvp/physical_town.hpp"

#include "rnvp/last_line_words.hpp"
#include "rnvp/place_search.hpp"

#include <bdd/fields/person_name.hpp>

#include <algorithm>

namespace bdd::rnvp {

namespace {

/// Cuts the longest end of the last cell that `passes` and leaves a whole street.
template <typename Passes>
void split_end(std::vector<std::string>& cells, Passes&& passes) {
    if (cells.empty()) {
        return;
    }
    const std::vector<Word> words = words_of(cells.back());
    const WordSpan all = words;
    for (std::size_t size = std::min(all.size(), k_longest_town); size > 0; --size) {
        const std::size_t begin = all.size() - size;
        const WordSpan before = all.first(begin);
        if (before.empty() || !leaves_whole(before) || !has_street(before) ||
            !passes(before, all.subspan(begin))) {
            continue;
        }
        std::string end = cells.back().substr(all[begin].begin);
        cells.back().resize(before.back().end);
        cells.push_back(std::move(end));
        return;
    }
}

} // namespace

void split_physical_town(std::vector<std::string>& cells, const Places& places,
                         std::string_view code) {
    const std::string_view area = area_of(code);
    split_end(cells, [&](WordSpan, WordSpan town) {
        const auto found = places.named(town_key(joined(town)));
        return std::any_of(found.begin(), found.end(),
                           [&](auto place) { return is_in_area(places[place], area); });
    });
}

void split_hamlet(std::vector<std::string>& cells, const Places& places,
                  std::string_view postcode) {
    split_end(cells, [&](WordSpan before, WordSpan words) {
        if (words.size() < 2 || fields::is_first_name(before.back().key)) {
            return false;
        }
        const std::string key = town_key(joined(words));
        const auto found = places.named(key);
        return std::any_of(found.begin(), found.end(), [&](auto index) {
            const Place place = places[index];
            return place.postcode == postcode && places.key(index) == key &&
                   rank_of(place.kind) > rank_of(PlaceKind::delivery_only);
        });
    });
}

} // namespace bdd::rnvp
