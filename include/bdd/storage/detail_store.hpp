#pragma once

#include <bdd/model/golden.hpp>
#include <bdd/storage/activity_reader.hpp>
#include <bdd/storage/database.hpp>
#include <bdd/storage/return_store.hpp>

#include <optional>
#include <string>
#include <vector>

namespace bdd::storage {

/// A record with where it came from, raw cells included.
struct RecordDetail {
    model::RecordId id;
    std::string source; ///< Code.
    std::string file_name;
    std::uint64_t line = 0;
    std::string imported_at;
    std::string external_id;
    std::string columns; ///< JSON array of column names.
    std::string cells;   ///< JSON array of raw cells.
    std::string mapping; ///< JSON array of field names or null.
    model::RunId run;    ///< The import that brought this version.
    std::string more;    ///< JSON object of further values, or empty.
};

/// A merge that made a contact what it is.
struct MergeDetail {
    model::ContactId from;
    std::string evidence;
    model::RunId run;
};

struct ContactDetail {
    model::Contact contact;
    std::optional<model::Account> account;
    model::Address address;
    std::vector<RecordDetail> records;
    std::vector<model::ContactId> aliases;
    std::vector<MergeDetail> merges;
    std::vector<ReturnDetail> returns; ///< By day.
    Activity activity;                 ///< With the last events one by one.
};

struct AccountDetail {
    model::Account account;
    model::Address address;
    std::vector<std::string> sirets;
    std::vector<model::ContactId> contacts;
    std::vector<model::AccountId> aliases;
    Activity activity; ///< Of everybody there.
};

/// Everything about one thing, for `bdd show`.
class DetailStore {
public:
    explicit DetailStore(Database& database)
        : m_database(&database) {}

    /// Follows aliases; empty when no contact has or had this id. `events`: how many of the last
    /// events are read one by one; -1: all.
    [[nodiscard]] std::optional<ContactDetail> contact(model::ContactId id,
                                                       std::int64_t events = -1);
    [[nodiscard]] std::optional<AccountDetail> account(model::AccountId id,
                                                       std::int64_t events = -1);

private:
    Database* m_database;
};

} // namespace bdd::storage
