#include "storage/sqlite.hpp"

#include <bdd/storage/suppression_store.hpp>

namespace bdd::storage {

namespace {

/// An erased person stays one, whoever was on the list before.
constexpr std::string_view k_add =
    "INSERT INTO suppression (kind, mac, key_id, channel, purpose, norm_version, reason,"
    " created_at, review_on, run_id, origin) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (kind, mac, key_id, channel, purpose) DO UPDATE SET reason = excluded.reason"
    " WHERE excluded.reason = 'erasure' AND reason <> 'erasure'";
constexpr std::string_view k_is_known =
    "SELECT 1 FROM suppression WHERE kind = ? AND mac = ? AND key_id = ? AND channel = ?"
    " AND purpose = ?";
constexpr std::string_view k_each =
    "SELECT kind, mac, key_id, channel, purpose, reason FROM suppression";
constexpr std::string_view k_columns =
    "SELECT kind, mac, key_id, channel, purpose, reason, norm_version, created_at, review_on,"
    " origin FROM suppression";
constexpr std::string_view k_counts =
    "SELECT kind, reason, channel, purpose, key_id = 0, count(*), sum(review_on <= ?)"
    " FROM suppression GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5";

/// The columns of k_each.
Suppression known_by(const Rows& rows) {
    Suppression entry;
    entry.kind = rows.get<int>(0);
    entry.mac = rows.text_or_empty(1); // None of them can be NULL, and there are millions.
    entry.key_id = rows.get<std::uint32_t>(2);
    entry.channel = rows.text_or_empty(3);
    entry.purpose = rows.text_or_empty(4);
    entry.reason = rows.text_or_empty(5);
    return entry;
}

Suppression whole(const Rows& rows) {
    Suppression entry = known_by(rows);
    entry.norm_version = rows.get<int>(6);
    entry.created_at = rows.get<std::string_view>(7);
    entry.review_on = rows.get<std::string_view>(8);
    entry.origin = rows.text_or_empty(9);
    return entry;
}

} // namespace

struct SuppressionWriter::Impl {
    Impl(Database& database, model::RunId run_id)
        : connection(&database.connection())
        , run(run_id)
        , insert(*connection, k_add)
        , is_known(*connection, k_is_known) {}

    Connection* connection;
    model::RunId run;
    Statement insert;
    Statement is_known;
};

SuppressionWriter::SuppressionWriter(Database& database, model::RunId run)
    : m_impl(std::make_unique<Impl>(database, run)) {}
SuppressionWriter::~SuppressionWriter() = default;

SuppressionAdded SuppressionWriter::add(const Suppression& entry) {
    bool was_known = false;
    if (entry.reason == "erasure") { // Rare; all others are told apart by the number of changes.
        Rows rows = m_impl->is_known.rows(entry.kind, Blob{entry.mac}, entry.key_id, entry.channel,
                                          entry.purpose);
        was_known = rows.next();
    }
    m_impl->insert.run(entry.kind, Blob{entry.mac}, entry.key_id, entry.channel, entry.purpose,
                       entry.norm_version, entry.reason, entry.created_at, entry.review_on,
                       m_impl->run.value, or_null(entry.origin));
    if (m_impl->connection->changes() == 0) {
        return SuppressionAdded::known;
    }
    return was_known ? SuppressionAdded::hardened : SuppressionAdded::added;
}

SuppressionReader::SuppressionReader(Database& database)
    : m_database(&database) {}
SuppressionReader::~SuppressionReader() = default;

bool SuppressionReader::empty() {
    return m_database->connection().query_integer("SELECT EXISTS (SELECT 1 FROM suppression)") != 1;
}

void SuppressionReader::each(const std::function<bool(const Suppression&)>& visit) {
    Statement select = m_database->connection().prepare(k_each);
    for (Rows rows = select.rows(); rows.next();) {
        if (!visit(known_by(rows))) {
            return;
        }
    }
}

void SuppressionReader::list(const std::function<bool(const Suppression&)>& visit) {
    Statement select = m_database->connection().prepare(
        std::string(k_columns) + " ORDER BY run_id DESC, kind, mac, key_id, channel, purpose");
    for (Rows rows = select.rows(); rows.next();) {
        if (!visit(whole(rows))) {
            return;
        }
    }
}

void SuppressionReader::find(int kind, std::string_view mac, std::uint32_t key_id,
                             const std::function<void(const Suppression&)>& visit) {
    if (!m_find) {
        m_find = std::make_unique<Statement>(
            m_database->connection(),
            std::string(k_columns) +
                " WHERE kind = ? AND mac = ? AND key_id = ? ORDER BY created_at, channel, purpose");
    }
    for (Rows rows = m_find->rows(kind, Blob{mac}, key_id); rows.next();) {
        visit(whole(rows));
    }
}

std::vector<SuppressionCount> SuppressionReader::counts(std::string_view day) {
    Statement select = m_database->connection().prepare(k_counts);
    std::vector<SuppressionCount> counts;
    for (Rows rows = select.rows(day); rows.next();) {
        counts.push_back({rows.get<int>(0), rows.get<std::string>(1), rows.get<std::string>(2),
                          rows.get<std::string>(3), rows.get<bool>(4), rows.get<std::int64_t>(5),
                          rows.get<std::int64_t>(6)});
    }
    return counts;
}

} // namespace bdd::storage
