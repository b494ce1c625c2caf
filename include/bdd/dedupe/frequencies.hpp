#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::dedupe {

/// In how many records each value of one kind occurs, by the hash of the value. Values of a single
/// record are left out: most values are, and say so by being absent.
struct FrequencyTable {
    std::string name;
    std::uint64_t total = 0;           ///< Records that hold a value of the kind.
    std::vector<std::uint64_t> hashes; ///< Ascending.
    std::vector<std::uint32_t> counts;

    /// 0 for a value that is not listed.
    [[nodiscard]] std::uint32_t count(std::uint64_t hash) const noexcept;
};

/// What a run over all records leaves behind, so that a later one over a few of them judges rare
/// and frequent values as if it saw all.
using Frequencies = std::vector<FrequencyTable>;

/// The table of that name; nullptr when there is none.
[[nodiscard]] const FrequencyTable* find_table(const Frequencies& frequencies,
                                               std::string_view name) noexcept;

} // namespace bdd::dedupe
