#pragma once

#include <bdd/model/record.hpp>
#include <bdd/storage/database.hpp>

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::storage {

/// What deduplication reads of one record. Views are valid during the call only.
struct RecordEvidence {
    model::RecordId record;
    model::ContactId contact;
    model::AccountId account;
    std::string_view civility;
    std::string_view first_name;
    std::string_view last_name;
    std::string_view name_key;
    std::string_view job_title;
    std::string_view email;
    std::string_view email_kind;
    std::string_view phone;
    std::string_view mobile;
    std::string_view company;
    std::string_view company_key;
    std::string_view siren;
    std::string_view siret;
    std::string_view street; ///< The lines of the address, joined by a space.
    std::string_view postcode;
    std::string_view town;
};

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

/// Reads the evidence and moves records between contacts and accounts, noting every move so that
/// the run can be undone. Inside the caller's transaction.
class DedupeStore {
public:
    explicit DedupeStore(Database& database)
        : m_database(&database) {}

    /// All records, by id.
    void for_each_record(const std::function<void(const RecordEvidence&)>& visit);
    /// All accounts, by id.
    [[nodiscard]] std::vector<AccountEvidence> accounts();
    /// Those accounts, by id, that may be of one company with another: of equal SIREN; or of equal
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
