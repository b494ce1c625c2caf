#include "core/similarity_texts.hpp"

#include <bdd/core/similarity.hpp>

#include <algorithm>
#include <bit>
#include <string>
#include <vector>

namespace bdd::similarity {

namespace {

constexpr double k_winkler_threshold = 0.7;
constexpr double k_winkler_scale = 0.1;
constexpr std::size_t k_winkler_prefix = 4;

struct Matches {
    std::size_t matched = 0;
    std::size_t out_of_order = 0; ///< Matched signs that differ when both are read in order.
};

/// How far apart two equal signs may stand to match.
std::size_t reach_of(std::size_t longer) noexcept {
    const std::size_t half = longer / 2;
    return half > 0 ? half - 1 : 0;
}

/// Each sign of `b` takes the first free equal sign of `a` within reach, by one AND and one bit
/// trick instead of a search.
template <typename Text>
Matches match_words(Text a, Text b, std::size_t reach) noexcept {
    const PatternMasks<Text> masks(a);
    std::uint64_t used_a = 0;
    std::uint64_t used_b = 0;
    std::uint64_t window =
        reach + 1 >= k_word_bits ? ~std::uint64_t{0} : (std::uint64_t{1} << (reach + 1)) - 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
        const std::uint64_t free_matches = masks[b[j]] & window & ~used_a;
        used_a |= free_matches & (0 - free_matches);
        used_b |= std::uint64_t{free_matches != 0 ? 1U : 0U} << j;
        window = (window << 1U) | (j < reach ? 1U : 0U);
    }
    Matches matches;
    matches.matched = static_cast<std::size_t>(std::popcount(used_a));
    for (; used_b != 0; used_b &= used_b - 1) {
        const std::uint64_t first_a = used_a & (0 - used_a);
        const auto j = static_cast<std::size_t>(std::countr_zero(used_b));
        matches.out_of_order += (masks[b[j]] & first_a) == 0 ? 1U : 0U;
        used_a ^= first_a;
    }
    return matches;
}

/// The same for any length.
template <typename Text>
Matches match_long(Text a, Text b, std::size_t reach) {
    std::vector<bool> used_a(a.size());
    std::basic_string<typename Text::value_type> in_b;
    for (std::size_t j = 0; j < b.size(); ++j) {
        const std::size_t end = std::min(a.size(), j + reach + 1);
        for (std::size_t i = j > reach ? j - reach : 0; i < end; ++i) {
            if (!used_a[i] && a[i] == b[j]) {
                used_a[i] = true;
                in_b.push_back(b[j]);
                break;
            }
        }
    }
    Matches matches;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (used_a[i]) {
            matches.out_of_order += a[i] != in_b[matches.matched] ? 1U : 0U;
            ++matches.matched;
        }
    }
    return matches;
}

template <typename Text>
double jaro_of(Text a, Text b) {
    if (a.empty() || b.empty()) {
        return a.size() == b.size() ? 1 : 0;
    }
    if (a == b) {
        return 1;
    }
    const std::size_t longer = std::max(a.size(), b.size());
    const std::size_t reach = reach_of(longer);
    const Matches matches =
        longer <= k_word_bits ? match_words(a, b, reach) : match_long(a, b, reach);
    if (matches.matched == 0) {
        return 0;
    }
    const auto matched = static_cast<double>(matches.matched);
    const auto swaps = static_cast<double>(matches.out_of_order / 2);
    return (matched / static_cast<double>(a.size()) + matched / static_cast<double>(b.size()) +
            (matched - swaps) / matched) /
           3;
}

} // namespace

double jaro(std::string_view a, std::string_view b) {
    return with_signs(a, b, [](auto x, auto y) { return jaro_of(x, y); });
}

double jaro_winkler(std::string_view a, std::string_view b) {
    return with_signs(a, b, [](auto x, auto y) {
        const double similarity = jaro_of(x, y);
        if (similarity <= k_winkler_threshold) {
            return similarity;
        }
        const std::size_t prefix = common_prefix_of(x.substr(0, k_winkler_prefix), y);
        return similarity + static_cast<double>(prefix) * k_winkler_scale * (1 - similarity);
    });
}

std::size_t common_prefix(std::string_view a, std::string_view b) noexcept {
    std::size_t bytes = common_prefix_of(a, b);
    std::size_t signs = 0;
    // A sign whose bytes are only partly equal is not common.
    const auto continues = [](std::string_view text, std::size_t at) {
        return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
    };
    while (bytes > 0 && (continues(a, bytes) || continues(b, bytes))) {
        --bytes;
    }
    for (std::size_t i = 0; i < bytes; ++i) {
        signs += continues(a, i) ? 0U : 1U;
    }
    return signs;
}

} // namespace bdd::similarity
