#include <bdd/core/sort_unique.hpp>
#include <bdd/core/token_sets.hpp>

#include <algorithm>
#include <cmath>

namespace bdd::token_sets {

namespace {

/// Walks both sets in order: `both` for the shared tokens, `one` for each other.
template <typename Both, typename OnlyA, typename OnlyB>
void merge(Tokens a, Tokens b, Both&& both, OnlyA&& only_a, OnlyB&& only_b) {
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        if (a[i] == b[j]) {
            both(a[i]);
            ++i;
            ++j;
        } else if (a[i] < b[j]) {
            only_a(a[i++]);
        } else {
            only_b(b[j++]);
        }
    }
    for (; i < a.size(); ++i) {
        only_a(a[i]);
    }
    for (; j < b.size(); ++j) {
        only_b(b[j]);
    }
}

double square(float weight) noexcept {
    return double{weight} * double{weight};
}

double ratio(double part, double whole) noexcept {
    return whole > 0 ? part / whole : 0;
}

} // namespace

void make_set(std::vector<std::uint32_t>& tokens) {
    sort_unique(tokens);
}

std::size_t shared(Tokens a, Tokens b) noexcept {
    std::size_t count = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        // Without branches: which of the three it is cannot be foretold.
        const std::uint32_t x = a[i];
        const std::uint32_t y = b[j];
        count += x == y ? 1 : 0;
        i += x <= y ? 1 : 0;
        j += y <= x ? 1 : 0;
    }
    return count;
}

double jaccard(Tokens a, Tokens b) noexcept {
    const std::size_t both = shared(a, b);
    return ratio(static_cast<double>(both), static_cast<double>(a.size() + b.size() - both));
}

double containment(Tokens a, Tokens b) noexcept {
    return ratio(static_cast<double>(shared(a, b)),
                 static_cast<double>(std::min(a.size(), b.size())));
}

double weighted_cosine(Tokens a, Tokens b, std::span<const float> weights) noexcept {
    double both = 0;
    double sum_a = 0;
    double sum_b = 0;
    merge(
        a, b, [&](std::uint32_t token) { both += square(weights[token]); },
        [&](std::uint32_t token) { sum_a += square(weights[token]); },
        [&](std::uint32_t token) { sum_b += square(weights[token]); });
    return ratio(both, std::sqrt((sum_a + both) * (sum_b + both)));
}

double weighted_jaccard(Tokens a, Tokens b, std::span<const float> weights) noexcept {
    double both = 0;
    double rest = 0;
    const auto add_rest = [&](std::uint32_t token) { rest += static_cast<double>(weights[token]); };
    merge(
        a, b, [&](std::uint32_t token) { both += static_cast<double>(weights[token]); }, add_rest,
        add_rest);
    return ratio(both, both + rest);
}

namespace detail {

Difference difference(Tokens a, Tokens b, std::span<const float> weights) {
    Difference apart;
    merge(
        a, b, [&](std::uint32_t token) { apart.shared_weight += square(weights[token]); },
        [&](std::uint32_t token) { apart.only_a.push_back(token); },
        [&](std::uint32_t token) { apart.only_b.push_back(token); });
    return apart;
}

double best_gains(std::vector<ClosePair>& pairs) {
    // The tie-break does not depend on which set came first: the choice stays symmetric.
    std::sort(pairs.begin(), pairs.end(), [](const ClosePair& x, const ClosePair& y) {
        if (x.gain != y.gain) {
            return x.gain > y.gain;
        }
        const auto [x_low, x_high] = std::minmax(x.a, x.b);
        const auto [y_low, y_high] = std::minmax(y.a, y.b);
        return x_low != y_low ? x_low < y_low : x_high < y_high;
    });
    std::vector<std::uint32_t> used;
    double sum = 0;
    for (const ClosePair& pair : pairs) {
        // The two sides have no token in common, so one list serves both.
        const bool is_free = std::find(used.begin(), used.end(), pair.a) == used.end() &&
                             std::find(used.begin(), used.end(), pair.b) == used.end();
        if (is_free) {
            used.push_back(pair.a);
            used.push_back(pair.b);
            sum += pair.gain;
        }
    }
    return sum;
}

double norms(Tokens a, Tokens b, std::span<const float> weights) noexcept {
    double sum_a = 0;
    double sum_b = 0;
    for (const std::uint32_t token : a) {
        sum_a += square(weights[token]);
    }
    for (const std::uint32_t token : b) {
        sum_b += square(weights[token]);
    }
    return std::sqrt(sum_a * sum_b);
}

} // namespace detail

} // namespace bdd::token_sets
