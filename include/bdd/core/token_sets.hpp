#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// How alike two sets of words are. A set is a sorted span of different word ids, as an interning
/// table gives them. Empty sets are like nothing: every measure of them is 0.
namespace bdd::token_sets {

using Tokens = std::span<const std::uint32_t>;

/// Sorts and removes repetitions: what every function below asks for.
void make_set(std::vector<std::uint32_t>& tokens);

/// Number of tokens in both.
[[nodiscard]] std::size_t shared(Tokens a, Tokens b) noexcept;

/// Shared by all: 1 for equal sets.
[[nodiscard]] double jaccard(Tokens a, Tokens b) noexcept;

/// Shared by the size of the smaller set: 1 when one set is within the other.
[[nodiscard]] double containment(Tokens a, Tokens b) noexcept;

/// Cosine of the sets as vectors of weights (such as inverse document frequencies), indexed by
/// token id. 0 when a set weighs nothing.
[[nodiscard]] double weighted_cosine(Tokens a, Tokens b, std::span<const float> weights) noexcept;

/// Weight of what is shared by weight of all.
[[nodiscard]] double weighted_jaccard(Tokens a, Tokens b, std::span<const float> weights) noexcept;

/// Weighted cosine in which a token of one set that the other lacks counts with its closest token
/// there: `closeness(x, y)` is 0 to 1, 0 for "not close". Each token is used once, the closest
/// pairs first. Symmetric when `closeness` is. Time grows with the product of what is not shared;
/// sets with more than `k_soft_tokens` such tokens are compared without closeness.
template <typename Closeness>
[[nodiscard]] double soft_cosine(Tokens a, Tokens b, std::span<const float> weights,
                                 Closeness&& closeness);

inline constexpr std::size_t k_soft_tokens = 32;

namespace detail {

struct ClosePair {
    double gain = 0; ///< Closeness by both weights.
    std::uint32_t a = 0;
    std::uint32_t b = 0;
};
struct Difference {
    std::vector<std::uint32_t> only_a, only_b;
    double shared_weight = 0; ///< Sum of squares.
};
[[nodiscard]] Difference difference(Tokens a, Tokens b, std::span<const float> weights);
/// Sum of the gains when the best pairs are taken first and each token once.
[[nodiscard]] double best_gains(std::vector<ClosePair>& pairs);
/// Product of the lengths of the two vectors.
[[nodiscard]] double norms(Tokens a, Tokens b, std::span<const float> weights) noexcept;

} // namespace detail

template <typename Closeness>
double soft_cosine(Tokens a, Tokens b, std::span<const float> weights, Closeness&& closeness) {
    const double norms = detail::norms(a, b, weights);
    if (norms <= 0) {
        return 0;
    }
    const detail::Difference apart = detail::difference(a, b, weights);
    double sum = apart.shared_weight;
    if (apart.only_a.size() <= k_soft_tokens && apart.only_b.size() <= k_soft_tokens) {
        std::vector<detail::ClosePair> pairs;
        for (const std::uint32_t x : apart.only_a) {
            for (const std::uint32_t y : apart.only_b) {
                const double close = closeness(x, y);
                if (close > 0) {
                    pairs.push_back({close * double{weights[x]} * double{weights[y]}, x, y});
                }
            }
        }
        sum += detail::best_gains(pairs);
    }
    return sum < norms ? sum / norms : 1;
}

} // namespace bdd::token_sets
