#pragma once

#include "dedupe/block_keys.hpp"
#include "dedupe/prepared.hpp"

#include <bdd/core/cancel.hpp>
#include <bdd/core/thread_pool.hpp>

#include <cstdint>
#include <vector>

namespace bdd::dedupe {

struct BlockOptions {
    std::uint32_t cap = 50;
    Row second_list = 0;
    Row first_new = 0;
    const CancelFlag* cancel = nullptr;
};

/// Pairs as a << 32 | b with a < b, in ranges of first rows: each is sorted when it is its turn, so
/// that no second copy of all pairs is ever needed.
struct Blocked {
    std::vector<std::vector<std::uint64_t>> ranges; ///< In any order, with repeats.
    unsigned range_bits = 0;                        ///< First rows of one range: 1 << this.
    std::uint64_t split = 0;                        ///< Blocks over the cap.
    bool all = false;                               ///< Every pair there is.

    /// Makes the pairs of a range ascending, each once.
    void tidy(std::size_t range, std::size_t rows);
};

[[nodiscard]] inline Row first_of(std::uint64_t pair) noexcept {
    return static_cast<Row>(pair >> 32U);
}
[[nodiscard]] inline Row second_of(std::uint64_t pair) noexcept {
    return static_cast<Row>(pair);
}

/// The pairs worth comparing, of rows that stand for themselves. Few rows: all pairs. The number
/// grows in proportion to the rows, whatever they hold.
[[nodiscard]] Blocked block(const Prepared& data, const BlockOptions& options, ThreadPool& pool);

/// Pairs that could be compared at all.
[[nodiscard]] double possible_pairs(const Prepared& data, const BlockOptions& options);

} // namespace bdd::dedupe
