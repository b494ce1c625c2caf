#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace bdd::rnvp {

/// How sure a type makes a street, the least first.
enum class TypeKind : std::uint8_t {
    none,
    site,  ///< A building or zone: the street when there is no other.
    place, ///< A part of a town that may stand for a street.
    street
};

/// A street type that some words begin with.
struct TypeMatch {
    std::string_view name; ///< Written out.
    std::size_t words = 0; ///< How many it took; 0: none.
    TypeKind kind = TypeKind::none;
    bool is_short = false; ///< Not written out.
    explicit operator bool() const noexcept { return words > 0; }
};

/// The longest type at the head of these words, in norm form, given as they stand in an address.
[[nodiscard]] TypeMatch match_type(std::span<const std::string_view> words) noexcept;

} // namespace bdd::rnvp
