#pragma once

#include "record.hpp"

#include <array>

namespace bdd::bench {

struct CellProfile {
    Cell cell = Cell::count_;
    double missing = 0; ///< Chance of an empty cell; 1 where the layout has no such column.
    double typo = 0;
};

/// How a kind of source treats what it is given. The figures are those of a careful reader's
/// impression of such files, not a measurement.
struct Profile {
    double capitals = 0;      ///< Chance that the row is in capitals without accents.
    double small_letters = 0; ///< Chance that the row is in small letters.
    double plain = 0;         ///< Chance that the row has lost its accents.
    double surname_caps = 0;  ///< Chance of DUPONT in an otherwise normal row.
    double swapped = 0;       ///< Chance of first and last name in each other's column.
    double misread = 0;       ///< Chance of "Ã©" in a cell that has accents.
    double stray_space = 0;   ///< Per cell.
    double placeholder = 0;   ///< Chance that an empty cell says "-" or "NC".
    double zero_lost = 0;     ///< Chance that a leading zero of postcode or SIRET is lost.
    double broken_email = 0;
    double line_break = 0; ///< Chance of a line break inside the address.
    std::array<CellProfile, 15> cells;
};

[[nodiscard]] const Profile& profile_of(Layout layout) noexcept;

} // namespace bdd::bench
