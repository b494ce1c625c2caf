#pragma once

#include "world.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace bdd::bench {

enum class Layout : std::uint8_t { crm, rented, badges, mailing, count_ };

/// One row to write: who is in it, and which of the ways in which this person was noted down.
/// Equal occurrences give equal cells.
struct Occurrence {
    std::uint32_t person = 0;
    std::uint8_t note = 0;
    Layout layout = Layout::crm;
    bool former_employer = false;
};

struct Plan {
    std::vector<Occurrence> rows; ///< In the order in which they are written.
    std::uint32_t people = 0;
};

/// `rows` occurrences, about 43 % of them of people who occur more than once. `only` keeps all rows
/// in one layout; Layout::count_ spreads them.
[[nodiscard]] Plan make_plan(std::uint64_t seed, std::uint32_t rows, Layout only);

} // namespace bdd::bench
