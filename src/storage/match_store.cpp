#include "storage/row_feed.hpp"
#include "storage/sqlite.hpp"

#include <bdd/storage/match_store.hpp>
#include <bdd/storage/run_store.hpp>

namespace bdd::storage {

namespace {

constexpr std::string_view k_clear =
    "DELETE FROM match_merge; DELETE FROM match_review; DELETE FROM match_model";
constexpr std::string_view k_save_model = "INSERT INTO match_model (run_id, model) VALUES (?, ?)";
constexpr std::string_view k_save_merge =
    "INSERT INTO match_merge (from_id, into_id, evidence, probability) VALUES (?, ?, ?, ?)";
constexpr std::string_view k_save_review =
    "INSERT INTO match_review (record_a, record_b, probability) VALUES (?, ?, ?)";
constexpr std::string_view k_merges =
    "SELECT from_id, into_id, evidence, probability FROM match_merge"
    " WHERE from_id IN (SELECT id FROM contact) AND into_id IN (SELECT id FROM contact)"
    " ORDER BY from_id";
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

} // namespace

void MatchStore::save(model::RunId run, std::span<const ContactMerge> merges,
                      std::span<const ReviewPair> review, const std::string& model) {
    Connection& connection = m_database->connection();
    connection.execute(k_clear);
    Statement save_model = connection.prepare(k_save_model);
    save_model.run(run.value, model);
    Statement save_merge = connection.prepare(k_save_merge);
    for (const ContactMerge& merge : merges) {
        save_merge.run(merge.from.value, merge.into.value, merge.evidence, merge.probability);
    }
    Statement save_review = connection.prepare(k_save_review);
    for (const ReviewPair& pair : review) {
        save_review.run(pair.a.value, pair.b.value, pair.probability);
    }
    RunStore(*m_database).note(run, "scan", run.value, {}, {});
}

std::vector<ContactMerge> MatchStore::merges() {
    Statement select = m_database->connection().prepare(k_merges);
    std::vector<ContactMerge> merges;
    for (Rows rows = select.rows(); rows.next();) {
        merges.push_back({{rows.get<std::int64_t>(0)},
                          {rows.get<std::int64_t>(1)},
                          rows.get<std::string>(2),
                          rows.get<double>(3)});
    }
    return merges;
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

std::string MatchStore::model() {
    return m_database->connection().query_text("SELECT model FROM match_model");
}

std::optional<model::RunId> MatchStore::scanned_by() {
    const auto run = m_database->connection().query_integer("SELECT run_id FROM match_model");
    return run ? std::optional(model::RunId{*run}) : std::nullopt;
}

} // namespace bdd::storage
