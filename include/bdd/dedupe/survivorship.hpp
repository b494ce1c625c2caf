#pragma once

#include <bdd/model/account_statement.hpp>
#include <bdd/model/golden.hpp>
#include <bdd/model/record.hpp>

#include <span>

/// From records to conclusions: which record's value a contact or an account shows.
///
/// Per group of fields that belong together (name; job; e-mail; phone; mobile; address with SIRET;
/// another record gives the SIRET only where that of the address gives none),
/// among the records that give it: the more valid value, then the source of higher priority, then
/// the fresher record (date given by the source, else its import), then the more complete value,
/// then the one that more records give, then the earliest record. Where records give the very same
/// value, the earliest of them is named as its giver. Pure: the order of the records does not
/// matter.
namespace bdd::dedupe {

/// Precondition: at least one record. `id` is kept.
[[nodiscard]] model::Contact conclude_contact(model::ContactId id,
                                              std::span<const model::StoredRecord> records);
/// The same for the company that the records name.
[[nodiscard]] model::Account conclude_account(model::AccountId id,
                                              std::span<const model::AccountStatement> statements);
[[nodiscard]] model::Account conclude_account(model::AccountId id,
                                              std::span<const model::StoredRecord> records);

} // namespace bdd::dedupe
