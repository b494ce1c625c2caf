#pragma once

#include "dedupe/prepared.hpp"

#include <bdd/dedupe/candidate_search.hpp>

#include <functional>

namespace bdd::dedupe {

/// Gives the keys of all rows, kind by kind, in a fixed order. Kinds depend on the columns alone,
/// not on the number of rows.
void for_each_key_list(const Prepared& data, const std::function<void(KeyList&&)>& use);

} // namespace bdd::dedupe
