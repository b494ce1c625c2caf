#pragma once

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

/// Numbers and texts as they stand in the reference file: little-endian, nothing aligned, so that
/// the bytes are the same on every machine.
namespace bdd::rnvp {

using Bytes = std::vector<std::byte>;
using ByteView = std::span<const std::byte>;

[[noreturn]] inline void fail_damaged() {
    throw Error(Errc::input, _("the reference file is damaged"),
                _("delete it and load the files again: bdd reference load FILE…"));
}

template <typename Number>
void put_number(Bytes& out, Number value) {
    for (std::size_t i = 0; i < sizeof(Number); ++i) {
        out.push_back(static_cast<std::byte>(value >> (8 * i)));
    }
}

/// Seven bits a byte, low ones first: small numbers take one byte.
inline void put_varint(Bytes& out, std::uint64_t value) {
    for (; value >= 0x80; value >>= 7U) {
        out.push_back(static_cast<std::byte>(value | 0x80U));
    }
    out.push_back(static_cast<std::byte>(value));
}

inline void put_bytes(Bytes& out, std::string_view text) {
    const auto bytes = std::as_bytes(std::span(text));
    out.insert(out.end(), bytes.begin(), bytes.end());
}

inline void put_text(Bytes& out, std::string_view text) {
    put_varint(out, text.size());
    put_bytes(out, text);
}

/// Precondition: the bytes are there.
template <typename Number>
[[nodiscard]] Number number_at(ByteView bytes, std::size_t offset) noexcept {
    Number value = 0;
    for (std::size_t i = 0; i < sizeof(Number); ++i) {
        value = static_cast<Number>(value | static_cast<Number>(bytes[offset + i]) << (8 * i));
    }
    return value;
}

[[nodiscard]] inline std::string_view text_at(ByteView bytes, std::size_t offset,
                                              std::size_t size) noexcept {
    return {static_cast<const char*>(static_cast<const void*>(bytes.data() + offset)), size};
}

/// Takes values off the front of some bytes. Each call throws Errc::input where they end too early.
class PackedReader {
public:
    explicit PackedReader(ByteView bytes) noexcept
        : m_bytes(bytes) {}

    [[nodiscard]] std::size_t offset() const noexcept { return m_offset; }
    [[nodiscard]] std::size_t left() const noexcept { return m_bytes.size() - m_offset; }
    [[nodiscard]] bool at_end() const noexcept { return left() == 0; }

    /// Moves on by `size` bytes and gives where they began.
    std::size_t skip(std::uint64_t size) {
        if (size > left()) {
            fail_damaged();
        }
        const std::size_t start = m_offset;
        m_offset += size;
        return start;
    }
    template <typename Number>
    [[nodiscard]] Number number() {
        return number_at<Number>(m_bytes, skip(sizeof(Number)));
    }
    [[nodiscard]] std::uint64_t varint() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const auto byte = static_cast<unsigned>(m_bytes[skip(1)]);
            value |= std::uint64_t{byte & 0x7FU} << shift;
            if (byte < 0x80) {
                return value;
            }
        }
        fail_damaged();
    }
    [[nodiscard]] std::string_view text() {
        const std::uint64_t size = varint();
        return text_at(m_bytes, skip(size), size);
    }

private:
    ByteView m_bytes;
    std::size_t m_offset = 0;
};

} // namespace bdd::rnvp
