#include "core/similarity_texts.hpp"

#include <bdd/core/similarity.hpp>

#include <algorithm>
#include <vector>

namespace bdd::similarity {

namespace {

/// No edit is needed in a common beginning or end.
template <typename Text>
void strip_common_ends(Text& a, Text& b) noexcept {
    const std::size_t prefix = common_prefix_of(a, b);
    a.remove_prefix(prefix);
    b.remove_prefix(prefix);
    while (!a.empty() && !b.empty() && a.back() == b.back()) {
        a.remove_suffix(1);
        b.remove_suffix(1);
    }
}

/// Hyyrö's bit-parallel columns with swaps; `a` has 1 to 64 signs.
template <typename Text>
std::size_t distance_by_words(Text a, Text b, std::size_t limit) noexcept {
    const PatternMasks<Text> masks(a);
    const std::uint64_t last = std::uint64_t{1} << (a.size() - 1);
    std::uint64_t up = ~std::uint64_t{0}; // Vertical differences of +1, and of -1.
    std::uint64_t down = 0;
    std::uint64_t diagonal = 0;
    std::uint64_t before = 0; // Positions of the previous sign.
    std::size_t distance = a.size();
    for (std::size_t j = 0; j < b.size(); ++j) {
        const std::uint64_t here = masks[b[j]];
        const std::uint64_t swaps = ((~diagonal & here) << 1U) & before;
        diagonal = (((here & up) + up) ^ up) | here | down | swaps;
        std::uint64_t right_up = down | ~(diagonal | up);
        std::uint64_t right_down = diagonal & up;
        distance += (right_up & last) != 0 ? 1U : 0U;
        distance -= (right_down & last) != 0 ? 1U : 0U;
        // Each sign that is left takes off one at most.
        if (distance > limit && distance - limit > b.size() - j - 1) {
            return limit + 1;
        }
        right_up = (right_up << 1U) | 1U;
        right_down <<= 1U;
        up = right_down | ~(diagonal | right_up);
        down = right_up & diagonal;
        before = here;
    }
    return std::min(distance, limit + 1);
}

/// Three rows of the table, and of each only the cells within `limit` of the diagonal.
/// Precondition: limit < longer length, lengths differ by at most limit.
template <typename Text>
std::size_t distance_in_band(Text a, Text b, std::size_t limit) {
    const std::size_t far = limit + 1;
    const std::size_t width = 2 * limit + 1; // Cell j of row i stands at j - i + limit.
    std::vector<std::size_t> two_ago(width + 2, far);
    std::vector<std::size_t> above(width + 2, far);
    std::vector<std::size_t> row(width + 2, far);
    for (std::size_t j = 0; j <= std::min(limit, b.size()); ++j) {
        above[j + limit] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::fill(row.begin(), row.end(), far);
        const std::size_t first = i > limit ? i - limit : 0;
        const std::size_t end = std::min(b.size(), i + limit);
        std::size_t least = far;
        for (std::size_t j = first; j <= end; ++j) {
            const std::size_t at = j + limit - i;
            std::size_t best = std::min(far, above[at + 1] + 1);
            if (j > 0) {
                best = std::min(best, above[at] + (a[i - 1] == b[j - 1] ? 0U : 1U));
                best = at > 0 ? std::min(best, row[at - 1] + 1) : best;
            }
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                best = std::min(best, two_ago[at] + 1);
            }
            row[at] = best;
            least = std::min(least, best);
        }
        // A swap looks two rows back, so both rows have to be beyond the limit.
        const bool is_above_far =
            std::all_of(above.begin(), above.end(), [&](std::size_t cell) { return cell >= far; });
        if (least >= far && is_above_far) {
            return far;
        }
        two_ago.swap(above);
        above.swap(row);
    }
    return std::min(far, above[b.size() + limit - a.size()]);
}

template <typename Text>
std::size_t distance_of(Text a, Text b, std::size_t limit) {
    strip_common_ends(a, b);
    if (a.size() > b.size()) {
        std::swap(a, b);
    }
    limit = std::min(limit, b.size());
    if (b.size() - a.size() > limit) {
        return limit + 1;
    }
    if (a.empty()) {
        return b.size();
    }
    if (a.size() <= k_word_bits) {
        return distance_by_words(a, b, limit);
    }
    // The band that the answer needs is not known: look in a narrow one first.
    for (std::size_t band = std::max<std::size_t>(8, b.size() - a.size());; band *= 2) {
        if (band >= limit) {
            return distance_in_band(a, b, limit);
        }
        const std::size_t distance = distance_in_band(a, b, band);
        if (distance <= band) {
            return distance;
        }
    }
}

} // namespace

std::size_t osa_distance(std::string_view a, std::string_view b, std::size_t limit) {
    return with_signs(a, b, [&](auto x, auto y) { return distance_of(x, y, limit); });
}

double osa_similarity(std::string_view a, std::string_view b, double least) {
    return with_signs(a, b, [&](auto x, auto y) {
        const std::size_t longer = std::max(x.size(), y.size());
        if (longer == 0) {
            return 1.0;
        }
        const auto length = static_cast<double>(longer);
        // Rounded up: the exact comparison below decides.
        const auto limit = static_cast<std::size_t>(std::max(0.0, (1 - least) * length)) + 1;
        const std::size_t distance = distance_of(x, y, limit);
        const double similarity = 1 - static_cast<double>(distance) / length;
        return distance > limit || similarity < least ? 0.0 : similarity;
    });
}

} // namespace bdd::similarity
