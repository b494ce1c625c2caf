#pragma once

#include <span>
#include <string>
#include <string_view>

namespace bdd::rnvp {

/// INSEE codes of the arrondissements of PARIS, LYON or MARSEILLE; none for any other town.
[[nodiscard]] std::span<const std::string> arrondissements_of(std::string_view town);

} // namespace bdd::rnvp
