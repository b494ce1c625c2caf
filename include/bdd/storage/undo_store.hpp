#pragma once

#include <bdd/model/record.hpp>
#include <bdd/storage/database.hpp>

#include <optional>
#include <vector>

namespace bdd::storage {

/// Contacts and accounts whose conclusions must be drawn again; each once, ascending.
struct Touched {
    std::vector<model::ContactId> contacts;
    std::vector<model::AccountId> accounts;
};

struct UndoCounts {
    std::int64_t records_removed = 0;
    std::int64_t records_restored = 0;
    std::int64_t records_moved = 0;
};

/// Takes back what one run did to records and memberships, inside the caller's transaction. The
/// caller draws the touched conclusions again between `undo` and `sweep`.
class UndoStore {
public:
    explicit UndoStore(Database& database) : m_database(&database) {}

    /// The newest later run, not undone, that superseded a record which this run added or
    /// superseded: it must be undone first.
    [[nodiscard]] std::optional<model::RunId> blocked_by(model::RunId run);
    /// Foreign keys are checked at commit only from here on.
    [[nodiscard]] Touched undo(model::RunId run, UndoCounts& counts);
    /// Removes addresses, sites, batches and sources that nothing speaks of any more, and what was
    /// noted for the undone run.
    void sweep(model::RunId run);

private:
    Database* m_database;
};

} // namespace bdd::storage
