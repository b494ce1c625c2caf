#include "storage/sqlite.hpp"

#include <bdd/storage/source_store.hpp>

namespace bdd::storage {

namespace {

/// In the order of read_source.
constexpr std::string_view k_find =
    "SELECT id, code, name, kind, priority, licence, supplier, created_at, public_name, basis,"
    " channels, purposes, collected_on, proof, informed, uses_max, uses_done, valid_until,"
    " addresses FROM source WHERE code = ?";
constexpr std::string_view k_list =
    "SELECT s.id, s.code, s.name, s.kind, s.priority, s.licence, s.supplier, s.created_at,"
    " s.public_name, s.basis, s.channels, s.purposes, s.collected_on, s.proof, s.informed,"
    " s.uses_max, s.uses_done, s.valid_until, s.addresses,"
    " (SELECT count(*) FROM record_key r WHERE r.source_id = s.id),"
    " (SELECT count(*) FROM batch b WHERE b.source_id = s.id),"
    " (SELECT max(imported_at) FROM batch b WHERE b.source_id = s.id)"
    " FROM source s ORDER BY s.code";
constexpr std::string_view k_add =
    "INSERT INTO source (name, kind, priority, licence, supplier, public_name, basis, channels,"
    " purposes, collected_on, proof, informed, uses_max, valid_until, addresses, code, created_at)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view k_update =
    "UPDATE source SET (name, kind, priority, licence, supplier, public_name, basis, channels,"
    " purposes, collected_on, proof, informed, uses_max, valid_until, addresses)"
    " = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE id = ?";
constexpr std::string_view k_saved_columns =
    "SELECT folded, field FROM source_column WHERE source_id = ? ORDER BY folded";
constexpr std::string_view k_save_column =
    "INSERT INTO source_column (source_id, folded, field) VALUES (?, ?, ?)"
    " ON CONFLICT (source_id, folded) DO UPDATE SET field = excluded.field";
constexpr std::string_view k_note_state =
    "INSERT INTO run_change (run_id, seq, kind, row_id, before) SELECT ?1,"
    " (SELECT coalesce(max(seq), 0) + 1 FROM run_change WHERE run_id = ?1), 'source_was', id,"
    " json_array(name, kind, priority, licence, supplier, public_name, basis, channels, purposes,"
    " collected_on, proof, informed, uses_max, valid_until, addresses) FROM source WHERE id = ?2";
constexpr std::string_view k_note_columns =
    "INSERT INTO run_change (run_id, seq, kind, row_id, before) SELECT ?1,"
    " (SELECT coalesce(max(seq), 0) + 1 FROM run_change WHERE run_id = ?1), 'source_columns', ?2,"
    " json_group_object(folded, field) FROM source_column WHERE source_id = ?2";
constexpr std::string_view k_shared_contacts =
    "SELECT DISTINCT contact_id FROM record WHERE source_id = ?1 AND contact_id IN"
    " (SELECT contact_id FROM record WHERE source_id <> ?1) ORDER BY contact_id";
constexpr std::string_view k_shared_accounts =
    "SELECT DISTINCT account_id FROM record WHERE source_id = ?1 AND account_id IN"
    " (SELECT account_id FROM record WHERE source_id <> ?1) ORDER BY account_id";
constexpr std::string_view k_last_batch = "SELECT file_hash, mapping, rules, imported_at, run_id, "
                                          "file_name FROM batch WHERE source_id = ?"
                                          " ORDER BY id DESC LIMIT 1";

Source read_source(const Rows& rows) {
    Source source;
    source.id = {rows.get<std::int64_t>(0)};
    source.code = rows.get<std::string>(1);
    source.name = rows.get<std::string>(2);
    source.kind = rows.get<std::string>(3);
    source.priority = rows.get<int>(4);
    source.licence = rows.text_or_empty(5);
    source.supplier = rows.text_or_empty(6);
    source.created_at = rows.get<std::string>(7);
    source.public_name = rows.text_or_empty(8);
    source.basis = rows.text_or_empty(9);
    source.channels = rows.text_or_empty(10);
    source.purposes = rows.text_or_empty(11);
    source.collected_on = rows.text_or_empty(12);
    source.proof = rows.text_or_empty(13);
    source.informed = rows.text_or_empty(14);
    source.uses_max = rows.get<std::optional<std::int64_t>>(15);
    source.uses_done = rows.get<std::int64_t>(16);
    source.valid_until = rows.text_or_empty(17);
    source.addresses = rows.text_or_empty(18);
    return source;
}

/// The columns that both statements set, in their order, then what else the statement takes.
template <typename... More>
void write_source(Statement& statement, const Source& source, const More&... more) {
    statement.run(source.name, source.kind, source.priority, or_null(source.licence),
                  or_null(source.supplier), or_null(source.public_name), or_null(source.basis),
                  or_null(source.channels), or_null(source.purposes), or_null(source.collected_on),
                  or_null(source.proof), or_null(source.informed), source.uses_max,
                  or_null(source.valid_until), or_null(source.addresses), more...);
}

} // namespace

const std::vector<std::string>& source_kinds() {
    static const std::vector<std::string> kinds = {
        "own", "event", "tool", "partner", "public", "rented", "bought", "manual", "file"};
    return kinds;
}

std::optional<Source> SourceStore::find(std::string_view code) {
    Statement select = m_database->connection().prepare(k_find);
    Rows rows = select.rows(code);
    return rows.next() ? std::optional(read_source(rows)) : std::nullopt;
}

std::vector<SourceStats> SourceStore::list() {
    Statement select = m_database->connection().prepare(k_list);
    Rows rows = select.rows();
    std::vector<SourceStats> found;
    while (rows.next()) {
        SourceStats stats;
        stats.source = read_source(rows);
        stats.records = rows.get<std::int64_t>(19);
        stats.batches = rows.get<std::int64_t>(20);
        stats.last_import = rows.text_or_empty(21);
        found.push_back(std::move(stats));
    }
    return found;
}

model::SourceId SourceStore::add(const Source& source) {
    Statement insert = m_database->connection().prepare(k_add);
    write_source(insert, source, source.code, source.created_at);
    return {m_database->connection().last_insert_id()};
}

void SourceStore::update(const Source& source, model::RunId run) {
    Statement note = m_database->connection().prepare(k_note_state);
    note.run(run.value, source.id.value);
    Statement update = m_database->connection().prepare(k_update);
    write_source(update, source, source.id.value);
}

Touched SourceStore::shared(model::SourceId source) {
    Touched touched;
    Statement contacts = m_database->connection().prepare(k_shared_contacts);
    for (Rows rows = contacts.rows(source.value); rows.next();) {
        touched.contacts.push_back({rows.get<std::int64_t>(0)});
    }
    Statement accounts = m_database->connection().prepare(k_shared_accounts);
    for (Rows rows = accounts.rows(source.value); rows.next();) {
        touched.accounts.push_back({rows.get<std::int64_t>(0)});
    }
    return touched;
}

std::vector<SavedColumn> SourceStore::saved_columns(model::SourceId source) {
    Statement select = m_database->connection().prepare(k_saved_columns);
    Rows rows = select.rows(source.value);
    std::vector<SavedColumn> columns;
    while (rows.next()) {
        columns.emplace_back(rows.get<std::string>(0), rows.get<std::string>(1));
    }
    return columns;
}

void SourceStore::save_columns(model::SourceId source, const std::vector<SavedColumn>& columns,
                               model::RunId run) {
    if (columns.empty()) {
        return;
    }
    Statement note = m_database->connection().prepare(k_note_columns);
    note.run(run.value, source.value);
    Statement save = m_database->connection().prepare(k_save_column);
    for (const auto& [folded, field] : columns) {
        save.run(source.value, folded, field);
    }
}

std::optional<SourceStore::LastBatch> SourceStore::last_batch(model::SourceId source) {
    Statement select = m_database->connection().prepare(k_last_batch);
    Rows rows = select.rows(source.value);
    if (!rows.next()) {
        return std::nullopt;
    }
    return LastBatch{rows.get<std::string>(0),    rows.get<std::string>(1),
                     rows.get<std::string>(2),    rows.get<std::string>(3),
                     {rows.get<std::int64_t>(4)}, rows.get<std::string>(5)};
}

} // namespace bdd::storage
