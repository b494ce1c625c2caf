#pragma once

#include <string_view>

namespace bdd::rnvp {

/// How one code of five digits became another by a slip of the keyboard.
enum class Slip { none, swapped_neighbours, one_digit, other };

[[nodiscard]] Slip slip_between(std::string_view a, std::string_view b) noexcept;

} // namespace bdd::rnvp
