#include "storage/packed_fields.hpp"
#include "storage/sqlite.hpp"

#include <bdd/storage/contact_addresses.hpp>

#include <fmt/format.h>

namespace bdd::storage {

namespace {

constexpr std::string_view k_records =
    "SELECT r.id, r.fields, a.line_1, a.line_2, a.line_3, a.line_4, a.postcode, a.town, a.country,"
    " r.id = coalesce(json_extract(c.origin, '$.email'), c.record_id) AS is_main FROM record r"
    " JOIN contact c ON c.id = r.contact_id LEFT JOIN address a ON a.id = r.address_id"
    " WHERE {} ORDER BY is_main DESC, r.id DESC";
constexpr std::string_view k_now = "r.contact_id = ?";
constexpr std::string_view k_formerly =
    "r.contact_id = (SELECT contact_id FROM contact_alias WHERE id = ?1) AND r.id IN"
    " (SELECT row_id FROM run_change WHERE kind = 'contact' AND CAST(before AS INTEGER) = ?1)";
constexpr std::string_view k_by_alias =
    "r.contact_id = (SELECT contact_id FROM contact_alias WHERE id = ?1)";
/// The text is looked for first: fields are read where it occurs alone.
constexpr std::string_view k_with_email =
    "SELECT DISTINCT contact_id FROM record WHERE instr(fields, ?1) > 0"
    " AND (bdd_field(fields, 'email') = ?1 OR EXISTS (SELECT 1 FROM"
    " json_each(bdd_field(fields, 'more'), '$.emails') WHERE value = ?1)) ORDER BY contact_id";

std::vector<GivenAddresses> read_records(Rows rows) {
    std::vector<GivenAddresses> records;
    while (rows.next()) {
        GivenAddresses& record = records.emplace_back();
        record.record = {rows.get<std::int64_t>(0)};
        const PackedFields fields(rows.text_or_empty(1));
        record.email = fields[PackedField::email];
        record.phone = fields[PackedField::phone];
        record.mobile = fields[PackedField::mobile];
        record.name_key = fields[PackedField::name_key];
        record.company_key = fields[PackedField::company_key];
        for (int i = 0; i < 4; ++i) {
            record.address.lines.at(static_cast<std::size_t>(i)) = rows.text_or_empty(2 + i);
        }
        record.address.postcode = rows.text_or_empty(6);
        record.address.town = rows.text_or_empty(7);
        record.address.country = rows.text_or_empty(8);
        record.is_main = rows.get<std::int64_t>(9) != 0;
    }
    return records;
}

} // namespace

std::vector<GivenAddresses> ContactAddresses::of(model::ContactId id) {
    std::vector<GivenAddresses> records;
    for (const std::string_view which : {k_now, k_formerly, k_by_alias}) {
        Statement select = m_database->connection().prepare(fmt::format(k_records, which));
        records = read_records(select.rows(id.value));
        if (!records.empty()) {
            break;
        }
    }
    return records;
}

std::vector<model::ContactId> ContactAddresses::with_email(std::string_view email) {
    Statement select = m_database->connection().prepare(k_with_email);
    std::vector<model::ContactId> contacts;
    for (Rows rows = select.rows(email); rows.next();) {
        contacts.push_back({rows.get<std::int64_t>(0)});
    }
    return contacts;
}

} // namespace bdd::storage
