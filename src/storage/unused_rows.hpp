#pragma once

#include "storage/sqlite.hpp"

namespace bdd::storage {

/// Removes every address and site that neither a record, returned mail nor the undo of a run speaks
/// of any more, and the keys of the addresses.
void sweep_unused(Connection& connection);

} // namespace bdd::storage
