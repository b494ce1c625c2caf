#pragma once

#include <bdd/rnvp/places.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace bdd::rnvp {

/// Above a CEDEX line the street is often followed by the town where it lies: "41 RUE GUYNEMER
/// COURBEVOIE" above "92925 PARIS LA DEFENSE CEDEX". Makes such a town of the area of the code, at
/// the end of the last cell, a cell of its own.
void split_physical_town(std::vector<std::string>& cells, const Places& places,
                         std::string_view code);

} // namespace bdd::rnvp
