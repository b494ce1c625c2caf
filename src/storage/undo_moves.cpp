#include "storage/undo_moves.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace bdd::storage {

namespace {

constexpr std::string_view k_resolve =
    "SELECT coalesce((SELECT contact_id FROM contact_alias WHERE id = ?1), ?1)";
constexpr std::string_view k_hand_on =
    "UPDATE run_change SET before = ?3 WHERE (run_id, seq) IN (SELECT run_id, seq FROM run_change"
    " WHERE run_id > ?1 AND kind = 'contact' AND row_id = ?2 ORDER BY run_id, seq LIMIT 1)";
constexpr std::string_view k_merged =
    "SELECT run_id, CAST(after AS INTEGER) FROM run_change WHERE kind = 'contact_merge'"
    " AND row_id = ? ORDER BY run_id DESC LIMIT 1";
constexpr std::string_view k_forget =
    "DELETE FROM run_change WHERE run_id > ? AND kind = 'contact' AND row_id = ?";
/// Before all that the run noted: taken back after it, once the merge itself is no more.
constexpr std::string_view k_note =
    "INSERT INTO run_change (run_id, seq, kind, row_id, before, after) VALUES (?1,"
    " (SELECT min(min(seq), 1) - 1 FROM run_change WHERE run_id = ?1), 'contact', ?2, ?3, ?4)";

constexpr std::string_view k_settled_table =
    "CREATE TEMP TABLE IF NOT EXISTS settled_record (id INTEGER PRIMARY KEY) STRICT";
constexpr std::string_view k_settle = "INSERT OR IGNORE INTO settled_record (id) VALUES (?)";
constexpr std::string_view k_clear_settled = "DELETE FROM settled_record";
/// What later runs noted about rows that this one gave back: their `before` is this run's work.
constexpr std::string_view k_drop_stale =
    "DELETE FROM run_change WHERE run_id > ?1 AND kind IN ('contact', 'account', 'contact_alias',"
    " 'account_alias', 'site') AND (kind, row_id) IN ("
    " SELECT CASE kind WHEN 'contact_merge' THEN 'contact_alias'"
    " WHEN 'account_merge' THEN 'account_alias' ELSE kind END, row_id"
    " FROM run_change WHERE run_id = ?1)"
    " AND NOT (kind = 'contact' AND row_id IN (SELECT id FROM settled_record))";

} // namespace

UndoMoves::UndoMoves(Connection& connection, model::RunId run)
    : m_connection(&connection)
    , m_run(run)
    , m_resolve(connection, k_resolve)
    , m_hand_on(connection, k_hand_on)
    , m_merged(connection, k_merged)
    , m_forget(connection, k_forget)
    , m_note(connection, k_note)
    , m_settle((connection.execute(k_settled_table), connection), k_settle) {
    connection.execute(k_clear_settled);
}

model::ContactId UndoMoves::resolved(model::ContactId id) {
    Rows rows = m_resolve.rows(id.value);
    return rows.next() ? model::ContactId{rows.get<std::int64_t>(0)} : id;
}

std::optional<model::ContactId> UndoMoves::target(model::RecordId record, model::ContactId now,
                                                  model::ContactId before, model::ContactId after) {
    if (resolved(now) != resolved(after)) {
        m_hand_on.run(m_run.value, record.value, std::to_string(before.value));
        m_settle.run(record.value);
        return std::nullopt;
    }
    return resolved(before) == before ? before : follow_merges(record, before);
}

/// The contact that the record came from was merged into another since: the record goes there, and
/// each of those merges now has it to give back.
model::ContactId UndoMoves::follow_merges(model::RecordId record, model::ContactId from) {
    struct Hop {
        std::int64_t run;
        model::ContactId from;
        model::ContactId into;
    };
    std::vector<Hop> hops;
    const model::ContactId end = resolved(from);
    while (from != end) {
        Rows rows = m_merged.rows(from.value);
        if (!rows.next()) {
            break; // The merge is not to be undone any more.
        }
        hops.push_back({rows.get<std::int64_t>(0), from, {rows.get<std::int64_t>(1)}});
        from = hops.back().into;
    }
    m_forget.run(m_run.value, record.value);
    std::reverse(hops.begin(), hops.end());
    for (const Hop& hop : hops) {
        m_note.run(hop.run, record.value, std::to_string(hop.from.value),
                   std::to_string(hop.into.value));
    }
    m_settle.run(record.value);
    return end;
}

void UndoMoves::drop_stale() {
    Statement drop = m_connection->prepare(k_drop_stale);
    drop.run(m_run.value);
    m_connection->execute(k_clear_settled);
}

} // namespace bdd::storage
