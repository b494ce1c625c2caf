#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace bdd::io {

/// Finds, one after the other, the bytes that mean something to a CSV reader: separator, quote, CR,
/// LF and NUL. It looks at 64 bytes at a time, so the text must be followed by k_padding bytes, the
/// first of which is NUL: that one is found at the end of the text.
class ByteScanner {
public:
    static constexpr std::size_t k_padding = 64;

    explicit ByteScanner(char delimiter) noexcept
        : m_delimiter(delimiter) {}

    void seek(const char* position) noexcept {
        m_block = position;
        m_found = found_in(position);
    }

    /// The next such byte at or behind the sought position, passing over it.
    [[nodiscard]] const char* next() noexcept {
        while (m_found == 0) {
            m_block += k_block;
            m_found = found_in(m_block);
        }
        const char* hit = m_block + std::countr_zero(m_found);
        m_found &= m_found - 1;
        return hit;
    }

private:
    static constexpr std::size_t k_block = 64;

#if defined(__SSE2__)
    [[nodiscard]] std::uint64_t found_in(const char* block) const noexcept {
        const __m128i delimiter = _mm_set1_epi8(m_delimiter);
        const __m128i quote = _mm_set1_epi8('"');
        const __m128i cr = _mm_set1_epi8('\r');
        const __m128i lf = _mm_set1_epi8('\n');
        const __m128i nul = _mm_setzero_si128();
        std::uint64_t found = 0;
        for (unsigned part = 0; part < 4; ++part) {
            const void* address = block + std::size_t{16} * part;
            const __m128i bytes = _mm_loadu_si128(static_cast<const __m128i*>(address));
            const __m128i ends = _mm_or_si128(_mm_cmpeq_epi8(bytes, cr), _mm_cmpeq_epi8(bytes, lf));
            const __m128i marks =
                _mm_or_si128(_mm_cmpeq_epi8(bytes, delimiter), _mm_cmpeq_epi8(bytes, quote));
            const __m128i all = _mm_or_si128(_mm_or_si128(ends, marks), _mm_cmpeq_epi8(bytes, nul));
            const auto bits = static_cast<std::uint32_t>(_mm_movemask_epi8(all));
            found |= std::uint64_t{bits} << (16U * part);
        }
        return found;
    }
#else
    [[nodiscard]] std::uint64_t found_in(const char* block) const noexcept {
        std::uint64_t found = 0;
        for (unsigned i = 0; i < k_block; ++i) {
            const char c = block[i];
            const bool hit = c == m_delimiter || c == '"' || c == '\r' || c == '\n' || c == 0;
            found |= std::uint64_t{hit} << i;
        }
        return found;
    }
#endif

    char m_delimiter;
    const char* m_block = nullptr;
    std::uint64_t m_found = 0;
};

} // namespace bdd::io
