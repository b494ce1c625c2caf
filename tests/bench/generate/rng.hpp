#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>

/// Generator of fictional prospect files for benchmarks and the demonstration.
namespace bdd::bench {

/// xoshiro256**, seeded by splitmix64: the same numbers on every machine, which the distributions
/// of the standard library don't promise. Draw into a variable before using two draws in one
/// expression: the order in which a compiler evaluates operands isn't fixed.
class Rng {
public:
    explicit Rng(std::uint64_t seed) noexcept;

    std::uint64_t next() noexcept;
    /// 0 … n-1. Precondition: n > 0.
    std::uint32_t below(std::uint32_t n) noexcept;
    /// low … high, both included.
    int between(int low, int high) noexcept;
    bool chance(double probability) noexcept;
    /// Index drawn in proportion to the weights.
    std::uint32_t weighted(std::initializer_list<std::uint32_t> weights) noexcept;

    template <typename Container>
    const auto& pick(const Container& values) noexcept {
        return values[below(static_cast<std::uint32_t>(values.size()))];
    }

private:
    std::array<std::uint64_t, 4> m_state{};
};

/// What a stream of random numbers is for; part of its seed.
enum class Stream : std::uint64_t { plan = 1, shuffle, headcount, company, site, person, record };

/// The stream of one thing. Companies and people are made again from their number each time they
/// are needed, so memory doesn't grow with what they hold.
[[nodiscard]] Rng stream_of(std::uint64_t seed, Stream stream, std::uint64_t id,
                            std::uint64_t part = 0) noexcept;

} // namespace bdd::bench
