#include "storage/match_tables.hpp"
#include "storage/sqlite.hpp"

#include <bdd/storage/match_store.hpp>
#include <bdd/storage/run_store.hpp>

namespace bdd::storage {

namespace {

constexpr std::string_view k_save_model = "INSERT INTO match_model (run_id, model) VALUES (?, ?)";
constexpr std::string_view k_save_join =
    "INSERT INTO match_join (contact_a, contact_b, evidence, probability) VALUES (?, ?, ?, ?)";
constexpr std::string_view k_save_review =
    "INSERT INTO match_review (record_a, record_b, probability) VALUES (?, ?, ?)";
constexpr std::string_view k_joins =
    "SELECT contact_a, contact_b, evidence, probability FROM match_join"
    " WHERE contact_a IN (SELECT id FROM contact) AND contact_b IN (SELECT id FROM contact)"
    " ORDER BY contact_a, contact_b";
constexpr std::string_view k_review =
    "SELECT m.record_a, m.record_b, m.probability, min(a.contact_id, b.contact_id),"
    " max(a.contact_id, b.contact_id) FROM match_review m"
    " JOIN record a ON a.id = m.record_a JOIN record b ON b.id = m.record_b"
    " WHERE a.contact_id <> b.contact_id ORDER BY m.record_a, m.record_b";

} // namespace

void MatchStore::clear() {
    m_database->connection().execute(k_clear_matches);
}

void MatchStore::save(model::RunId run, std::span<const StoredJoin> joins,
                      std::span<const ReviewPair> review, const std::string& model) {
    clear();
    Connection& connection = m_database->connection();
    Statement save_model = connection.prepare(k_save_model);
    save_model.run(run.value, model);
    Statement save_join = connection.prepare(k_save_join);
    for (const StoredJoin& join : joins) {
        save_join.run(join.a.value, join.b.value, join.evidence, join.probability);
    }
    Statement save_review = connection.prepare(k_save_review);
    for (const ReviewPair& pair : review) {
        save_review.run(pair.a.value, pair.b.value, pair.probability);
    }
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
                         {rows.get<std::int64_t>(4)}});
    }
    return pairs;
}

std::string MatchStore::model() {
    return m_database->connection().query_text("SELECT model FROM match_model");
}

std::optional<model::RunId> MatchStore::scanned_by() {
    const auto run = m_database->connection().query_integer("SELECT run_id FROM match_model");
    return run ? std::optional(model::RunId{*run}) : std::nullopt;
}

} // namespace bdd::storage
