#pragma once

#include "storage/sqlite.hpp"

#include <bdd/model/record.hpp>

#include <optional>

namespace bdd::storage {

/// Takes back moves of records between contacts as if the run that made them had never been, also
/// where later runs moved the same records on. What those noted is put right here, so that each
/// can still be undone in its turn.
class UndoMoves {
public:
    /// `run` is the one to undo.
    UndoMoves(Connection& connection, model::RunId run);

    /// Where a record goes that `run` took from `before` to `after` and that is of contact `now`.
    /// Empty: a later run took it out of `after`; it stays, and undo of that run will bring it to
    /// `before`.
    [[nodiscard]] std::optional<model::ContactId> target(model::RecordId record,
                                                         model::ContactId now,
                                                         model::ContactId before,
                                                         model::ContactId after);
    /// Drops what later runs noted of moves that no longer hold; at the end.
    void drop_stale();

private:
    [[nodiscard]] model::ContactId resolved(model::ContactId id);
    model::ContactId follow_merges(model::RecordId record, model::ContactId from);

    Connection* m_connection;
    model::RunId m_run;
    Statement m_resolve;
    Statement m_hand_on;
    Statement m_merged;
    Statement m_forget;
    Statement m_note;
    Statement m_settle;
};

} // namespace bdd::storage
