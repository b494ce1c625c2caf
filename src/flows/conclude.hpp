#pragma once

#include <bdd/core/cancel.hpp>
#include <bdd/model/record.hpp>
#include <bdd/storage/database.hpp>

#include <span>

namespace bdd::flows {

/// Draws the conclusions of these contacts and accounts again from the records that speak of them
/// now; those that no record speaks of any more go, which is noted for undo of `run` unless that is
/// none. Inside the caller's transaction.
void conclude(storage::Database& base, model::RunId run, std::span<const model::ContactId> contacts,
              std::span<const model::AccountId> accounts, const CancelFlag& cancel);

} // namespace bdd::flows
