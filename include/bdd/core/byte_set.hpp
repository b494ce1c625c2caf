#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace bdd::text {

/// A set of bytes and the first place in a text that has, or has not, one of them: one look-up a
/// byte, where std::string_view::find_first_of searches the set anew for each.
class ByteSet {
public:
    constexpr explicit ByteSet(std::string_view bytes) noexcept {
        for (const char c : bytes) {
            m_holds[static_cast<unsigned char>(c)] = true;
        }
    }
    [[nodiscard]] constexpr bool holds(char c) const noexcept {
        return m_holds[static_cast<unsigned char>(c)];
    }
    /// npos when there is none, as in std::string_view.
    [[nodiscard]] constexpr std::size_t find_in(std::string_view text,
                                                std::size_t from = 0) const noexcept {
        for (std::size_t i = from; i < text.size(); ++i) {
            if (holds(text[i])) {
                return i;
            }
        }
        return std::string_view::npos;
    }
    /// First byte that is not of the set.
    [[nodiscard]] constexpr std::size_t find_outside(std::string_view text,
                                                     std::size_t from = 0) const noexcept {
        for (std::size_t i = from; i < text.size(); ++i) {
            if (!holds(text[i])) {
                return i;
            }
        }
        return std::string_view::npos;
    }

private:
    std::array<bool, 256> m_holds{};
};

} // namespace bdd::text
