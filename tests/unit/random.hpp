#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace bdd::test {

/// A small generator that gives the same numbers everywhere (splitmix64).
class Random {
public:
    explicit Random(std::uint64_t seed)
        : m_state(seed) {}
    std::uint64_t next() noexcept {
        m_state += 0x9E3779B97F4A7C15U;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }
    std::size_t below(std::size_t bound) noexcept { return next() % bound; }
    bool chance(std::size_t one_in) noexcept { return below(one_in) == 0; }
    template <typename T>
    const T& pick(const std::vector<T>& values) noexcept {
        return values[below(values.size())];
    }
    template <typename T>
    void shuffle(std::vector<T>& values) noexcept {
        for (std::size_t i = values.size(); i > 1; --i) {
            std::swap(values[i - 1], values[below(i)]);
        }
    }

private:
    std::uint64_t m_state;
};

} // namespace bdd::test
