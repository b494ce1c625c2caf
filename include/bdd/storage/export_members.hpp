#pragma once

#include <bdd/model/record.hpp>
#include <bdd/storage/database.hpp>

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace bdd::storage {

/// Whose data the exports held, for the whole base at once. Contacts that were merged since are
/// told as what they are now; erased ones are in no export any more.
class ExportMembers {
public:
    /// Reads which contacts were merged into which.
    explicit ExportMembers(Database& database);

    /// Each contact of an export, by the id that it had then; one that was merged may come twice.
    using Visit = std::function<void(model::ContactId now)>;
    void each(std::int64_t export_id, const Visit& visit);
    /// The same of all exports for a purpose, with the time (UTC) of each.
    using VisitAt = std::function<void(std::string_view at, model::ContactId now)>;
    void each_for(std::string_view purpose, const VisitAt& visit);

    /// The people of some exports.
    struct People {
        std::vector<model::ContactId> people; ///< Ascending, each once.
        std::int64_t rows = 0;                ///< Of all these exports together.
    };
    [[nodiscard]] People of(std::span<const std::int64_t> exports);

private:
    [[nodiscard]] model::ContactId now(std::int64_t id) const;

    Database* m_database;
    std::unordered_map<std::int64_t, std::int64_t> m_merged;
};

} // namespace bdd::storage
