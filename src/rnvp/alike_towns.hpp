#pragma once

#include <bdd/rnvp/places.hpp>

#include <string_view>
#include <vector>

namespace bdd::rnvp {

/// Places at a postcode of which the name is the beginning or the end of the given one, or the
/// other way round, at a word boundary; those that share their beginning where there are any.
[[nodiscard]] std::vector<Place>
places_sharing_name(const Places& places, std::string_view postcode, std::string_view key);

/// The places at a postcode that are one typing error away (two from eight signs on) and closer
/// than any other; one when it is clear, several when it is not, none when nothing is near.
[[nodiscard]] std::vector<Place>
places_nearly_named(const Places& places, std::string_view postcode, std::string_view key);

} // namespace bdd::rnvp
