#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace bdd::rnvp {

/// The key of a street in its type and the rest.
struct KeyParts {
    std::string_view type;
    std::string_view name;
};
/// `key` as street_key makes it.
[[nodiscard]] KeyParts parts_of_key(std::string_view key) noexcept;

/// How the words of a name given stand to those of a known name.
enum class WordRelation : std::uint8_t {
    none,
    fewer,    ///< Words are missing: FOCH of MARECHAL FOCH.
    initials, ///< V HUGO of VICTOR HUGO.
};
/// Both end with the same word and keep the order.
[[nodiscard]] WordRelation relation_of(std::string_view given, std::string_view known) noexcept;

/// The digits of two keys are the same: a number in a name is no typing error.
[[nodiscard]] bool same_digits(std::string_view a, std::string_view b) noexcept;

} // namespace bdd::rnvp
