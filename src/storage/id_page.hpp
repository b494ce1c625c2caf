#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Ascending ids as differences in variable-length numbers of 7 bits a byte: the members of an
/// export take one or two bytes each.
namespace bdd::storage {

[[nodiscard]] std::string pack_ids(std::span<const std::int64_t> ids);
/// Throws Errc::storage when the bytes are not those of pack_ids.
[[nodiscard]] std::vector<std::int64_t> unpack_ids(std::string_view bytes);

} // namespace bdd::storage
