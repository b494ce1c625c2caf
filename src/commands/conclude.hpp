#pragma once

#include <bdd/core/cancel.hpp>
#include <bdd/model/record.hpp>
#include <bdd/storage/database.hpp>

#include <span>

namespace bdd::commands {

/// Draws the conclusions of these contacts and accounts again from the records that speak of them
/// now; those that no record speaks of any more go. Inside the caller's transaction.
void conclude(storage::Database& base, std::span<const model::ContactId> contacts,
              std::span<const model::AccountId> accounts, const CancelFlag& cancel);

} // namespace bdd::commands
