#pragma once

#include "dedupe/prepared.hpp"

namespace bdd::dedupe {

enum class FirstRelation : std::uint8_t { missing, exact, variant, close, initial, different };
enum class LastRelation : std::uint8_t { missing, exact, compound, close, different };

/// How two first names relate. `variant`: a diminutive, or a part of a compound name.
[[nodiscard]] FirstRelation relate_first(const People& people, ValueId a, ValueId b);
/// How two last names relate. `compound`: they share a whole word, as married names do.
[[nodiscard]] LastRelation relate_last(const People& people, ValueId a, ValueId b);

/// True for words that a typing error or another spelling tells apart.
[[nodiscard]] bool are_close(std::string_view a, std::string_view b);
/// The same for two values of a field; most that are not are found out at once.
[[nodiscard]] bool are_close(const Field& field, ValueId a, ValueId b);

} // namespace bdd::dedupe
