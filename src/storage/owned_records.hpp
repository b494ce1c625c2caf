#pragma once

#include "storage/packed_fields.hpp"
#include "storage/sqlite.hpp"

#include <bdd/model/record.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::storage {

/// Reads the records of many contacts or accounts. Those of one owner lie all over the table: they
/// are read in the order of the table, each page once, and given owner by owner.
class OwnedRecords {
public:
    /// A record without its values taken apart.
    struct Held {
        model::RecordId id;
        model::SourceId source;
        model::ContactId contact;
        model::AccountId account;
        model::AddressId address;
        int source_priority = 0;
        std::string_view imported_at;
        std::string_view external_id;
        std::string_view packed; ///< See PackedFields.
    };
    /// The views are valid during the call.
    using Visit = std::function<void(std::int64_t owner, std::span<const Held> records)>;

    /// `owner`: "contact_id" or "account_id".
    OwnedRecords(Connection& connection, std::string_view owner);

    /// Gives each owner, in the order of `owners`, with its records by id, if it has any.
    void for_each(std::span<const std::int64_t> owners, const Visit& visit);

private:
    /// Where a record stands in its batch, in the order of the owners.
    struct Place {
        std::int64_t record;
        std::size_t index;
    };

    void read(std::vector<Place>& places, std::vector<Held>& records);
    void keep(const Rows& rows, Held& held);

    Statement m_ids;
    Statement m_records;
    std::map<std::int64_t, int> m_priorities;
    std::map<std::int64_t, std::string> m_imported_at;
    std::vector<std::string> m_texts; ///< Blocks of text that `Held` shows.
};

} // namespace bdd::storage
