#include "storage/packed_fields.hpp"
#include "storage/sqlite.hpp"

#include <bdd/storage/dedupe_store.hpp>

namespace bdd::storage {

namespace {

constexpr std::string_view k_records =
    "SELECT r.id, r.contact_id, r.account_id, r.fields, d.line_1, d.line_2, d.line_3, d.line_4,"
    " d.postcode, d.town FROM record r LEFT JOIN address d ON d.id = r.address_id ORDER BY r.id";

} // namespace

void DedupeStore::for_each_record(const std::function<void(const RecordEvidence&)>& visit) {
    constexpr int k_first_line = 4;
    Statement select = m_database->connection().prepare(k_records);
    std::string street;
    for (Rows rows = select.rows(); rows.next();) {
        const PackedFields fields(rows.text_or_empty(3));
        using F = PackedField;
        RecordEvidence evidence;
        evidence.record = {rows.get<std::int64_t>(0)};
        evidence.contact = {rows.get<std::int64_t>(1)};
        evidence.account = {rows.get<std::optional<std::int64_t>>(2).value_or(0)};
        evidence.civility = fields[F::civility];
        evidence.first_name = fields[F::first_name];
        evidence.last_name = fields[F::last_name];
        evidence.name_key = fields[F::name_key];
        evidence.job_title = fields[F::job_title];
        evidence.email = fields[F::email];
        evidence.email_kind = fields[F::email_kind];
        evidence.phone = fields[F::phone];
        evidence.mobile = fields[F::mobile];
        evidence.company = fields[F::company];
        evidence.company_key = fields[F::company_key];
        evidence.siren = fields[F::siren];
        evidence.siret = fields[F::siret];
        street.clear();
        for (int line = k_first_line; line < k_first_line + 4; ++line) {
            const std::string_view text = rows.text_or_empty(line);
            street += street.empty() || text.empty() ? "" : " ";
            street += text;
        }
        evidence.street = street;
        evidence.postcode = rows.text_or_empty(k_first_line + 4);
        evidence.town = rows.text_or_empty(k_first_line + 5);
        visit(evidence);
    }
}

} // namespace bdd::storage
