#pragma once

#include <bdd/io/input_file.hpp>

#include <algorithm>
#include <cstring>
#include <string_view>

namespace bdd::fuzz {

/// Bytes in memory as a stream that returns at most `piece` of them at a time.
class MemoryStream final : public io::ByteStream {
public:
    explicit MemoryStream(std::string_view bytes, std::size_t piece = std::string_view::npos)
        : m_bytes(bytes)
        , m_piece(piece) {}

    std::size_t read(std::span<char> buffer) override {
        const std::size_t part = std::min({buffer.size(), m_piece, m_bytes.size() - m_position});
        if (part > 0) {
            std::memcpy(buffer.data(), m_bytes.data() + m_position, part);
        }
        m_position += part;
        return part;
    }

    [[nodiscard]] std::uint64_t consumed() const noexcept override { return m_position; }

private:
    std::string_view m_bytes;
    std::size_t m_piece;
    std::size_t m_position = 0;
};

} // namespace bdd::fuzz
