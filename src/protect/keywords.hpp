#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace bdd::protect {

/// The words of an enumeration, in its order.
template <std::size_t N>
using Keywords = std::array<std::string_view, N>;

template <typename Enum, std::size_t N>
[[nodiscard]] constexpr std::string_view word_of(const Keywords<N>& words, Enum value) noexcept {
    return words[static_cast<std::size_t>(value)];
}

template <typename Enum, std::size_t N>
[[nodiscard]] constexpr std::optional<Enum> find_word(const Keywords<N>& words,
                                                      std::string_view word) noexcept {
    for (std::size_t i = 0; i < N; ++i) {
        if (words[i] == word) {
            return static_cast<Enum>(i);
        }
    }
    return std::nullopt;
}

} // namespace bdd::protect
