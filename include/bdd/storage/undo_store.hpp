#pragma once

#include <bdd/model/record.hpp>
#include <bdd/storage/database.hpp>
#include <bdd/storage/touched.hpp>

#include <optional>
#include <vector>

namespace bdd::storage {

struct UndoCounts {
    std::int64_t records_removed = 0;
    std::int64_t records_restored = 0;
    std::int64_t records_moved = 0;
    std::int64_t activity = 0;        ///< Events, lines of orders and contracts.
    std::int64_t lost_by_erasure = 0; ///< Changes that stay: an erasure took what they need.
};

/// Takes back what one run did to records and memberships, inside the caller's transaction. The
/// caller draws the touched conclusions again between `undo` and `sweep`.
class UndoStore {
public:
    explicit UndoStore(Database& database)
        : m_database(&database) {}

    /// The newest later run, not undone, that superseded a record which this run added or
    /// superseded, noted returned mail of one that it added, or changed a source that this run
    /// changed: it must be undone first.
    [[nodiscard]] std::optional<model::RunId> blocked_by(model::RunId run);
    /// The newest run that noted a consent, a refusal, a request or a notice of the people of
    /// records which this run added: these logs only grow, so the records have to stay.
    [[nodiscard]] std::optional<model::RunId> held_by(model::RunId run);
    /// What later runs noted about the rows that go back is dropped: it no longer holds.
    [[nodiscard]] Touched undo(model::RunId run, UndoCounts& counts);
    /// Removes what was noted for the undone run, its batches and sources, and every address and
    /// site that neither a record, returned mail nor the undo of another run speaks of any more.
    void sweep(model::RunId run);

private:
    Database* m_database;
};

} // namespace bdd::storage
