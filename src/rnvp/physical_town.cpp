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
        const bool is_box = begin > 0 && is_of_box(before, begin - 1);
        const bool is_street = leaves_whole(before) && has_street(before);
        if (before.empty() || !(is_street || is_box) || !passes(before, all.subspan(begin))) {
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

namespace {

/// The name of most words among the hamlets and old communes of a postcode that ends `text`.
std::size_t words_of_ending_hamlet(const Places& places, std::string_view postcode,
                                   std::string_view text) {
    std::size_t most = 0;
    for (const Places::Index index : places.at(postcode)) {
        const std::string_view key = places.key(index);
        const bool ends = key.size() + 1 < text.size() && text.ends_with(key) &&
                          text[text.size() - key.size() - 1] == ' ';
        if (ends && is_minor(places[index].kind)) {
            const auto spaces = static_cast<std::size_t>(std::count(key.begin(), key.end(), ' '));
            most = std::max(most, spaces + 1);
        }
    }
    return most;
}

} // namespace

void split_hamlet(std::vector<std::string>& cells, const Places& places,
                  std::string_view postcode) {
    if (cells.empty()) {
        return;
    }
    const std::vector<Word> words = words_of(cells.back());
    const std::size_t count = words_of_ending_hamlet(places, postcode, town_key(joined(words)));
    if (count == 0 || count >= words.size()) {
        return;
    }
    const std::size_t begin = words.size() - count;
    const WordSpan before = WordSpan(words).first(begin);
    const bool is_box = is_of_box(before, begin - 1);
    if (is_box || (count > 1 && leaves_whole(before) && has_street(before) &&
                   !fields::is_first_name(before.back().key))) {
        std::string hamlet = cells.back().substr(words[begin].begin);
        cells.back().resize(before.back().end);
        cells.push_back(std::move(hamlet));
    }
}

} // namespace bdd::rnvp
