#include "storage/undo_verdicts.hpp"

namespace bdd::storage {

namespace {

constexpr std::string_view k_hand_on =
    "UPDATE run_change SET before = ?4 WHERE run_id > ?1 AND kind = 'verdict' AND row_id = ?2"
    " AND CAST(after AS INTEGER) = ?3 AND json_extract(before, '$[1]') = ?1"
    " AND EXISTS (SELECT 1 FROM verdict WHERE record_a = ?2 AND record_b = ?3)";
constexpr std::string_view k_restore =
    "UPDATE verdict SET same = json_extract(?4, '$[0]'), run_id = json_extract(?4, '$[1]'),"
    " decided_at = json_extract(?4, '$[2]') WHERE record_a = ?2 AND record_b = ?3 AND run_id = ?1";
constexpr std::string_view k_drop =
    "DELETE FROM verdict WHERE record_a = ?2 AND record_b = ?3 AND run_id = ?1";
constexpr std::string_view k_forget =
    "DELETE FROM verdict WHERE record_a BETWEEN ?1 AND ?2 OR record_b BETWEEN ?1 AND ?2";

} // namespace

UndoVerdicts::UndoVerdicts(Connection& connection)
    : m_connection(&connection)
    , m_hand_on(connection, k_hand_on)
    , m_restore(connection, k_restore)
    , m_drop(connection, k_drop)
    , m_forget(connection, k_forget) {}

void UndoVerdicts::take_back(model::RunId run, model::RecordId a, model::RecordId b,
                             std::string_view former) {
    if (former.empty()) {
        m_drop.run(run.value, a.value, b.value);
    } else {
        m_restore.run(run.value, a.value, b.value, former);
    }
    if (m_connection->changes() == 0) {
        m_hand_on.run(run.value, a.value, b.value, or_null(former));
    }
}

void UndoVerdicts::forget_records(std::int64_t first, std::int64_t last) {
    m_forget.run(first, last);
}

} // namespace bdd::storage
