#pragma once

#include <bdd/io/encoding.hpp>

#include <array>
#include <cstdint>

namespace bdd::io {

/// Code points of the bytes 0x80 to 0xFF of an 8-bit set; 0: undefined.
using HighHalf = std::array<char16_t, 128>;

struct Utf8Sign {
    std::array<char, 3> bytes{};
    std::uint8_t size = 0; ///< 0: the byte is undefined.
};
using Utf8Half = std::array<Utf8Sign, 128>;

/// Null for the Unicode encodings.
[[nodiscard]] const HighHalf* high_half(Encoding encoding) noexcept;
[[nodiscard]] const Utf8Half* utf8_half(Encoding encoding) noexcept;

/// `encode`, appended to `out`.
void append_encoded(std::string& out, std::string_view text, Encoding encoding,
                    std::uint64_t& replaced);

} // namespace bdd::io
