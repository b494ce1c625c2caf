#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace bdd::io {

/// Counts what the encoding ladder asks of the whole file, chunk by chunk.
class ByteCensus {
public:
    /// Takes the next bytes and returns how many were used; the others (at most three, the
    /// beginning of a UTF-8 sign) must stand before the next chunk. All are used when `last`.
    [[nodiscard]] std::size_t feed(std::string_view bytes, bool last);
    void finish() { close_line(); }

    [[nodiscard]] std::uint64_t bytes() const noexcept { return m_bytes; }
    /// NUL bytes by their offset modulo 4.
    [[nodiscard]] const std::array<std::uint64_t, 4>& nuls() const noexcept { return m_nuls; }
    [[nodiscard]] std::uint64_t nul_bytes() const noexcept;
    /// Lines with a byte above 0x7F, and those of them that are not valid UTF-8.
    [[nodiscard]] std::uint64_t high_lines() const noexcept { return m_high_lines; }
    [[nodiscard]] std::uint64_t damaged_lines() const noexcept { return m_damaged_lines; }

private:
    void count_nuls(std::string_view bytes);
    void close_line() noexcept;

    std::uint64_t m_bytes = 0;
    std::array<std::uint64_t, 4> m_nuls{};
    std::uint64_t m_high_lines = 0;
    std::uint64_t m_damaged_lines = 0;
    bool m_line_is_high = false;
    bool m_line_is_damaged = false;
};

} // namespace bdd::io
