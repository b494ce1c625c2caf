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

/// The same for a hamlet or an old commune of the postcode behind a street: "82 AVENUE EMILE COTTE
/// LA MEDE". Only names of several words count: one word may be a part of the street's name.
void split_hamlet(std::vector<std::string>& cells, const Places& places, std::string_view postcode);

} // namespace bdd::rnvp
