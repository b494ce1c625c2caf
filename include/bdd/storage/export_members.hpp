#pragma once

#include <bdd/model/record.hpp>
#include <bdd/storage/database.hpp>

#include <cstdint>
#include <functional>
#include <unordered_map>

namespace bdd::storage {

/// Whose data the exports held, for the whole base at once. Contacts that were merged since are
/// told as what they are now; erased ones are in no export any more.
class ExportMembers {
public:
    /// Reads which contacts were merged into which.
    explicit ExportMembers(Database& database);

    /// Each contact of an export, by the id that it had then; one that was merged may come twice.
    void each(std::int64_t export_id, const std::function<void(model::ContactId now)>& visit);

private:
    Database* m_database;
    std::unordered_map<std::int64_t, std::int64_t> m_merged;
};

} // namespace bdd::storage
