#include "storage/sqlite.hpp"

#include <bdd/storage/address_store.hpp>

namespace bdd::storage {

namespace {

constexpr std::string_view k_stale =
    "SELECT a.id, a.line_1, a.line_2, a.line_3, a.line_4, a.postcode, a.town, a.country"
    " FROM address a LEFT JOIN address_rnvp n ON n.address_id = a.id AND n.reference_id = ?1"
    " WHERE (n.address_id IS NULL OR EXISTS (SELECT 1 FROM mail_return m"
    " WHERE m.address_id = a.id AND m.motive = 'address' AND m.run_id > n.run_id))"
    " AND a.id > ?2 ORDER BY a.id LIMIT ?3";
constexpr std::string_view k_count_stale =
    "SELECT count(*) FROM address a LEFT JOIN address_rnvp n ON n.address_id = a.id"
    " AND n.reference_id = ?1 WHERE n.address_id IS NULL OR EXISTS (SELECT 1 FROM mail_return m"
    " WHERE m.address_id = a.id AND m.motive = 'address' AND m.run_id > n.run_id)";
constexpr std::string_view k_save =
    "INSERT OR REPLACE INTO address_rnvp (address_id, run_id, reference_id, complement, line_4,"
    " line_5, line_6, line_7, number, repetition, street_type, street, special, postcode, town,"
    " cedex, insee, code, status, score, mailable, reasons)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view k_each =
    "SELECT code, status, mailable, line_6, reasons FROM address_rnvp ORDER BY address_id";
constexpr std::string_view k_by_source =
    "SELECT s.code, count(*), sum(n.mailable), sum(n.status IN ('REJET', 'AMBIGUE'))"
    " FROM record r JOIN source s ON s.id = r.source_id"
    " JOIN address_rnvp n ON n.address_id = r.address_id GROUP BY s.id ORDER BY s.code";

} // namespace

std::int64_t AddressStore::find_reference(std::string_view name) {
    Statement select =
        m_database->connection().prepare("SELECT id FROM address_reference WHERE name = ?");
    Rows rows = select.rows(name);
    return rows.next() ? rows.get<std::int64_t>(0) : 0;
}

std::int64_t AddressStore::add_reference(std::string_view name) {
    if (const std::int64_t known = find_reference(name); known != 0) {
        return known;
    }
    Connection& connection = m_database->connection();
    connection.prepare("INSERT INTO address_reference (name) VALUES (?)").run(name);
    return connection.last_insert_id();
}

std::vector<RawAddressRow> AddressStore::stale(std::int64_t reference, model::AddressId after,
                                               std::size_t most) {
    Statement select = m_database->connection().prepare(k_stale);
    std::vector<RawAddressRow> found;
    for (Rows rows = select.rows(reference, after.value, most); rows.next();) {
        RawAddressRow& row = found.emplace_back();
        row.id = {rows.get<std::int64_t>(0)};
        for (std::size_t line = 0; line < row.address.lines.size(); ++line) {
            row.address.lines.at(line) = rows.text_or_empty(static_cast<int>(line) + 1);
        }
        row.address.postcode = rows.text_or_empty(5);
        row.address.town = rows.text_or_empty(6);
        row.address.country = rows.text_or_empty(7);
    }
    return found;
}

std::int64_t AddressStore::count() {
    return m_database->connection().query_integer("SELECT count(*) FROM address").value_or(0);
}

std::int64_t AddressStore::count_stale(std::int64_t reference) {
    Statement select = m_database->connection().prepare(k_count_stale);
    Rows rows = select.rows(reference);
    return rows.next() ? rows.get<std::int64_t>(0) : 0;
}

void AddressStore::save(model::RunId run, std::int64_t reference,
                        std::span<const NormalizedAddress> results) {
    Statement save = m_database->connection().prepare(k_save);
    for (const NormalizedAddress& r : results) {
        save.run(r.id.value, run.value, reference, or_null(r.complement), or_null(r.line_4),
                 or_null(r.line_5), or_null(r.line_6), or_null(r.line_7), or_null(r.number),
                 or_null(r.repetition), or_null(r.street_type), or_null(r.street),
                 or_null(r.special), or_null(r.postcode), or_null(r.town), or_null(r.cedex),
                 or_null(r.insee), r.code, r.status, r.score, r.mailable ? 1 : 0,
                 or_null(r.reasons));
    }
}

void AddressStore::each_result(const std::function<void(const NormalizedAddress&)>& visit) {
    Statement select = m_database->connection().prepare(k_each);
    NormalizedAddress result;
    for (Rows rows = select.rows(); rows.next();) {
        result.code = rows.text_or_empty(0);
        result.status = rows.text_or_empty(1);
        result.mailable = rows.get<std::int64_t>(2) != 0;
        result.line_6 = rows.text_or_empty(3);
        result.reasons = rows.text_or_empty(4);
        visit(result);
    }
}

std::vector<SourceAddresses> AddressStore::by_source() {
    Statement select = m_database->connection().prepare(k_by_source);
    std::vector<SourceAddresses> sources;
    for (Rows rows = select.rows(); rows.next();) {
        sources.push_back({rows.get<std::string>(0),
                           static_cast<std::uint64_t>(rows.get<std::int64_t>(1)),
                           static_cast<std::uint64_t>(rows.get<std::int64_t>(2)),
                           static_cast<std::uint64_t>(rows.get<std::int64_t>(3))});
    }
    return sources;
}

} // namespace bdd::storage
