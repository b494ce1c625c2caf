#pragma once

#include <bdd/dedupe/column_kinds.hpp>
#include <bdd/dedupe/dataset.hpp>

#include <vector>

namespace bdd::flows {

/// The columns of two lists side by side: where the plans of each put their cells; null for a
/// column that is not compared.
struct PairedColumns {
    std::vector<dedupe::Column*> targets_a;
    std::vector<dedupe::Column*> targets_b;
};

/// Adds to `data` a column for each two that mean the same: of equal names first, then of equal
/// kinds. Columns of people, addresses and contact points are kept when only one list has them: a
/// whole name in one list compares with its parts in the other. Adds none when the lists have
/// nothing in common.
[[nodiscard]] PairedColumns pair_columns(const std::vector<dedupe::ColumnPlan>& a,
                                         const std::vector<dedupe::ColumnPlan>& b,
                                         dedupe::Dataset& data);

} // namespace bdd::flows
