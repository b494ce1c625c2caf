#include "storage/change_notes.hpp"

namespace bdd::storage {

namespace {

constexpr std::size_t k_feed_rows = 4096;
constexpr std::string_view k_last_seq =
    "SELECT coalesce(max(seq), 0) FROM run_change WHERE run_id = ?";

std::int64_t last_seq(Connection& connection, model::RunId run) {
    Statement select = connection.prepare(k_last_seq);
    Rows rows = select.rows(run.value);
    return rows.next() ? rows.get<std::int64_t>(0) : 0;
}

} // namespace

ChangeNotes::ChangeNotes(Connection& connection, model::RunId run)
    : m_run(run.value)
    , m_seq(last_seq(connection, run))
    , m_feed(connection, "run_change", "run_id, seq, kind, row_id, before, after") {}

void ChangeNotes::add(std::string_view kind, std::int64_t row, std::int64_t before,
                      std::int64_t after) {
    start_row(kind, row);
    m_feed.add(before);
    end_row(after);
}

void ChangeNotes::add_merge(std::string_view kind, std::int64_t row, std::string_view before,
                            std::int64_t after) {
    start_row(kind, row);
    m_feed.add_or_null(before);
    end_row(after);
}

void ChangeNotes::flush() {
    m_feed.flush();
    m_gathered = 0;
}

void ChangeNotes::start_row(std::string_view kind, std::int64_t row) {
    m_feed.add(m_run);
    m_feed.add(++m_seq);
    m_feed.add(kind);
    m_feed.add(row);
}

void ChangeNotes::end_row(std::int64_t after) {
    m_feed.add(after);
    if (++m_gathered == k_feed_rows) {
        flush();
    }
}

} // namespace bdd::storage
