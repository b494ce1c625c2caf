#pragma once

#include <bdd/io/encoding.hpp>

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace bdd::io {

/// What stands beside a byte above 0x7F.
enum class Beside : std::uint8_t { lower, upper, digit, other, high };

/// Counts the bytes above 0x7F with their neighbours, and scores how French they look under a set.
/// One count for all sets: constant memory, and a file is read once for the four of them.
class ByteContexts {
public:
    void feed(std::string_view bytes);
    void finish();

    /// Points for French letters in words of one case, "’" between letters, "€" at numbers; points
    /// lost for undefined bytes, controls, box drawing, letters of the wrong case, and symbols
    /// inside words.
    [[nodiscard]] std::int64_t score(Encoding encoding) const;
    /// True when some byte of the file means different signs under the two.
    [[nodiscard]] bool differ(Encoding a, Encoding b) const;

private:
    void count(unsigned char byte, Beside before, Beside after) noexcept;

    static constexpr std::size_t k_kinds = 5;
    std::array<std::array<std::uint64_t, k_kinds * k_kinds>, 128> m_counts{};
    Beside m_before = Beside::other;
    Beside m_before_pending = Beside::other;
    unsigned char m_pending = 0; ///< Last byte of a chunk, above 0x7F: what follows is not known.
};

struct ScoredEncoding {
    Encoding encoding;
    std::int64_t score;
};

/// The 8-bit sets, best first; Windows-1252 stands first among equals.
[[nodiscard]] std::vector<ScoredEncoding> rank_encodings(const ByteContexts& contexts);

} // namespace bdd::io
