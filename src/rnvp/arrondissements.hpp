#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

/// The arrondissements of PARIS, LYON and MARSEILLE.
namespace bdd::rnvp {

/// How many a city has; 0 for any other town.
[[nodiscard]] int arrondissement_count(std::string_view town) noexcept;

/// INSEE codes of all of a city; none for any other town.
[[nodiscard]] std::span<const std::string> arrondissements_of(std::string_view town);

/// "75010" for PARIS and 10; empty when the city has no such arrondissement.
[[nodiscard]] std::string postcode_of_arrondissement(std::string_view town, int number);

/// ARRONDISSEMENT and its short forms.
[[nodiscard]] bool is_arrondissement_word(std::string_view word) noexcept;

/// "E", "EME", "ER" …: what stands behind the number.
[[nodiscard]] bool is_ordinal_ending(std::string_view text) noexcept;

struct Ordinal {
    int value = 0;
    bool has_ending = false;
};
/// "10", "03", "10E", "1ER", "XE", "XVI" (up to XX); nothing for another word.
[[nodiscard]] std::optional<Ordinal> read_ordinal(std::string_view word) noexcept;

} // namespace bdd::rnvp
