#pragma once

#include <cstddef>
#include <string_view>

namespace bdd::rnvp {

/// Number of words, from `particle` on, that belong to a family name: 1 for DE in "M DE WENDEL" or
/// "FRERES DE GAULLE", 2 for DE LA in "J DE LA FONTAINE"; 0 when they are mere links. `before` is
/// the word in front of them, `next` and `second` those behind `particle`.
[[nodiscard]] std::size_t particle_words(std::string_view before, std::string_view particle,
                                         std::string_view next, std::string_view second);

} // namespace bdd::rnvp
