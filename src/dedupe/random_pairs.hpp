#pragma once

#include "dedupe/prepared.hpp"

#include <cstdint>
#include <vector>

namespace bdd::dedupe {

/// Pairs (a << 32 | b, a < b) of kept rows drawn blindly, the same for a seed on every machine.
/// `second_list`: one row from each side of it; 0: any two.
[[nodiscard]] std::vector<std::uint64_t> random_pairs(const Prepared& data, Row second_list,
                                                      std::uint64_t seed);

} // namespace bdd::dedupe
