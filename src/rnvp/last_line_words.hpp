#pragma once

#include "rnvp/words.hpp"

#include <cstddef>
#include <span>

/// What the words around a postcode or a town tell.
namespace bdd::rnvp {

using WordSpan = std::span<const Word>;

inline constexpr std::size_t k_longest_town = 9; ///< Words.

/// The number of a box, not a postcode: "BP 90233", "B.P. N° 90233", "CS-40055".
[[nodiscard]] bool is_of_box(WordSpan words, std::size_t at) noexcept;

/// What stands before a town is a whole street, or nothing: "RUE DE | PARIS" is not.
[[nodiscard]] bool leaves_whole(WordSpan before) noexcept;

/// True when a street so far wants a noun: RUE DES PETITS, RUE DU VIEUX, RUE DES TROIS.
[[nodiscard]] bool wants_noun(WordSpan before);

/// True when a street so far wants a family name: RUE MAURICE, RUE DU DOCTEUR.
[[nodiscard]] bool wants_name(WordSpan before);

/// Begins with a number, or with a street type and more.
[[nodiscard]] bool starts_street(WordSpan words) noexcept;

/// Holds a number or a type before at least one further word.
[[nodiscard]] bool has_street(WordSpan words) noexcept;

/// Holds an initial, as abbreviated labels do: "15 R H SELLIER". The letter of a number is none.
[[nodiscard]] bool has_initial(WordSpan words) noexcept;

} // namespace bdd::rnvp
