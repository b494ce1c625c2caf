#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace bdd::fields {

/// Why the post brought a letter back: the four boxes of its label.
enum class ReturnMotive : std::uint8_t {
    address,   ///< 1: no access to the box, or a fault of the address.
    unknown,   ///< 2: nobody of that name at the address; NPAI.
    refused,   ///< 3: the addressee did not take it.
    unclaimed, ///< 4: the addressee was told and did not come for it.
};

inline constexpr std::array<ReturnMotive, 4> k_return_motives = {
    ReturnMotive::address, ReturnMotive::unknown, ReturnMotive::refused, ReturnMotive::unclaimed};

/// Stable keyword, as in JSON and in the base: "unclaimed".
[[nodiscard]] std::string_view keyword(ReturnMotive motive) noexcept;
/// The same backwards; nothing for any other text.
[[nodiscard]] std::optional<ReturnMotive> parse_return_motive(std::string_view keyword) noexcept;
/// One sentence part for people, translated: "refused".
[[nodiscard]] std::string_view describe(ReturnMotive motive);

/// Reads "2", "02", "motif 3", "NPAI", "Pli avisé et non réclamé", "1 - Défaut d'accès ou
/// d'adressage". Nothing for an empty cell, for words that say nothing of a return, and for a cell
/// that says two different things.
[[nodiscard]] std::optional<ReturnMotive> read_return_motive(std::string_view cell);

} // namespace bdd::fields
