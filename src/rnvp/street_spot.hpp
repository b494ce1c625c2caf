#pragma once

#include "rnvp/street_number.hpp"

#include <cstddef>
#include <cstdint>

namespace bdd::rnvp {

/// How much some words look like line 4, the least first.
enum class StreetRank : std::uint8_t {
    none,
    inner,       ///< A part of a building, or a person.
    digits,      ///< A number and nothing else.
    beside_box,  ///< Words that shared a cell with a box.
    words,       ///< "LE PETIT PEAGE"
    hamlet,      ///< "LIEU DIT LE PEAGE"
    site,        ///< "ZI NORD"
    place,       ///< "QUARTIER ROHAN"
    site_number, ///< "18 RESIDENCE MIMOSAS"
    word_number, ///< "103 LA CANEBIERE"
    street,      ///< "RUE DES LILAS", "GRANDE RUE"
    place_number,
    street_number,
};

/// The street among words that no break parts.
struct StreetSpot {
    StreetRank rank = StreetRank::none;
    std::size_t begin = 0; ///< Of the number, or of the type.
    std::size_t end = 0;   ///< Behind the name.
};

[[nodiscard]] StreetSpot find_street(RunView words);

/// Number of words of the prefix "LIEU DIT", 0 when there is none.
[[nodiscard]] std::size_t place_prefix(RunView words);

} // namespace bdd::rnvp
