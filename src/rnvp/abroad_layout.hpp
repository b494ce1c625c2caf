#pragma once

#include "rnvp/country_line.hpp"
#include "rnvp/draft.hpp"

#include <string_view>

namespace bdd::rnvp {

/// An address that another post delivers. Nothing is checked: the last given line is line 6, the
/// others stand above it as they came.
void lay_out_abroad(Draft& draft, const CountryLine& country, std::string_view postcode,
                    std::string_view town);

} // namespace bdd::rnvp
