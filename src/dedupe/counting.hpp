#pragma once

#include "dedupe/prepared.hpp"
#include "dedupe/rarity.hpp"

#include <bdd/dedupe/frequencies.hpp>

#include <string>
#include <vector>

namespace bdd::dedupe {

/// Records that hold each value, over the given rows.
[[nodiscard]] std::vector<std::uint32_t>
count_values(const Cells& cells, const std::vector<Row>& rows, std::size_t values);

/// Counts of all fields over the kept rows, and the weights of words. Where the rows are a few of
/// many (`known`), what is known of those is counted with the rows from `first_new` on.
void count_all(Prepared& data, const Frequencies* known, Row first_new);

/// Where rows are a few of many: the records of each account, once accounts are resolved.
void count_accounts(Prepared& data, const Frequencies& known);

/// The counts as a run over few rows needs them later. Changes nothing.
[[nodiscard]] Frequencies frequencies_of(Prepared& data, std::uint32_t least);

/// What rarity of that name is measured against. The names are stored: they never change.
[[nodiscard]] Population population(const Prepared& data, const std::string& name);

} // namespace bdd::dedupe
