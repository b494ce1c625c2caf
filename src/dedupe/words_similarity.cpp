#include "dedupe/words_similarity.hpp"

#include <bdd/core/similarity.hpp>

#include <algorithm>
#include <array>

namespace bdd::dedupe {

namespace {

constexpr std::size_t k_most_loose = 16; ///< Words that are compared by their letters.

/// Words of one side that the other lacks.
struct Loose {
    std::array<std::uint32_t, k_most_loose> ids;
    std::size_t size = 0;
    void add(std::uint32_t id) noexcept {
        if (size < k_most_loose) {
            ids[size++] = id;
        }
    }
};

/// Part of its weight that a word keeps when the other side has only a relative of it.
float kinship(std::string_view a, std::string_view b) {
    if (a.size() > b.size()) {
        std::swap(a, b);
    }
    const auto has_digit = [&] {
        return std::any_of(a.begin(), a.end(), [](char c) { return c >= '0' && c <= '9'; });
    };
    const bool same_front = a.front() == b.front();
    if (same_front && b.substr(0, a.size()) == a) {
        return has_digit() ? 0.0F : a.size() >= 3 ? 0.8F : 0.5F; // abbreviation, initial, plural
    }
    // A typing error seldom takes both the first letter and the last.
    constexpr std::size_t k_least = 4;
    if (a.size() < k_least || b.size() - a.size() > 2 || (!same_front && a.back() != b.back()) ||
        has_digit()) {
        return 0;
    }
    const std::size_t allowed = b.size() >= 8 ? 2 : 1;
    const auto distance = similarity::osa_distance(a, b, allowed);
    return distance > allowed ? 0.0F : distance == 1 ? 0.85F : 0.7F;
}

/// Weight of the loose words that find a relative; each word is used once.
float kin_weight(const Words& words, const Loose& a, const Loose& b) {
    std::array<bool, k_most_loose> used{};
    float sum = 0;
    for (std::size_t i = 0; i < a.size; ++i) {
        float best = 0;
        std::size_t best_at = 0;
        for (std::size_t j = 0; j < b.size; ++j) {
            if (used[j]) {
                continue;
            }
            const auto kin = kinship(words.table.text(a.ids[i]), words.table.text(b.ids[j])) *
                             (words.weights[a.ids[i]] + words.weights[b.ids[j]]) / 2;
            if (kin > best) {
                best = kin;
                best_at = j;
            }
        }
        if (best > 0) {
            used[best_at] = true;
            sum += best;
        }
    }
    return sum;
}

} // namespace

double words_similarity(const Words& words, ValueId a, ValueId b) {
    const auto left = words.of(a);
    const auto right = words.of(b);
    Loose only_left;
    Loose only_right;
    float weight_left = 0;
    float weight_right = 0;
    float shared = 0;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < left.size() || j < right.size()) {
        if (j == right.size() || (i < left.size() && left[i] < right[j])) {
            weight_left += words.weights[left[i]];
            only_left.add(left[i++]);
        } else if (i == left.size() || right[j] < left[i]) {
            weight_right += words.weights[right[j]];
            only_right.add(right[j++]);
        } else {
            const auto weight = words.weights[left[i]];
            shared += weight;
            weight_left += weight;
            weight_right += weight;
            ++i;
            ++j;
        }
    }
    if (only_left.size > 0 && only_right.size > 0) {
        shared += kin_weight(words, only_left, only_right);
    }
    const auto smaller = std::min(weight_left, weight_right);
    if (smaller <= 0) {
        return 0;
    }
    const float dice = 2 * shared / (weight_left + weight_right);
    const float contained = std::min(1.0F, shared / smaller);
    return static_cast<double>(std::min(1.0F, (dice + contained) / 2));
}

} // namespace bdd::dedupe
