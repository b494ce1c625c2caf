#include "storage/sqlite.hpp"

#include <bdd/storage/run_store.hpp>

namespace bdd::storage {

namespace {

constexpr std::string_view k_insert =
    "INSERT INTO run (command, arguments, user, started_at) VALUES (?, ?, ?, ?)";
constexpr std::string_view k_finish = "UPDATE run SET counts = ?, seconds = ? WHERE id = ?";
constexpr std::string_view k_find =
    "SELECT id, command, arguments, user, started_at, seconds, counts, undone_by FROM run"
    " WHERE id = ?";
constexpr std::string_view k_last_undoable =
    "SELECT id, command, arguments, user, started_at, seconds, counts, undone_by FROM run"
    " WHERE undone_by IS NULL AND command NOT IN ('undo', 'export') ORDER BY id DESC LIMIT 1";
constexpr std::string_view k_last_change =
    "SELECT id, command, arguments, user, started_at, seconds, counts, undone_by FROM run"
    " WHERE id < ? AND command <> 'export' AND command NOT LIKE 'suppress %'"
    " AND command NOT LIKE 'consent %' AND (command NOT LIKE 'gdpr %' OR command IN"
    " ('gdpr erase', 'gdpr retention', 'gdpr archive add')) ORDER BY id DESC LIMIT 1";
constexpr std::string_view k_newest =
    "SELECT id, command, arguments, user, started_at, seconds, counts, undone_by FROM run"
    " ORDER BY id DESC LIMIT ?";
constexpr std::string_view k_mark = "UPDATE run SET undone_by = ? WHERE id = ?";
/// Several stores may note changes of one run: the next number comes from the base each time.
constexpr std::string_view k_note =
    "INSERT INTO run_change (run_id, seq, kind, row_id, before, after) VALUES (?1,"
    " (SELECT coalesce(max(seq), 0) + 1 FROM run_change WHERE run_id = ?1), ?2, ?3, ?4, ?5)";
constexpr std::string_view k_sequence = "SELECT last FROM sequence WHERE name = ?";
constexpr std::string_view k_save_sequence =
    "INSERT INTO sequence (name, last) VALUES (?, ?)"
    " ON CONFLICT (name) DO UPDATE SET last = excluded.last";

Run read_run(const Rows& rows) {
    Run run;
    run.id = {rows.get<std::int64_t>(0)};
    run.command = rows.get<std::string>(1);
    run.arguments = rows.get<std::string>(2);
    run.user = rows.get<std::string>(3);
    run.started_at = rows.get<std::string>(4);
    run.seconds = rows.get<std::optional<double>>(5).value_or(0);
    run.counts = rows.text_or_empty(6);
    if (const auto undone_by = rows.get<std::optional<std::int64_t>>(7)) {
        run.undone_by = model::RunId{*undone_by};
    }
    return run;
}

} // namespace

struct RunStore::Impl {
    explicit Impl(Database& base)
        : connection(&base.connection())
        , note(connection->prepare(k_note)) {}

    Connection* connection;
    Statement note;
};

RunStore::RunStore(Database& database)
    : m_impl(std::make_unique<Impl>(database)) {}
RunStore::~RunStore() = default;
RunStore::RunStore(RunStore&&) noexcept = default;
RunStore& RunStore::operator=(RunStore&&) noexcept = default;

model::RunId RunStore::begin(std::string_view command, std::string_view arguments,
                             std::string_view user, std::string_view started_at) {
    Statement insert = m_impl->connection->prepare(k_insert);
    insert.run(command, arguments, user, started_at);
    return {m_impl->connection->last_insert_id()};
}

void RunStore::finish(model::RunId run, std::string_view counts, double seconds) {
    Statement update = m_impl->connection->prepare(k_finish);
    update.run(counts, seconds, run.value);
}

std::optional<Run> RunStore::find(model::RunId run) {
    Statement select = m_impl->connection->prepare(k_find);
    Rows rows = select.rows(run.value);
    return rows.next() ? std::optional(read_run(rows)) : std::nullopt;
}

std::optional<Run> RunStore::last_undoable() {
    Statement select = m_impl->connection->prepare(k_last_undoable);
    Rows rows = select.rows();
    return rows.next() ? std::optional(read_run(rows)) : std::nullopt;
}

std::optional<Run> RunStore::last_change_before(model::RunId run) {
    Statement select = m_impl->connection->prepare(k_last_change);
    Rows rows = select.rows(run.value);
    return rows.next() ? std::optional(read_run(rows)) : std::nullopt;
}

std::vector<Run> RunStore::newest(std::int64_t most) {
    Statement select = m_impl->connection->prepare(k_newest);
    Rows rows = select.rows(most);
    std::vector<Run> runs;
    while (rows.next()) {
        runs.push_back(read_run(rows));
    }
    return runs;
}

void RunStore::mark_undone(model::RunId run, model::RunId by) {
    Statement update = m_impl->connection->prepare(k_mark);
    update.run(by.value, run.value);
}

void RunStore::note(model::RunId run, std::string_view kind, std::int64_t row,
                    std::string_view before, std::string_view after) {
    m_impl->note.run(run.value, kind, row, or_null(before), or_null(after));
}

Sequence::Sequence(Database& database, std::string name)
    : m_database(&database)
    , m_name(std::move(name)) {
    Statement select = database.connection().prepare(k_sequence);
    Rows rows = select.rows(m_name);
    m_last = rows.next() ? rows.get<std::int64_t>(0) : 0;
}

void Sequence::save() {
    Statement update = m_database->connection().prepare(k_save_sequence);
    update.run(m_name, m_last);
}

} // namespace bdd::storage
