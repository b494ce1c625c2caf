#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace bdd::rnvp {

inline constexpr std::size_t k_postcode_slots = 100'000;
inline constexpr std::size_t k_insee_slots = 102'000;

/// The number of a postcode of five digits.
[[nodiscard]] std::optional<std::uint32_t> postcode_slot(std::string_view code) noexcept;

/// A small number for an INSEE code: five digits, or 2A or 2B and three digits. In code order but
/// for Corsica, which stands behind the others.
[[nodiscard]] std::optional<std::uint32_t> insee_slot(std::string_view code) noexcept;

} // namespace bdd::rnvp
