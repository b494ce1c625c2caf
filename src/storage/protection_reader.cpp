#include "storage/mail_rule.hpp"
#include "storage/packed_fields.hpp"
#include "storage/sqlite.hpp"

#include <bdd/storage/protection_reader.hpp>

#include <fmt/format.h>

#include <string>
#include <unordered_map>

namespace bdd::storage {

namespace {

constexpr std::string_view k_days = "SELECT id, substr(imported_at, 1, 10) FROM batch ORDER BY id";
constexpr std::string_view k_records =
    "SELECT id, contact_id, source_id, batch_id, fields FROM record";
constexpr std::string_view k_contacts =
    "SELECT c.id, c.account_id, c.kind = 'person', d.town IS NOT NULL OR d.postcode IS NOT NULL,"
    " p.stop IS NOT NULL, c.job_title, c.department, c.email, c.email_kind, c.phone, c.mobile,"
    " a.siren, a.website FROM contact c LEFT JOIN account a ON a.id = c.account_id"
    " LEFT JOIN address d ON d.id = c.address_id LEFT JOIN ({}) p ON p.contact_id = c.id{}"
    " ORDER BY c.id";

/// The query for one contact, or for all.
std::string narrowed(std::string_view sql, std::string_view column,
                     const std::optional<model::ContactId>& contact) {
    return std::string(sql) + (contact ? fmt::format(" WHERE {} = ?", column) : std::string());
}

Rows rows_of(Statement& statement, const std::optional<model::ContactId>& contact) {
    return contact ? statement.rows(contact->value) : statement.rows();
}

} // namespace

std::int64_t ProtectionReader::last_contact() {
    return m_database->connection().query_integer("SELECT max(id) FROM contact").value_or(0);
}

void ProtectionReader::each_record(std::optional<model::ContactId> contact,
                                   const std::function<void(const RecordFacts&)>& visit) {
    Connection& connection = m_database->connection();
    std::unordered_map<std::int64_t, std::string> days; // A join would look one up per record.
    Statement batches = connection.prepare(k_days);
    for (Rows rows = batches.rows(); rows.next();) {
        days.emplace(rows.get<std::int64_t>(0), rows.get<std::string>(1));
    }
    Statement select = connection.prepare(narrowed(k_records, "contact_id", contact));
    for (Rows rows = rows_of(select, contact); rows.next();) {
        const PackedFields fields(rows.text_or_empty(4));
        RecordFacts facts;
        facts.record = {rows.get<std::int64_t>(0)};
        facts.contact = {rows.get<std::int64_t>(1)};
        facts.source = {rows.get<std::int64_t>(2)};
        const std::string_view first = fields[PackedField::collected_on];
        facts.collected_on = first.empty() ? days[rows.get<std::int64_t>(3)] : first;
        facts.updated_on = fields[PackedField::updated_on];
        if (const auto opt_in = fields.number(PackedField::opt_in)) {
            facts.opt_in = *opt_in != 0;
        }
        facts.email = fields[PackedField::email];
        facts.phone = fields[PackedField::phone];
        facts.mobile = fields[PackedField::mobile];
        facts.siren = fields[PackedField::siren];
        facts.name_key = fields[PackedField::name_key];
        facts.more = fields[PackedField::more];
        visit(facts);
    }
}

void ProtectionReader::each_contact(std::optional<model::ContactId> contact,
                                    const std::function<void(const ContactState&)>& visit) {
    const std::string which = contact ? " WHERE c.id = ?" : "";
    Statement select = m_database->connection().prepare(
        fmt::format(fmt::runtime(k_contacts), contact_returns_sql(), which));
    for (Rows rows = rows_of(select, contact); rows.next();) {
        ContactState state;
        state.contact = {rows.get<std::int64_t>(0)};
        state.account = {rows.get<std::optional<std::int64_t>>(1).value_or(0)};
        state.is_person = rows.get<int>(2) != 0;
        state.has_address = rows.get<std::optional<int>>(3).value_or(0) != 0;
        state.mail_stops = rows.get<int>(4) != 0;
        state.job_title = rows.text_or_empty(5);
        state.department = rows.text_or_empty(6);
        state.email = rows.text_or_empty(7);
        state.email_kind = rows.text_or_empty(8);
        state.phone = rows.text_or_empty(9);
        state.mobile = rows.text_or_empty(10);
        state.siren = rows.text_or_empty(11);
        state.website = rows.text_or_empty(12);
        visit(state);
    }
}

} // namespace bdd::storage
