#pragma once

#include "rnvp/street_number.hpp"

#include <bdd/rnvp/delivery.hpp>

namespace bdd::rnvp {

/// Puts a number and what belongs to it.
void put_number(StreetParts& parts, const StreetNumber& number);

/// The parts of a street from words that hold nothing else.
[[nodiscard]] StreetParts street_parts(RunView words);

} // namespace bdd::rnvp
