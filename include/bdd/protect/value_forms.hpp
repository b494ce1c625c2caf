#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::protect {

/// What a value is, as far as its spellings go.
enum class ValueKind {
    text,  ///< An e-mail, a street, anything.
    phone, ///< E.164.
    name,  ///< "First Last".
};

/// Shorter values stand by chance in any file: nothing is looked for.
inline constexpr std::size_t k_least_value = 4;

/// Every byte string by which a file may hold a value, letter case of ASCII aside: as it is, in
/// capitals and small letters, without accents; numbers as people write them (+33…, 0033…, 02 99…);
/// names either way round, also in two neighbouring cells. Each as UTF-8, as UTF-16 of both orders,
/// in Windows-1252 and with the escapes of JSON. Empty for a value of less than k_least_value
/// bytes.
[[nodiscard]] std::vector<std::string> byte_forms(std::string_view value, ValueKind kind);

} // namespace bdd::protect
