#include "storage/mail_rule.hpp"
#include "storage/sqlite.hpp"

#include <bdd/storage/return_store.hpp>
#include <bdd/storage/run_store.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

namespace bdd::storage {

namespace {

constexpr std::string_view k_record =
    "SELECT coalesce(json_extract(origin, '$.address'), record_id) FROM contact WHERE id = ?";
constexpr std::string_view k_alias = "SELECT contact_id FROM contact_alias WHERE id = ?";
/// Every record that came with an alias and stays where that led; the best of each comes first.
constexpr std::string_view k_alias_records =
    "SELECT a.id, r.id FROM run_change c JOIN record r ON r.id = c.row_id"
    " JOIN contact_alias a ON a.id = CAST(c.before AS INTEGER) AND a.contact_id = r.contact_id"
    " WHERE c.kind = 'contact' ORDER BY a.id, r.address_id IS NULL, r.id DESC";
constexpr std::string_view k_add =
    "INSERT INTO mail_return (id, run_id, source_id, record_id, address_id, motive, said,"
    " returned_on, printed, key_hash) SELECT ?1, ?2, ?3, r.id, r.address_id, ?5, ?6, ?7, {}, ?8"
    " FROM record r LEFT JOIN address d ON d.id = r.address_id"
    " LEFT JOIN address_rnvp n ON n.address_id = r.address_id WHERE r.id = ?4"
    " ON CONFLICT (key_hash) DO NOTHING";
constexpr std::string_view k_by_motive =
    "SELECT motive, count(*), count(DISTINCT contact_id),"
    " count(DISTINCT CASE WHEN stops THEN contact_id END) FROM ({}) WHERE run_id = ?1 OR ?1 = 0"
    " GROUP BY motive";
constexpr std::string_view k_stopped =
    "SELECT count(*) FROM ({}) WHERE stop IS NOT NULL AND (?1 = 0 OR contact_id IN (SELECT"
    " r.contact_id FROM mail_return m JOIN record r ON r.id = m.record_id WHERE m.run_id = ?1))";
/// A contact counts for a source by the address that the source gave.
constexpr std::string_view k_by_source =
    "WITH back AS (SELECT r.source_id, count(DISTINCT r.contact_id) AS contacts,"
    " count(*) AS pieces FROM mail_return m JOIN record r ON r.id = m.record_id GROUP BY 1)"
    ", held AS (SELECT source_id, count(DISTINCT contact_id) AS contacts FROM record"
    " WHERE address_id IS NOT NULL AND source_id IN (SELECT source_id FROM back) GROUP BY 1)"
    " SELECT s.code, coalesce(h.contacts, 0), b.contacts, b.pieces FROM back b"
    " JOIN source s ON s.id = b.source_id LEFT JOIN held h ON h.source_id = b.source_id"
    " ORDER BY s.code";

constexpr std::string_view k_of_contact =
    "SELECT e.returned_on, e.motive, e.said, s.code, e.run_id, e.record_id, e.is_here, e.stops,"
    " e.unclaimed_here FROM ({}) e JOIN source s ON s.id = e.source_id WHERE e.contact_id = ?"
    " ORDER BY e.returned_on, e.return_id";

std::uint64_t count_at(const Rows& rows, int column) {
    return static_cast<std::uint64_t>(rows.get<std::int64_t>(column));
}

} // namespace

struct ReturnWriter::Impl {
    Impl(Database& base, model::RunId run_id, model::SourceId source_id)
        : database(&base)
        , run(run_id)
        , source(source_id)
        , sequence(base, "mail_return")
        , first(sequence.last() + 1)
        , record(base.connection(), k_record)
        , alias(base.connection(), k_alias)
        , insert(base.connection(), fmt::format(k_add, printed_lines_sql())) {}

    Database* database;
    model::RunId run;
    model::SourceId source;
    Sequence sequence;
    std::int64_t first; ///< Of the ids that this run gives.
    Statement record;
    Statement alias;
    Statement insert;
    std::optional<std::unordered_map<std::int64_t, std::int64_t>> alias_records;

    std::optional<std::int64_t> integer(Statement& statement, std::int64_t id) {
        Rows rows = statement.rows(id);
        return rows.next() ? std::optional(rows.get<std::int64_t>(0)) : std::nullopt;
    }

    void read_alias_records() {
        alias_records.emplace();
        Statement select = database->connection().prepare(k_alias_records);
        for (Rows rows = select.rows(); rows.next();) {
            alias_records->emplace(rows.get<std::int64_t>(0), rows.get<std::int64_t>(1));
        }
    }
};

ReturnWriter::ReturnWriter(Database& database, model::RunId run, model::SourceId source)
    : m_impl(std::make_unique<Impl>(database, run, source)) {}
ReturnWriter::~ReturnWriter() = default;

std::optional<model::RecordId> ReturnWriter::record_of(model::ContactId id) {
    Impl& impl = *m_impl;
    std::optional<std::int64_t> record = impl.integer(impl.record, id.value);
    if (!record) {
        const auto target = impl.integer(impl.alias, id.value);
        if (!target) {
            return std::nullopt;
        }
        if (!impl.alias_records) {
            impl.read_alias_records();
        }
        const auto own = impl.alias_records->find(id.value);
        record = own == impl.alias_records->end() ? impl.integer(impl.record, *target)
                                                  : std::optional(own->second);
    }
    return record ? std::optional(model::RecordId{*record}) : std::nullopt;
}

bool ReturnWriter::add(const MailReturn& returned) {
    Impl& impl = *m_impl;
    impl.insert.run(impl.sequence.last() + 1, impl.run.value, impl.source.value,
                    returned.record.value, fields::keyword(returned.motive), or_null(returned.said),
                    returned.returned_on, static_cast<std::int64_t>(returned.key));
    const bool is_new = impl.database->connection().changes() > 0;
    if (is_new) {
        (void)impl.sequence.next();
    }
    return is_new;
}

void ReturnWriter::finish() {
    const std::int64_t last = m_impl->sequence.last();
    if (last >= m_impl->first) {
        m_impl->sequence.save();
        RunStore(*m_impl->database)
            .note(m_impl->run, "returns", m_impl->first, {}, std::to_string(last));
    }
}

std::vector<MotiveReturns> ReturnReader::by_motive(std::optional<model::RunId> run) {
    Statement select =
        m_database->connection().prepare(fmt::format(k_by_motive, return_effects_sql()));
    std::vector<MotiveReturns> found;
    for (Rows rows = select.rows(run.value_or(model::RunId{}).value); rows.next();) {
        const auto motive = fields::parse_return_motive(rows.text_or_empty(0));
        if (motive) {
            found.push_back({*motive, count_at(rows, 1), count_at(rows, 2), count_at(rows, 3)});
        }
    }
    std::sort(found.begin(), found.end(),
              [](const auto& a, const auto& b) { return a.motive < b.motive; });
    return found;
}

std::uint64_t ReturnReader::stopped(std::optional<model::RunId> run) {
    Statement select =
        m_database->connection().prepare(fmt::format(k_stopped, contact_returns_sql()));
    Rows rows = select.rows(run.value_or(model::RunId{}).value);
    return rows.next() ? count_at(rows, 0) : 0;
}

std::vector<SourceReturns> ReturnReader::by_source() {
    Statement select = m_database->connection().prepare(k_by_source);
    std::vector<SourceReturns> found;
    for (Rows rows = select.rows(); rows.next();) {
        found.push_back(
            {rows.get<std::string>(0), count_at(rows, 1), count_at(rows, 2), count_at(rows, 3)});
    }
    return found;
}

std::vector<ReturnDetail> ReturnReader::of_contact(model::ContactId contact) {
    Statement select =
        m_database->connection().prepare(fmt::format(k_of_contact, return_effects_sql()));
    std::vector<ReturnDetail> returns;
    for (Rows rows = select.rows(contact.value); rows.next();) {
        ReturnDetail& back = returns.emplace_back();
        back.returned_on = rows.text_or_empty(0);
        back.motive = fields::parse_return_motive(rows.text_or_empty(1)).value_or(back.motive);
        back.said = rows.text_or_empty(2);
        back.source = rows.text_or_empty(3);
        back.run = {rows.get<std::int64_t>(4)};
        back.record = {rows.get<std::int64_t>(5)};
        back.is_here = rows.get<std::int64_t>(6) != 0;
        back.stops = rows.get<std::int64_t>(7) != 0;
        back.unclaimed_here = rows.get<std::int64_t>(8);
    }
    return returns;
}

} // namespace bdd::storage
