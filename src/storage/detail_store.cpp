#include "storage/packed_fields.hpp"
#include "storage/sqlite.hpp"

#include <bdd/storage/detail_store.hpp>

#include <nlohmann/json.hpp>

namespace bdd::storage {

namespace {

constexpr std::string_view k_resolve_contact =
    "SELECT coalesce((SELECT contact_id FROM contact_alias WHERE id = ?1), ?1)";
constexpr std::string_view k_resolve_account =
    "SELECT coalesce((SELECT account_id FROM account_alias WHERE id = ?1), ?1)";
constexpr std::string_view k_contact =
    "SELECT kind, civility, title, first_name, last_name, name_key, job_title, department, level,"
    " email, email_kind, phone, phone_kind, mobile, siret, updated_on, account_id, address_id,"
    " record_id, origin, records FROM contact WHERE id = ?";
constexpr std::string_view k_account =
    "SELECT name, name_key, legal_form, siren, vat, naf, website, staff, revenue_cents, address_id,"
    " record_id, origin FROM account WHERE id = ?";
constexpr std::string_view k_address =
    "SELECT line_1, line_2, line_3, line_4, postcode, town, country FROM address WHERE id = ?";
constexpr std::string_view k_records =
    "SELECT r.id, s.code, b.file_name, r.line, b.imported_at, r.external_id, b.columns, w.cells,"
    " b.mapping, b.run_id, r.fields FROM record r JOIN source s ON s.id = r.source_id"
    " JOIN batch b ON b.id = r.batch_id JOIN record_raw w ON w.record_id = r.id"
    " WHERE r.contact_id = ? ORDER BY r.id";
constexpr std::string_view k_contact_aliases =
    "SELECT id FROM contact_alias WHERE contact_id = ? ORDER BY id";
constexpr std::string_view k_account_aliases =
    "SELECT id FROM account_alias WHERE account_id = ? ORDER BY id";
constexpr std::string_view k_merges =
    "SELECT c.row_id, c.before, c.run_id FROM run_change c WHERE c.kind = 'contact_merge'"
    " AND c.row_id IN (SELECT id FROM contact_alias WHERE contact_id = ?) ORDER BY c.run_id, c.seq";
constexpr std::string_view k_sirets = "SELECT siret FROM site WHERE account_id = ? ORDER BY siret";
constexpr std::string_view k_account_contacts =
    "SELECT id FROM contact WHERE account_id = ?1 AND id IN"
    " (SELECT contact_id FROM record WHERE account_id = ?1) ORDER BY id";

model::Origin read_origin(std::string_view json) {
    model::Origin origin;
    if (!json.empty()) {
        const auto parsed = nlohmann::json::parse(json); // items() refers to it.
        for (const auto& [field, record] : parsed.items()) {
            origin[field] = {record.get<std::int64_t>()};
        }
    }
    return origin;
}

model::Address read_address(Connection& connection, model::AddressId id) {
    Statement select = connection.prepare(k_address);
    Rows rows = select.rows(id.value);
    model::Address address;
    if (rows.next()) {
        for (int i = 0; i < 4; ++i) {
            address.lines.at(static_cast<std::size_t>(i)) = rows.text_or_empty(i);
        }
        address.postcode = rows.text_or_empty(4);
        address.town = rows.text_or_empty(5);
        address.country = rows.text_or_empty(6);
    }
    return address;
}

template <typename Id>
std::vector<Id> read_ids(Connection& connection, std::string_view sql, std::int64_t owner) {
    Statement select = connection.prepare(sql);
    std::vector<Id> ids;
    for (Rows rows = select.rows(owner); rows.next();) {
        ids.push_back({rows.get<std::int64_t>(0)});
    }
    return ids;
}

std::int64_t resolve(Connection& connection, std::string_view sql, std::int64_t id) {
    Statement select = connection.prepare(sql);
    Rows rows = select.rows(id);
    return rows.next() ? rows.get<std::int64_t>(0) : id;
}

std::optional<model::Contact> read_contact(Connection& connection, model::ContactId id) {
    Statement select = connection.prepare(k_contact);
    Rows rows = select.rows(id.value);
    if (!rows.next()) {
        return std::nullopt;
    }
    model::Contact c;
    c.id = id;
    c.is_person = rows.text_or_empty(0) == "person";
    int column = 1;
    for (std::string* text : {&c.civility, &c.title, &c.first_name, &c.last_name, &c.name_key,
                              &c.job_title, &c.department, &c.level, &c.email, &c.email_kind,
                              &c.phone, &c.phone_kind, &c.mobile, &c.siret, &c.updated_on}) {
        *text = rows.text_or_empty(column++);
    }
    c.account = {rows.get<std::optional<std::int64_t>>(16).value_or(0)};
    c.address = {rows.get<std::optional<std::int64_t>>(17).value_or(0)};
    c.main_record = {rows.get<std::int64_t>(18)};
    c.origin = read_origin(rows.text_or_empty(19));
    c.records = rows.get<std::int64_t>(20);
    return c;
}

std::optional<model::Account> read_account(Connection& connection, model::AccountId id) {
    Statement select = connection.prepare(k_account);
    Rows rows = select.rows(id.value);
    if (!rows.next()) {
        return std::nullopt;
    }
    model::Account a;
    a.id = id;
    int column = 0;
    for (std::string* text :
         {&a.name, &a.name_key, &a.legal_form, &a.siren, &a.vat, &a.naf, &a.website}) {
        *text = rows.text_or_empty(column++);
    }
    a.staff = rows.get<std::optional<std::int64_t>>(7);
    a.revenue_cents = rows.get<std::optional<std::int64_t>>(8);
    a.address = {rows.get<std::optional<std::int64_t>>(9).value_or(0)};
    a.main_record = {rows.get<std::int64_t>(10)};
    a.origin = read_origin(rows.text_or_empty(11));
    return a;
}

} // namespace

std::optional<ContactDetail> DetailStore::contact(model::ContactId asked, std::int64_t events) {
    Connection& connection = m_database->connection();
    const model::ContactId id{resolve(connection, k_resolve_contact, asked.value)};
    std::optional<model::Contact> contact = read_contact(connection, id);
    if (!contact) {
        return std::nullopt;
    }
    ContactDetail detail;
    detail.contact = std::move(*contact);
    detail.account = read_account(connection, detail.contact.account);
    detail.address = read_address(connection, detail.contact.address);
    detail.aliases = read_ids<model::ContactId>(connection, k_contact_aliases, id.value);
    Statement records = connection.prepare(k_records);
    for (Rows rows = records.rows(id.value); rows.next();) {
        detail.records.push_back(
            {{rows.get<std::int64_t>(0)},
             rows.get<std::string>(1),
             rows.get<std::string>(2),
             rows.get<std::uint64_t>(3),
             rows.get<std::string>(4),
             std::string(rows.text_or_empty(5)),
             rows.get<std::string>(6),
             rows.get<std::string>(7),
             rows.get<std::string>(8),
             {rows.get<std::int64_t>(9)},
             std::string(PackedFields(rows.text_or_empty(10))[PackedField::more])});
    }
    Statement merges = connection.prepare(k_merges);
    for (Rows rows = merges.rows(id.value); rows.next();) {
        detail.merges.push_back({{rows.get<std::int64_t>(0)},
                                 std::string(rows.text_or_empty(1)),
                                 {rows.get<std::int64_t>(2)}});
    }
    detail.returns = ReturnReader(*m_database).of_contact(id);
    detail.activity = ActivityReader(*m_database).of(id, events);
    return detail;
}

std::optional<AccountDetail> DetailStore::account(model::AccountId asked, std::int64_t events) {
    Connection& connection = m_database->connection();
    const model::AccountId id{resolve(connection, k_resolve_account, asked.value)};
    std::optional<model::Account> account = read_account(connection, id);
    if (!account) {
        return std::nullopt;
    }
    AccountDetail detail;
    detail.account = std::move(*account);
    detail.address = read_address(connection, detail.account.address);
    detail.contacts = read_ids<model::ContactId>(connection, k_account_contacts, id.value);
    detail.aliases = read_ids<model::AccountId>(connection, k_account_aliases, id.value);
    Statement sirets = connection.prepare(k_sirets);
    for (Rows rows = sirets.rows(id.value); rows.next();) {
        detail.sirets.push_back(rows.get<std::string>(0));
    }
    detail.activity = ActivityReader(*m_database).of(id, events);
    return detail;
}

} // namespace bdd::storage
