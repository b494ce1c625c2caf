#pragma once

#include <bdd/model/record.hpp>
#include <bdd/storage/database.hpp>

#include <cstdint>
#include <memory>
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

/// What account deduplication reads of one account.
struct AccountEvidence {
    model::AccountId account;
    std::string siren;
    std::string name_key;
    std::string postcode;
    std::string town;
};

/// Reads the evidence on accounts and moves records between contacts and accounts, noting every move so that
/// the run can be undone. Inside the caller's transaction.
class DedupeStore {
public:
    explicit DedupeStore(Database& database);
    ~DedupeStore();
    DedupeStore(const DedupeStore&) = delete;
    DedupeStore& operator=(const DedupeStore&) = delete;

    [[nodiscard]] std::vector<AccountEvidence> accounts();

    /// All records of `from` now speak of `into`; `from` is no contact any more, its id becomes an
    /// alias, and so do the aliases that pointed to it. Gives the number of records moved.
    std::int64_t merge_contacts(model::RunId run, model::ContactId from, model::ContactId into,
                                std::string_view evidence);
    /// The same for many at once; no `into` is a `from`. Gives the number of records moved.
    std::int64_t merge_contacts(model::RunId run, std::span<const ContactMerge> merges);
    /// The same for accounts; sites follow, and keys lead to `into` through the alias.
    std::int64_t merge_accounts(model::RunId run, model::AccountId from, model::AccountId into);
    /// Contacts of several records, one of which names this account: their choice of an account
    /// may turn out otherwise after a merge. Ascending.
    [[nodiscard]] std::vector<model::ContactId> choosing_contacts(model::AccountId account);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace bdd::storage
