#pragma once

#include "rnvp/last_line_words.hpp"
#include "rnvp/norm_words.hpp"
#include "rnvp/place_search.hpp"

#include <algorithm>
#include <span>
#include <string_view>

namespace bdd::rnvp {

/// What is known of words that may be the name of a town.
class KnownTowns {
public:
    explicit KnownTowns(const Places& places)
        : m_places(&places) {}

    /// Places of the name; none for numbers alone: "12" is no LA DOUZE.
    [[nodiscard]] std::span<const Places::Index> named(WordSpan words) const {
        const bool is_name = std::any_of(words.begin(), words.end(),
                                         [](const Word& word) { return !is_number(word.key); });
        return is_name ? m_places->named(town_key(joined(words)))
                       : std::span<const Places::Index>();
    }
    template <typename Passes>
    [[nodiscard]] bool any_named(WordSpan words, Passes&& passes) const {
        const auto found = named(words);
        return std::any_of(found.begin(), found.end(),
                           [&](Places::Index place) { return passes((*m_places)[place]); });
    }
    [[nodiscard]] bool is_named(WordSpan words) const { return !named(words).empty(); }
    [[nodiscard]] bool is_at(WordSpan words, std::string_view postcode) const {
        return any_named(words, [&](const Place& place) { return place.postcode == postcode; });
    }
    [[nodiscard]] bool is_in_area_of(WordSpan words, std::string_view code) const {
        const std::string_view area = area_of(code);
        return any_named(words, [&](const Place& place) { return is_in_area(place, area); });
    }
    [[nodiscard]] bool is_large(WordSpan words) const {
        constexpr std::uint32_t k_large = 20'000;
        return any_named(words, [](const Place& place) { return place.population >= k_large; });
    }

private:
    const Places* m_places;
};

} // namespace bdd::rnvp
