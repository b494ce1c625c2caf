#pragma once

#include "rnvp/street_number.hpp"

#include <bdd/rnvp/delivery.hpp>

namespace bdd::rnvp {

/// The parts of a street from words that hold nothing else.
[[nodiscard]] StreetParts street_parts(RunView words);

} // namespace bdd::rnvp
