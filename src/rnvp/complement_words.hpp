#pragma once

#include <cstdint>
#include <string_view>

namespace bdd::rnvp {

/// What a word at the head of a complement is.
enum class ComplementKind : std::uint8_t {
    none,
    coded, ///< A part of a building when a number or a letter follows: HALL, PORTE.
    inner, ///< Always a part of a building: BATIMENT, APPT.
    person ///< CHEZ: all that follows in the cell goes with it.
};

[[nodiscard]] ComplementKind complement_kind(std::string_view word) noexcept;

} // namespace bdd::rnvp
