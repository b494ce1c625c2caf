#include "plan.hpp"

#include <utility>

namespace bdd::bench {

namespace {

/// How often one person occurs: mostly once, a tail up to a dozen.
std::uint32_t draw_times(Rng& rng) {
    const auto times = rng.weighted({0, 7818, 1292, 544, 224, 82, 33, 7});
    return times < 7 ? times : 7 + rng.below(6);
}

Layout draw_layout(Rng& rng, Layout only) {
    return only == Layout::count_ ? static_cast<Layout>(rng.weighted({40, 26, 14, 20})) : only;
}

} // namespace

Plan make_plan(std::uint64_t seed, std::uint32_t rows, Layout only) {
    Plan plan;
    plan.rows.reserve(rows);
    Rng rng = stream_of(seed, Stream::plan, 0);
    while (plan.rows.size() < rows) {
        const auto times = draw_times(rng);
        const bool moved = times > 1 && rng.chance(0.07);
        const auto move = moved ? 1 + rng.below(times - 1) : 0;
        for (std::uint32_t i = 0; i < times && plan.rows.size() < rows; ++i) {
            const auto layout = draw_layout(rng, only);
            if (i > 0 && rng.chance(0.04)) {
                plan.rows.push_back(plan.rows.back()); // the same row twice
            } else {
                plan.rows.push_back({plan.people, static_cast<std::uint8_t>(i), layout, i < move});
            }
        }
        ++plan.people;
    }
    Rng shuffle = stream_of(seed, Stream::shuffle, 0);
    for (auto left = static_cast<std::uint32_t>(plan.rows.size()); left > 1; --left) {
        std::swap(plan.rows[left - 1], plan.rows[shuffle.below(left)]);
    }
    return plan;
}

} // namespace bdd::bench
