#include "storage/sqlite.hpp"

#include <bdd/core/sort_unique.hpp>
#include <bdd/storage/verdict_store.hpp>

#include <algorithm>

namespace bdd::storage {

namespace {

constexpr std::string_view k_all = "SELECT record_a, record_b, same FROM verdict"
                                   " ORDER BY record_a, record_b";
constexpr std::string_view k_of_contacts =
    "SELECT DISTINCT min(x.contact_id, y.contact_id) AS a, max(x.contact_id, y.contact_id) AS b,"
    " v.same FROM verdict v JOIN record x ON x.id = v.record_a JOIN record y ON y.id = v.record_b"
    " WHERE x.contact_id <> y.contact_id ORDER BY a, b, v.same";
constexpr std::string_view k_of_record =
    "SELECT record_a, record_b, same FROM verdict WHERE record_a = ?1"
    " UNION ALL SELECT record_a, record_b, same FROM verdict WHERE record_b = ?1";
constexpr std::string_view k_is_said =
    "SELECT 1 FROM verdict WHERE record_a = ? AND record_b = ? AND same = ?";
/// A run that says two things of one pair leaves one note: of what was before the run.
constexpr std::string_view k_note =
    "INSERT INTO run_change (run_id, seq, kind, row_id, before, after) SELECT ?1,"
    " (SELECT coalesce(max(seq), 0) + 1 FROM run_change WHERE run_id = ?1), 'verdict', ?2,"
    " (SELECT json_array(same, run_id, decided_at) FROM verdict"
    "  WHERE record_a = ?2 AND record_b = ?3), ?3"
    " WHERE NOT EXISTS (SELECT 1 FROM verdict WHERE record_a = ?2 AND record_b = ?3"
    "  AND run_id = ?1)";
constexpr std::string_view k_put =
    "INSERT OR REPLACE INTO verdict (record_a, record_b, same, run_id, decided_at)"
    " VALUES (?, ?, ?, ?, ?)";
constexpr std::string_view k_list =
    "WITH said AS (SELECT v.run_id, v.same, v.decided_at, min(x.contact_id, y.contact_id) AS a,"
    "  max(x.contact_id, y.contact_id) AS b, min(v.record_a) AS record_a,"
    "  min(v.record_b) AS record_b, count(*) AS pairs FROM verdict v"
    "  JOIN record x ON x.id = v.record_a JOIN record y ON y.id = v.record_b"
    "  GROUP BY v.run_id, v.same, a, b)"
    " SELECT s.same, s.a, s.b, s.record_a, s.record_b, s.pairs, s.run_id, s.decided_at"
    " FROM said s ORDER BY s.run_id, s.a, s.b, s.same";
constexpr std::string_view k_name =
    "SELECT coalesce(nullif(trim(coalesce(c.first_name, '') || ' ' || coalesce(c.last_name, '')),"
    " ''), o.name) FROM contact c LEFT JOIN account o ON o.id = c.account_id WHERE c.id = ?";

StoredVerdict read_verdict(const Rows& rows) {
    return {{rows.get<std::int64_t>(0)}, {rows.get<std::int64_t>(1)}, rows.get<int>(2) == 1};
}

} // namespace

struct VerdictStore::Impl {
    explicit Impl(Database& base)
        : connection(&base.connection())
        , is_said(*connection, k_is_said)
        , note(*connection, k_note)
        , put(*connection, k_put)
        , of_record(*connection, k_of_record) {}

    Connection* connection;
    Statement is_said;
    Statement note;
    Statement put;
    Statement of_record;
};

VerdictStore::VerdictStore(Database& database)
    : m_impl(std::make_unique<Impl>(database)) {}
VerdictStore::~VerdictStore() = default;

bool VerdictStore::add(model::RunId run, std::string_view decided_at,
                       const StoredVerdict& verdict) {
    const auto [a, b] = std::minmax(verdict.a.value, verdict.b.value);
    if (m_impl->is_said.rows(a, b, verdict.same).next()) {
        return false;
    }
    m_impl->note.run(run.value, a, b);
    m_impl->put.run(a, b, verdict.same, run.value, decided_at);
    return true;
}

std::vector<StoredVerdict> VerdictStore::all() {
    Statement select = m_impl->connection->prepare(k_all);
    std::vector<StoredVerdict> found;
    for (Rows rows = select.rows(); rows.next();) {
        found.push_back(read_verdict(rows));
    }
    return found;
}

std::vector<ContactVerdict> VerdictStore::of_contacts() {
    Statement select = m_impl->connection->prepare(k_of_contacts);
    std::vector<ContactVerdict> found;
    for (Rows rows = select.rows(); rows.next();) {
        found.push_back(
            {{rows.get<std::int64_t>(0)}, {rows.get<std::int64_t>(1)}, rows.get<int>(2) == 1});
    }
    return found;
}

std::vector<StoredVerdict> VerdictStore::of_records(std::span<const model::RecordId> records) {
    std::vector<StoredVerdict> found;
    for (const model::RecordId record : records) {
        for (Rows rows = m_impl->of_record.rows(record.value); rows.next();) {
            found.push_back(read_verdict(rows));
        }
    }
    sort_unique(found);
    return found;
}

std::vector<ListedVerdict> VerdictStore::list() {
    Statement select = m_impl->connection->prepare(k_list);
    Statement name = m_impl->connection->prepare(k_name);
    const auto name_of = [&](model::ContactId contact) {
        Rows rows = name.rows(contact.value);
        return rows.next() ? std::string(rows.text_or_empty(0)) : std::string();
    };
    std::vector<ListedVerdict> found;
    for (Rows rows = select.rows(); rows.next();) {
        ListedVerdict& verdict = found.emplace_back();
        verdict.same = rows.get<int>(0) == 1;
        verdict.contact_a = {rows.get<std::int64_t>(1)};
        verdict.contact_b = {rows.get<std::int64_t>(2)};
        verdict.name_a = name_of(verdict.contact_a);
        verdict.name_b = name_of(verdict.contact_b);
        verdict.record_a = {rows.get<std::int64_t>(3)};
        verdict.record_b = {rows.get<std::int64_t>(4)};
        verdict.pairs = rows.get<std::int64_t>(5);
        verdict.run = {rows.get<std::int64_t>(6)};
        verdict.decided_at = rows.get<std::string>(7);
    }
    return found;
}

} // namespace bdd::storage
