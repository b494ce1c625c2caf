#pragma once

#include "dedupe/prepared.hpp"

#include <functional>

namespace bdd::dedupe {

/// Calls `use` with every column of ids of the rows.
void for_each_cells(const Prepared& data, const std::function<void(const Cells&)>& use);

/// Fills `same_as` and `kept`. Rows with different values in `apart` (empty: none) stay apart.
void collapse(Prepared& data, const std::vector<std::uint64_t>& apart, ThreadPool& pool);

} // namespace bdd::dedupe
