#include "storage/origin_json.hpp"
#include "storage/packed_fields.hpp"
#include "storage/sqlite.hpp"

#include <bdd/storage/golden_store.hpp>

#include <fmt/format.h>

#include <map>

namespace bdd::storage {

namespace {

constexpr std::string_view k_records =
    "SELECT id, source_id, batch_id, contact_id, account_id, address_id, external_id, fields"
    " FROM record";
constexpr int k_fields_column = 7;
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

/// Accounts that go, with the ids that lead to them.
constexpr std::string_view k_gone_table =
    "CREATE TEMP TABLE IF NOT EXISTS gone_account (id INTEGER PRIMARY KEY) STRICT";
constexpr std::string_view k_gone = "INSERT INTO gone_account (id) VALUES (?)";
constexpr std::string_view k_gone_aliases =
    "INSERT OR IGNORE INTO gone_account (id) SELECT id FROM account_alias WHERE account_id IN"
    " (SELECT id FROM gone_account)";
constexpr std::string_view k_remove_accounts =
    "DELETE FROM account_key WHERE account_id IN (SELECT id FROM gone_account);"
    "DELETE FROM account_alias WHERE account_id IN (SELECT id FROM gone_account);"
    "DELETE FROM site WHERE account_id IN (SELECT id FROM gone_account);"
    "DELETE FROM account WHERE id IN (SELECT id FROM gone_account);"
    "DELETE FROM gone_account";

/// Notes for run ?1 every row of `table` that goes with its account. The names come from this file
/// alone.
std::string note_gone_sql(std::string_view kind, std::string_view table, std::string_view id,
                          std::string_view before) {
    return fmt::format(
        "INSERT INTO run_change (run_id, seq, kind, row_id, before) SELECT ?1,"
        " (SELECT coalesce(max(seq), 0) FROM run_change WHERE run_id = ?1)"
        " + row_number() OVER (ORDER BY {2}), '{0}', {2}, {3} FROM {1} WHERE account_id IN"
        " (SELECT id FROM gone_account)",
        kind, table, id, before);
}

std::optional<std::int64_t> id_or_null(std::int64_t id) {
    return id == 0 ? std::nullopt : std::optional(id);
}

} // namespace

struct GoldenStore::Impl {
    explicit Impl(Database& base)
        : connection(&base.connection())
        , contact_records(*connection,
                          fmt::format("{} WHERE contact_id = ? ORDER BY id", k_records))
        , account_records(*connection,
                          fmt::format("{} WHERE account_id = ? ORDER BY id", k_records))
        , put_contact(*connection, k_put_contact)
        , put_account(*connection, k_put_account)
        , remove_contact_aliases(*connection, k_remove_contact_aliases)
        , remove_contact(*connection, k_remove_contact) {
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
    Statement remove_contact_aliases;
    Statement remove_contact;
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
        record.fields = unpack_fields(rows.text_or_empty(k_fields_column));
        records.push_back(std::move(record));
    }
    return records;
}

std::vector<model::StoredRecord> GoldenStore::records_of(model::AccountId account) {
    std::vector<model::StoredRecord> records;
    for (Rows rows = m_impl->account_records.rows(account.value); rows.next();) {
        model::StoredRecord record = m_impl->read_ids(rows);
        const PackedFields values(rows.text_or_empty(k_fields_column));
        model::RecordFields& fields = record.fields;
        using F = PackedField;
        fields.company = values[F::company];
        fields.company_key = values[F::company_key];
        fields.legal_form = values[F::legal_form];
        fields.siren = values[F::siren];
        fields.siret = values[F::siret];
        fields.vat = values[F::vat];
        fields.naf = values[F::naf];
        fields.website = values[F::website];
        fields.staff = values.number(F::staff);
        fields.revenue_cents = values.number(F::revenue_cents);
        fields.updated_on = values[F::updated_on];
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
        or_null(c.updated_on), c.main_record.value, or_null(origin_json(c.origin)), c.records);
}

void GoldenStore::put(const model::Account& a) {
    m_impl->put_account.run(a.id.value, id_or_null(a.address.value), or_null(a.name),
                            or_null(a.name_key), or_null(a.legal_form), or_null(a.siren),
                            or_null(a.vat), or_null(a.naf), or_null(a.website), a.staff,
                            a.revenue_cents, a.main_record.value, or_null(origin_json(a.origin)));
}

void GoldenStore::remove(model::ContactId contact) {
    m_impl->remove_contact_aliases.run(contact.value);
    m_impl->remove_contact.run(contact.value);
}

void GoldenStore::remove(std::span<const model::AccountId> accounts, model::RunId run) {
    if (accounts.empty()) {
        return;
    }
    Connection& connection = *m_impl->connection;
    connection.execute(k_gone_table);
    Statement gone = connection.prepare(k_gone);
    for (const model::AccountId account : accounts) {
        gone.run(account.value);
    }
    connection.execute(k_gone_aliases);
    if (run) {
        for (const std::string& sql :
             {note_gone_sql("account_key_gone", "account_key", "hash", "account_id"),
              note_gone_sql("account_alias_gone", "account_alias", "id", "account_id"),
              note_gone_sql("site_gone", "site", "id",
                            "json_array(siret, account_id, address_id)")}) {
            Statement note = connection.prepare(sql);
            note.run(run.value);
        }
    }
    connection.execute(k_remove_accounts);
}

} // namespace bdd::storage
