#pragma once

#include "dedupe/prepared.hpp"

#include <functional>

namespace bdd::dedupe {

/// Calls `use` with every column of ids of the rows.
void for_each_cells(const Prepared& data, const std::function<void(const Cells&)>& use);

/// Fills `same_as` and `kept`. Rows with different values in `apart` (empty: none) stay apart.
void collapse(Prepared& data, const std::vector<std::uint64_t>& apart, ThreadPool& pool);

/// Records that hold each value, over the given rows.
[[nodiscard]] std::vector<std::uint32_t>
count_values(const Cells& cells, const std::vector<Row>& rows, std::size_t values);

/// Counts of all fields over the kept rows, and the weights of words.
void count_all(Prepared& data);

} // namespace bdd::dedupe
