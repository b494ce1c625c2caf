#pragma once

#include <array>

namespace bdd::dedupe {

/// The lines of every threshold table.
inline constexpr std::array<double, 12> k_evaluation_thresholds{.2, .3, .4,  .5,  .6,   .7,
                                                                .8, .9, .95, .99, .999, .9999};

} // namespace bdd::dedupe
