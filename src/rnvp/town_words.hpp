#pragma once

#include "rnvp/words.hpp"

#include <bdd/rnvp/last_line.hpp>

namespace bdd::rnvp {

/// True for CEDEX in one of its writings. "CX" counts behind a town only: ask with the place of the
/// word in its line.
[[nodiscard]] bool is_cedex_word(std::string_view key, bool is_behind_town) noexcept;

/// Fills town, CEDEX, its number and the arrondissement from the words behind or before a code.
/// Words that are none of these end in `rest`.
void read_town_words(std::span<const Word> words, LastLine& line);

/// True for five digits, or an INSEE code of Corsica.
[[nodiscard]] bool looks_like_code(std::string_view key) noexcept;

} // namespace bdd::rnvp
