#include "rng.hpp"

#include <bit>

namespace bdd::bench {

namespace {

std::uint64_t splitmix(std::uint64_t& state) noexcept {
    state += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
}

} // namespace

Rng::Rng(std::uint64_t seed) noexcept {
    for (auto& word : m_state) {
        word = splitmix(seed);
    }
}

std::uint64_t Rng::next() noexcept {
    const std::uint64_t result = std::rotl(m_state[1] * 5, 7) * 9;
    const std::uint64_t shifted = m_state[1] << 17U;
    m_state[2] ^= m_state[0];
    m_state[3] ^= m_state[1];
    m_state[1] ^= m_state[2];
    m_state[0] ^= m_state[3];
    m_state[2] ^= shifted;
    m_state[3] = std::rotl(m_state[3], 45);
    return result;
}

std::uint32_t Rng::below(std::uint32_t n) noexcept {
    return static_cast<std::uint32_t>(((next() >> 32U) * n) >> 32U);
}

int Rng::between(int low, int high) noexcept {
    return low + static_cast<int>(below(static_cast<std::uint32_t>(high - low + 1)));
}

bool Rng::chance(double probability) noexcept {
    return static_cast<double>(next() >> 11U) * 0x1.0p-53 < probability;
}

std::uint32_t Rng::weighted(std::initializer_list<std::uint32_t> weights) noexcept {
    std::uint32_t total = 0;
    for (const auto weight : weights) {
        total += weight;
    }
    std::uint32_t left = below(total);
    std::uint32_t index = 0;
    for (const auto weight : weights) {
        if (left < weight) {
            break;
        }
        left -= weight;
        ++index;
    }
    return index;
}

Rng stream_of(std::uint64_t seed, Stream stream, std::uint64_t id, std::uint64_t part) noexcept {
    std::uint64_t state = seed ^ (static_cast<std::uint64_t>(stream) << 56U);
    state = splitmix(state) ^ id;
    state = splitmix(state) ^ part;
    return Rng(splitmix(state));
}

} // namespace bdd::bench
