#include "storage/record_columns.hpp"
#include "storage/sqlite.hpp"

#include <bdd/core/json_text.hpp>
#include <bdd/storage/golden_store.hpp>

#include <fmt/format.h>

#include <map>

namespace bdd::storage {

namespace {

constexpr std::string_view k_ids =
    "id, source_id, batch_id, contact_id, account_id, address_id, external_id";
constexpr int k_id_count = 7;
constexpr std::string_view k_account_records =
    "SELECT id, source_id, batch_id, contact_id, account_id, address_id, external_id, company,"
    " company_key, legal_form, siren, siret, vat, naf, website, staff, revenue_cents, updated_on"
    " FROM record WHERE account_id = ? ORDER BY id";
constexpr std::string_view k_put_contact =
    "INSERT OR REPLACE INTO contact (id, account_id, address_id, kind, civility, title, first_name,"
    " last_name, name_key, job_title, department, level, email, email_kind, phone, phone_kind,"
    " mobile, siret, updated_on, record_id, origin, records)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view k_put_account =
    "INSERT OR REPLACE INTO account (id, address_id, name, name_key, legal_form, siren, vat, naf,"
    " website, staff, revenue_cents, record_id, origin) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
    "?, ?)";
constexpr std::string_view k_remove_contact_aliases =
    "DELETE FROM contact_alias WHERE contact_id = ?";
constexpr std::string_view k_remove_contact = "DELETE FROM contact WHERE id = ?";
constexpr std::string_view k_remove_account_aliases =
    "DELETE FROM account_alias WHERE account_id = ?";
constexpr std::string_view k_remove_account_keys = "DELETE FROM account_key WHERE account_id = ?";
constexpr std::string_view k_remove_sites = "DELETE FROM site WHERE account_id = ?";
constexpr std::string_view k_remove_account = "DELETE FROM account WHERE id = ?";

/// Notes, for every row of `table` of account ?2, that it goes. The names come from this file
/// alone.
std::string note_gone_sql(std::string_view kind, std::string_view table, std::string_view id,
                          std::string_view before) {
    return fmt::format(
        "INSERT INTO run_change (run_id, seq, kind, row_id, before) SELECT ?1,"
        " (SELECT coalesce(max(seq), 0) FROM run_change WHERE run_id = ?1)"
        " + row_number() OVER (ORDER BY {2}), '{0}', {2}, {3} FROM {1} WHERE account_id = ?2",
        kind, table, id, before);
}

std::string contact_records_sql() {
    return "SELECT " + std::string(k_ids) + ", " + record_field_columns() +
           " FROM record WHERE contact_id = ? ORDER BY id";
}

std::optional<std::int64_t> id_or_null(std::int64_t id) {
    return id == 0 ? std::nullopt : std::optional(id);
}

std::string json_of(const model::Origin& origin) {
    if (origin.empty()) {
        return {};
    }
    std::string json;
    for (const auto& [field, record] : origin) {
        json += json.empty() ? "{" : ",";
        append_json_string(json, field);
        json += ":" + std::to_string(record.value);
    }
    return json + "}";
}

} // namespace

struct GoldenStore::Impl {
    explicit Impl(Database& base)
        : connection(&base.connection())
        , contact_records(*connection, contact_records_sql())
        , account_records(*connection, k_account_records)
        , put_contact(*connection, k_put_contact)
        , put_account(*connection, k_put_account)
        , note_keys(*connection,
                    note_gone_sql("account_key_gone", "account_key", "hash", "account_id"))
        , note_aliases(*connection,
                       note_gone_sql("account_alias_gone", "account_alias", "id", "account_id"))
        , note_sites(*connection, note_gone_sql("site_gone", "site", "id",
                                                "json_array(siret, account_id, address_id)"))
        , remove_contact_aliases(*connection, k_remove_contact_aliases)
        , remove_contact(*connection, k_remove_contact)
        , remove_account_aliases(*connection, k_remove_account_aliases)
        , remove_keys(*connection, k_remove_account_keys)
        , remove_sites(*connection, k_remove_sites)
        , remove_account(*connection, k_remove_account) {
        Statement sources = connection->prepare("SELECT id, priority FROM source");
        for (Rows rows = sources.rows(); rows.next();) {
            priorities[rows.get<std::int64_t>(0)] = rows.get<int>(1);
        }
        Statement batches = connection->prepare("SELECT id, imported_at FROM batch");
        for (Rows rows = batches.rows(); rows.next();) {
            imported_at[rows.get<std::int64_t>(0)] = rows.get<std::string>(1);
        }
    }

    model::StoredRecord read_ids(const Rows& rows) {
        model::StoredRecord record;
        record.id = {rows.get<std::int64_t>(0)};
        record.source = {rows.get<std::int64_t>(1)};
        record.source_priority = priorities[record.source.value];
        record.imported_at = imported_at[rows.get<std::int64_t>(2)];
        record.contact = {rows.get<std::int64_t>(3)};
        record.account = {rows.get<std::optional<std::int64_t>>(4).value_or(0)};
        record.address = {rows.get<std::optional<std::int64_t>>(5).value_or(0)};
        record.external_id = rows.text_or_empty(6);
        return record;
    }

    Connection* connection;
    Statement contact_records;
    Statement account_records;
    Statement put_contact;
    Statement put_account;
    Statement note_keys;
    Statement note_aliases;
    Statement note_sites;
    Statement remove_contact_aliases;
    Statement remove_contact;
    Statement remove_account_aliases;
    Statement remove_keys;
    Statement remove_sites;
    Statement remove_account;
    std::map<std::int64_t, int> priorities;
    std::map<std::int64_t, std::string> imported_at;
};

GoldenStore::GoldenStore(Database& database)
    : m_impl(std::make_unique<Impl>(database)) {}
GoldenStore::~GoldenStore() = default;

std::vector<model::StoredRecord> GoldenStore::records_of(model::ContactId contact) {
    std::vector<model::StoredRecord> records;
    for (Rows rows = m_impl->contact_records.rows(contact.value); rows.next();) {
        model::StoredRecord record = m_impl->read_ids(rows);
        record.fields = read_record_fields(rows, k_id_count);
        records.push_back(std::move(record));
    }
    return records;
}

std::vector<model::StoredRecord> GoldenStore::records_of(model::AccountId account) {
    std::vector<model::StoredRecord> records;
    for (Rows rows = m_impl->account_records.rows(account.value); rows.next();) {
        model::StoredRecord record = m_impl->read_ids(rows);
        model::RecordFields& fields = record.fields;
        int column = k_id_count;
        for (std::string* text :
             {&fields.company, &fields.company_key, &fields.legal_form, &fields.siren,
              &fields.siret, &fields.vat, &fields.naf, &fields.website}) {
            *text = rows.text_or_empty(column++);
        }
        fields.staff = rows.get<std::optional<std::int64_t>>(column++);
        fields.revenue_cents = rows.get<std::optional<std::int64_t>>(column++);
        fields.updated_on = rows.text_or_empty(column);
        records.push_back(std::move(record));
    }
    return records;
}

void GoldenStore::put(const model::Contact& c) {
    m_impl->put_contact.run(
        c.id.value, id_or_null(c.account.value), id_or_null(c.address.value),
        c.is_person ? "person" : "company", or_null(c.civility), or_null(c.title),
        or_null(c.first_name), or_null(c.last_name), or_null(c.name_key), or_null(c.job_title),
        or_null(c.department), or_null(c.level), or_null(c.email), or_null(c.email_kind),
        or_null(c.phone), or_null(c.phone_kind), or_null(c.mobile), or_null(c.siret),
        or_null(c.updated_on), c.main_record.value, or_null(json_of(c.origin)), c.records);
}

void GoldenStore::put(const model::Account& a) {
    m_impl->put_account.run(a.id.value, id_or_null(a.address.value), or_null(a.name),
                            or_null(a.name_key), or_null(a.legal_form), or_null(a.siren),
                            or_null(a.vat), or_null(a.naf), or_null(a.website), a.staff,
                            a.revenue_cents, a.main_record.value, or_null(json_of(a.origin)));
}

void GoldenStore::remove(model::ContactId contact) {
    m_impl->remove_contact_aliases.run(contact.value);
    m_impl->remove_contact.run(contact.value);
}

void GoldenStore::remove(model::AccountId account, model::RunId run) {
    if (run) {
        m_impl->note_keys.run(run.value, account.value);
        m_impl->note_aliases.run(run.value, account.value);
        m_impl->note_sites.run(run.value, account.value);
    }
    m_impl->remove_account_aliases.run(account.value);
    m_impl->remove_keys.run(account.value);
    m_impl->remove_sites.run(account.value);
    m_impl->remove_account.run(account.value);
}

} // namespace bdd::storage
