#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace bdd::similarity {

using Bytes = std::string_view;
using CodePoints = std::u32string_view;

inline constexpr std::size_t k_word_bits = 64;

/// For each sign, the positions where it stands in a text of at most 64 signs, one bit each.
template <typename Text>
class PatternMasks;

/// ASCII: one table per thread. Only the entries of the text are set, and cleared again by the
/// destructor: wiping the whole table would cost more than the comparison. One object at a time
/// and thread.
template <>
class PatternMasks<Bytes> {
public:
    explicit PatternMasks(Bytes text) noexcept
        : m_text(text) {
        std::uint64_t bit = 1;
        for (const char c : text) {
            s_masks[index(c)] |= bit;
            bit <<= 1U;
        }
    }
    ~PatternMasks() {
        for (const char c : m_text) {
            s_masks[index(c)] = 0;
        }
    }
    PatternMasks(const PatternMasks&) = delete;
    PatternMasks& operator=(const PatternMasks&) = delete;

    [[nodiscard]] std::uint64_t operator[](char c) const noexcept { return s_masks[index(c)]; }

private:
    static std::size_t index(char c) noexcept { return static_cast<unsigned char>(c); }

    static inline constinit thread_local std::array<std::uint64_t, 256> s_masks{};
    Bytes m_text;
};

/// Other scripts: a small open hash table, never more than half full.
template <>
class PatternMasks<CodePoints> {
public:
    explicit PatternMasks(CodePoints text) noexcept {
        std::uint64_t bit = 1;
        for (const char32_t c : text) {
            Slot& slot = m_slots[find(c)];
            slot.sign = c;
            slot.mask |= bit;
            bit <<= 1U;
        }
    }
    PatternMasks(const PatternMasks&) = delete;
    PatternMasks& operator=(const PatternMasks&) = delete;

    [[nodiscard]] std::uint64_t operator[](char32_t c) const noexcept {
        return m_slots[find(c)].mask;
    }

private:
    struct Slot {
        char32_t sign = 0;
        std::uint64_t mask = 0; ///< 0: free.
    };

    [[nodiscard]] std::size_t find(char32_t c) const noexcept {
        std::size_t at = (c * 0x9E3779B1U) >> 25U;
        while (m_slots[at].mask != 0 && m_slots[at].sign != c) {
            at = (at + 1) % m_slots.size();
        }
        return at;
    }

    std::array<Slot, 128> m_slots{};
};

} // namespace bdd::similarity
