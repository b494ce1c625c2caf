#pragma once

#include "core/pattern_masks.hpp"

#include <bdd/core/text.hpp>

#include <array>
#include <cstring>
#include <string>

namespace bdd::similarity {

/// A text as code points, on the stack while it is short.
class DecodedText {
public:
    explicit DecodedText(std::string_view text) {
        if (text.size() > m_short.size()) {
            m_long.reserve(text.size());
        }
        for (std::size_t at = 0; at < text.size();) {
            const char32_t c = text::next_code_point(text, at);
            if (text.size() > m_short.size()) {
                m_long.push_back(c);
            } else {
                m_short[m_size++] = c;
            }
        }
    }
    [[nodiscard]] CodePoints view() const noexcept {
        return m_long.empty() ? CodePoints(m_short.data(), m_size) : CodePoints(m_long);
    }

private:
    std::array<char32_t, 256> m_short; // NOLINT: what is not filled is not read
    std::size_t m_size = 0;
    std::u32string m_long;
};

/// text::is_ascii, eight bytes at a time and inline: it is asked for each comparison.
inline bool is_plain(std::string_view text) noexcept {
    std::uint64_t high = 0;
    std::size_t at = 0;
    for (; at + sizeof high <= text.size(); at += sizeof high) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, text.data() + at, sizeof eight);
        high |= eight;
    }
    for (; at < text.size(); ++at) {
        high |= static_cast<unsigned char>(text[at]);
    }
    return (high & 0x8080808080808080U) == 0;
}

/// Calls `compare` with both texts as bytes when both are ASCII, else as code points.
template <typename Compare>
auto with_signs(std::string_view a, std::string_view b, Compare&& compare) {
    if (is_plain(a) && is_plain(b)) {
        return compare(a, b);
    }
    const DecodedText signs_a(a);
    const DecodedText signs_b(b);
    return compare(signs_a.view(), signs_b.view());
}

template <typename Text>
std::size_t common_prefix_of(Text a, Text b) noexcept {
    const std::size_t most = a.size() < b.size() ? a.size() : b.size();
    std::size_t n = 0;
    while (n < most && a[n] == b[n]) {
        ++n;
    }
    return n;
}

} // namespace bdd::similarity
