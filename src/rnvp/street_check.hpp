#pragma once

#include "rnvp/draft.hpp"

namespace bdd::rnvp {

/// Looks the street up in the bases of streets where they cover the commune, after the aliases of
/// the user. A street that only one arrondissement of a city has tells which it is.
void check_street(Draft& draft);

/// Positions S and N where no base of streets covers the commune.
void rate_unchecked_street(Draft& draft);

} // namespace bdd::rnvp
