#include "storage/match_tables.hpp"
#include "storage/sqlite.hpp"

#include <bdd/core/sort_unique.hpp>
#include <bdd/storage/match_store.hpp>
#include <bdd/storage/run_store.hpp>

#include <algorithm>

namespace bdd::storage {

namespace {

constexpr std::string_view k_save_model =
    "INSERT INTO match_model (run_id, full_run_id, records, threshold, model)"
    " VALUES (?1, ?1, (SELECT count(*) FROM record), ?2, ?3)";
constexpr std::string_view k_save_join =
    "INSERT INTO match_join (contact_a, contact_b, evidence, probability) VALUES (?, ?, ?, ?)";
constexpr std::string_view k_save_review =
    "INSERT OR REPLACE INTO match_review (record_a, record_b, probability) VALUES (?, ?, ?)";
/// A contact that became part of another one stands for it. Each id is looked up by itself: a join
/// with all contacts would be taken for a range of both keys.
constexpr std::string_view k_joins =
    "WITH now AS (SELECT coalesce(x.contact_id, j.contact_a) AS a,"
    "  coalesce(y.contact_id, j.contact_b) AS b, j.evidence, j.probability FROM match_join j"
    "  LEFT JOIN contact_alias x ON x.id = j.contact_a"
    "  LEFT JOIN contact_alias y ON y.id = j.contact_b)"
    " SELECT min(a, b) AS low, max(a, b) AS high, evidence, probability FROM now WHERE a <> b"
    " AND EXISTS (SELECT 1 FROM contact WHERE id = a)"
    " AND EXISTS (SELECT 1 FROM contact WHERE id = b) ORDER BY low, high, probability DESC";
/// A verdict settles every pair of its two contacts, whichever of their records it names. CROSS
/// JOIN keeps the order of the tables: the short ones lead.
constexpr std::string_view k_review =
    "WITH settled AS MATERIALIZED (SELECT min(x.contact_id, y.contact_id) AS a,"
    "  max(x.contact_id, y.contact_id) AS b FROM verdict v"
    "  CROSS JOIN record x ON x.id = v.record_a CROSS JOIN record y ON y.id = v.record_b)"
    " SELECT m.record_a, m.record_b, m.probability, a.contact_id, b.contact_id,"
    " c.records + d.records FROM match_review m"
    " CROSS JOIN record a ON a.id = m.record_a CROSS JOIN record b ON b.id = m.record_b"
    " CROSS JOIN contact c ON c.id = a.contact_id CROSS JOIN contact d ON d.id = b.contact_id"
    " WHERE a.contact_id <> b.contact_id"
    " AND (min(a.contact_id, b.contact_id), max(a.contact_id, b.contact_id)) NOT IN"
    " (SELECT a, b FROM settled) ORDER BY m.record_a, m.record_b";
constexpr std::string_view k_changes_since =
    "SELECT kind, row_id, CAST(after AS INTEGER) FROM run_change WHERE run_id > ?"
    " AND kind IN ('record', 'records', 'account')";
constexpr std::string_view k_rnvp_since =
    "SELECT 1 FROM run WHERE id > ? AND command = 'rnvp' LIMIT 1";
constexpr std::string_view k_normalised_since =
    "SELECT r.id FROM record r JOIN address_rnvp n ON n.address_id = r.address_id"
    " WHERE n.run_id > ?";
constexpr std::string_view k_undone_since =
    "SELECT 1 FROM run WHERE id > ? AND command = 'undo' LIMIT 1";
constexpr std::string_view k_fresh_table =
    "CREATE TEMP TABLE IF NOT EXISTS fresh (id INTEGER PRIMARY KEY) STRICT; DELETE FROM fresh";
constexpr std::string_view k_drop_fresh =
    "DELETE FROM match_review WHERE record_a IN (SELECT id FROM fresh)"
    " OR record_b IN (SELECT id FROM fresh); DELETE FROM fresh; DELETE FROM match_join";

} // namespace

void MatchStore::clear() {
    m_database->connection().execute(k_clear_matches);
}

void MatchStore::put(std::span<const StoredJoin> joins, std::span<const ReviewPair> review) {
    Connection& connection = m_database->connection();
    Statement save_join = connection.prepare(k_save_join);
    for (const StoredJoin& join : joins) {
        save_join.run(join.a.value, join.b.value, join.evidence, join.probability);
    }
    Statement save_review = connection.prepare(k_save_review);
    for (const ReviewPair& pair : review) {
        save_review.run(pair.a.value, pair.b.value, pair.probability);
    }
}

void MatchStore::save(model::RunId run, double threshold, const std::string& model,
                      std::span<const StoredJoin> joins, std::span<const ReviewPair> review) {
    clear();
    Statement save_model = m_database->connection().prepare(k_save_model);
    save_model.run(run.value, threshold, model);
    put(joins, review);
    RunStore(*m_database).note(run, "scan", run.value, {}, {});
}

void MatchStore::extend(model::RunId run, std::span<const model::RecordId> fresh,
                        std::span<const StoredJoin> joins, std::span<const ReviewPair> review) {
    Connection& connection = m_database->connection();
    connection.execute(k_fresh_table);
    Statement add = connection.prepare("INSERT INTO fresh (id) VALUES (?)");
    for (const model::RecordId id : fresh) {
        add.run(id.value);
    }
    connection.execute(k_drop_fresh);
    put(joins, review);
    Statement set_run = connection.prepare("UPDATE match_model SET run_id = ?");
    set_run.run(run.value);
    RunStore(*m_database).note(run, "scan", run.value, {}, {});
}

std::vector<StoredJoin> MatchStore::joins() {
    Statement select = m_database->connection().prepare(k_joins);
    std::vector<StoredJoin> joins;
    for (Rows rows = select.rows(); rows.next();) {
        joins.push_back({{rows.get<std::int64_t>(0)},
                         {rows.get<std::int64_t>(1)},
                         rows.get<std::string>(2),
                         rows.get<double>(3)});
    }
    return joins;
}

std::vector<ReviewPair> MatchStore::review() {
    Statement select = m_database->connection().prepare(k_review);
    std::vector<ReviewPair> pairs;
    for (Rows rows = select.rows(); rows.next();) {
        pairs.push_back({{rows.get<std::int64_t>(0)},
                         {rows.get<std::int64_t>(1)},
                         rows.get<double>(2),
                         {rows.get<std::int64_t>(3)},
                         {rows.get<std::int64_t>(4)},
                         rows.get<std::int64_t>(5)});
    }
    return pairs;
}

std::optional<StoredModel> MatchStore::model() {
    Statement select = m_database->connection().prepare(
        "SELECT threshold, model, run_id, full_run_id, records FROM match_model");
    Rows rows = select.rows();
    return rows.next() ? std::optional(StoredModel{rows.get<double>(0),
                                                   rows.get<std::string>(1),
                                                   {rows.get<std::int64_t>(2)},
                                                   {rows.get<std::int64_t>(3)},
                                                   rows.get<std::int64_t>(4)})
                       : std::nullopt;
}

std::optional<model::RunId> MatchStore::scanned_by() {
    const auto run = m_database->connection().query_integer("SELECT run_id FROM match_model");
    return run ? std::optional(model::RunId{*run}) : std::nullopt;
}

std::optional<std::vector<model::RecordId>> MatchStore::changed_since(model::RunId run) {
    Connection& connection = m_database->connection();
    Statement undone = connection.prepare(k_undone_since);
    if (undone.rows(run.value).next()) {
        return std::nullopt;
    }
    std::vector<model::RecordId> changed;
    Statement select = connection.prepare(k_changes_since);
    for (Rows rows = select.rows(run.value); rows.next();) {
        const auto first = rows.get<std::int64_t>(1);
        const bool is_range = rows.get<std::string_view>(0) == "records";
        const std::int64_t last = is_range ? rows.get<std::int64_t>(2) : first;
        for (std::int64_t id = first; id <= last; ++id) {
            changed.push_back({id});
        }
    }
    // A new form of its address changes what a record says.
    if (connection.prepare(k_rnvp_since).rows(run.value).next()) {
        Statement normalised = connection.prepare(k_normalised_since);
        for (Rows rows = normalised.rows(run.value); rows.next();) {
            changed.push_back({rows.get<std::int64_t>(0)});
        }
    }
    sort_unique(changed);
    return changed;
}

} // namespace bdd::storage
