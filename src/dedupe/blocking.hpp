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

struct Blocked {
    std::vector<std::uint64_t> pairs; ///< a << 32 | b, a < b, ascending, each once.
    std::uint64_t split = 0;          ///< Blocks over the cap.
    bool all = false;                 ///< Every pair there is.
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
