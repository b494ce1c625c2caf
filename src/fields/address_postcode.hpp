#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::fields {

/// Where the postcode of an address stands.
struct PostcodePlace {
    std::string postcode;
    std::string country;     ///< Said by its prefix ("CH-1201"), or empty.
    std::size_t part = 0;    ///< Index of the part.
    std::string_view before; ///< What stands before it in the part.
    std::string_view after;  ///< What stands behind it in the part.
};

/// Looks from the right for the postcode: one that a town follows, else one that ends a part. A
/// number behind BP, CS, TSA … or before a street word is none. `country` ("" when not said) allows
/// the forms of other countries.
[[nodiscard]] std::optional<PostcodePlace> find_postcode(const std::vector<std::string_view>& parts,
                                                         std::string_view country);

} // namespace bdd::fields
