#include "rnvp/physical_town.hpp"

#include "rnvp/last_line_words.hpp"
#include "rnvp/place_search.hpp"

#include <algorithm>

namespace bdd::rnvp {

void split_physical_town(std::vector<std::string>& cells, const Places& places,
                         std::string_view code) {
    if (cells.empty()) {
        return;
    }
    const std::vector<Word> words = words_of(cells.back());
    const WordSpan all = words;
    const std::string_view area = area_of(code);
    for (std::size_t size = std::min(all.size(), k_longest_town); size > 0; --size) {
        const std::size_t begin = all.size() - size;
        const WordSpan before = all.first(begin);
        if (before.empty() || !leaves_whole(before) || !has_street(before)) {
            continue;
        }
        const auto found = places.named(town_key(joined(all.subspan(begin))));
        const bool is_near = std::any_of(found.begin(), found.end(), [&](auto place) {
            return is_in_area(places[place], area);
        });
        if (is_near) {
            std::string town = cells.back().substr(all[begin].begin);
            cells.back().resize(before.back().end);
            cells.push_back(std::move(town));
            return;
        }
    }
}

} // namespace bdd::rnvp
