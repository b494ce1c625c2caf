#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace bdd::dedupe {

/// Sorts by the bits from `low` up to `high`, keeping the order of equals. `spare` is scratch.
inline void radix_sort(std::vector<std::uint64_t>& items, unsigned low, unsigned high,
                       std::vector<std::uint64_t>& spare) {
    constexpr unsigned k_digit = 11;
    constexpr std::size_t k_buckets = std::size_t{1} << k_digit;
    spare.resize(items.size());
    for (unsigned shift = low; shift < high; shift += k_digit) {
        const unsigned width = high - shift < k_digit ? high - shift : k_digit;
        const std::uint64_t mask = (std::uint64_t{1} << width) - 1;
        std::array<std::size_t, k_buckets> starts{};
        for (const auto item : items) {
            ++starts[item >> shift & mask];
        }
        std::size_t sum = 0;
        for (auto& start : starts) {
            sum += std::exchange(start, sum);
        }
        for (const auto item : items) {
            spare[starts[item >> shift & mask]++] = item;
        }
        items.swap(spare);
    }
}

/// A row under a hash: the upper 33 bits of the hash and the 31 of the row. Two hashes that agree
/// in 33 bits are taken for one, which costs a needless comparison and nothing else.
inline constexpr unsigned k_row_bits = 31;
[[nodiscard]] inline std::uint64_t pack_row(std::uint64_t hash, std::uint32_t row) noexcept {
    return (hash >> k_row_bits << k_row_bits) | row;
}
[[nodiscard]] inline std::uint32_t packed_row(std::uint64_t item) noexcept {
    return static_cast<std::uint32_t>(item & ((std::uint64_t{1} << k_row_bits) - 1));
}

/// Takes out items whose hash no other item has, as far as two bitmaps that fit the cache can tell:
/// what is left is far less to sort.
inline void drop_lonely(std::vector<std::uint64_t>& items) {
    constexpr unsigned k_bits = 22;
    constexpr std::size_t k_words = std::size_t{1} << (k_bits - 6);
    constexpr std::size_t k_worth_it = std::size_t{1} << 14U;
    if (items.size() < k_worth_it) {
        return;
    }
    std::vector<std::uint64_t> once(k_words), twice(k_words);
    for (const auto item : items) {
        const auto at = item >> (64U - k_bits);
        const auto bit = std::uint64_t{1} << (at & 63U);
        twice[at >> 6U] |= once[at >> 6U] & bit;
        once[at >> 6U] |= bit;
    }
    std::erase_if(items, [&](std::uint64_t item) {
        const auto at = item >> (64U - k_bits);
        return (twice[at >> 6U] >> (at & 63U) & 1U) == 0;
    });
}

/// Calls `use(first, last)` with the bounds of each run of items under one hash. The items were
/// packed with ascending rows.
template <typename Use>
void for_each_block(std::vector<std::uint64_t>& items, std::vector<std::uint64_t>& spare,
                    Use&& use) {
    radix_sort(items, k_row_bits, 64, spare);
    for (std::size_t first = 0; first < items.size();) {
        std::size_t last = first + 1;
        while (last < items.size() && items[last] >> k_row_bits == items[first] >> k_row_bits) {
            ++last;
        }
        use(first, last);
        first = last;
    }
}

} // namespace bdd::dedupe
