#pragma once

#include <bdd/model/record.hpp>
#include <bdd/storage/database.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::storage {

/// A contact that becomes part of another one, which stays.
struct ContactMerge {
    model::ContactId from;
    model::ContactId into;
    std::string evidence; ///< Why, as `show` tells it.
    double probability = 1;
};

/// An account that becomes part of another one, which stays.
struct AccountMerge {
    model::AccountId from;
    model::AccountId into;
};

/// What merges of accounts moved.
struct MovedAccounts {
    std::int64_t records = 0;
    /// Contacts of several records, one of which moved: their choice of an account may turn out
    /// otherwise. Ascending.
    std::vector<model::ContactId> choosing;
};

/// What account deduplication reads of one account.
struct AccountEvidence {
    model::AccountId account;
    std::string siren;
    std::string name_key;
    std::string postcode;
    std::string town;
};

/// Reads the evidence on accounts and moves records between contacts and accounts, noting every
/// move so that the run can be undone. Inside the caller's transaction.
class DedupeStore {
public:
    explicit DedupeStore(Database& database)
        : m_database(&database) {}

    /// The accounts, by id, that may be of one company with another: of equal SIREN; or of equal
    /// name and place, one of them without SIREN. All accounts of such a group are among them.
    [[nodiscard]] std::vector<AccountEvidence> accounts_alike();

    /// All records of `from` now speak of `into`; `from` is no contact any more, its id becomes an
    /// alias, and so do the aliases that pointed to it. Gives the number of records moved.
    std::int64_t merge_contacts(model::RunId run, model::ContactId from, model::ContactId into,
                                std::string_view evidence);
    /// The same for many at once; no `into` is a `from`. Gives the number of records moved.
    std::int64_t merge_contacts(model::RunId run, std::span<const ContactMerge> merges);
    /// The same for accounts; sites follow, keys lead to `into` through the alias, and contacts
    /// that show `from` show `into`.
    MovedAccounts merge_accounts(model::RunId run, model::AccountId from, model::AccountId into);
    /// The same for many at once; no `into` is a `from`.
    MovedAccounts merge_accounts(model::RunId run, std::span<const AccountMerge> merges);

private:
    Database* m_database;
};

} // namespace bdd::storage
