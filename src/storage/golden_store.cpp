#include "storage/origin_json.hpp"
#include "storage/owned_records.hpp"
#include "storage/packed_fields.hpp"
#include "storage/sqlite.hpp"

#include <bdd/storage/golden_store.hpp>

#include <fmt/format.h>

#include <vector>

namespace bdd::storage {

namespace {

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

template <typename Id>
std::vector<std::int64_t> values_of(std::span<const Id> ids) {
    std::vector<std::int64_t> values;
    values.reserve(ids.size());
    for (const Id id : ids) {
        values.push_back(id.value);
    }
    return values;
}

/// Into a record whose texts keep their memory.
void take(const OwnedRecords::Held& held, model::StoredRecord& record) {
    record.id = held.id;
    record.source = held.source;
    record.source_priority = held.source_priority;
    record.imported_at = held.imported_at;
    record.contact = held.contact;
    record.account = held.account;
    record.address = held.address;
    record.external_id = held.external_id;
    unpack_fields(held.packed, record.fields);
}

model::AccountStatement statement_of(const OwnedRecords::Held& record) {
    using F = PackedField;
    const PackedFields values(record.packed);
    model::AccountStatement s;
    s.record = record.id;
    s.freshness =
        values[F::updated_on].empty() ? record.imported_at.substr(0, 10) : values[F::updated_on];
    s.source_priority = record.source_priority;
    s.address = record.address;
    s.company = values[F::company];
    s.company_key = values[F::company_key];
    s.legal_form = values[F::legal_form];
    s.siren = values[F::siren];
    s.vat = values[F::vat];
    s.naf = values[F::naf];
    s.website = values[F::website];
    s.staff = values.number(F::staff);
    s.revenue_cents = values.number(F::revenue_cents);
    return s;
}

std::optional<std::int64_t> id_or_null(std::int64_t id) {
    return id == 0 ? std::nullopt : std::optional(id);
}

} // namespace

struct GoldenStore::Impl {
    explicit Impl(Database& base)
        : connection(&base.connection())
        , put_contact(*connection, k_put_contact)
        , put_account(*connection, k_put_account)
        , remove_contact_aliases(*connection, k_remove_contact_aliases)
        , remove_contact(*connection, k_remove_contact) {}

    Connection* connection;
    Statement put_contact;
    Statement put_account;
    Statement remove_contact_aliases;
    Statement remove_contact;
};

GoldenStore::GoldenStore(Database& database)
    : m_impl(std::make_unique<Impl>(database)) {}
GoldenStore::~GoldenStore() = default;

void GoldenStore::for_each(std::span<const model::ContactId> contacts, const ContactVisit& visit) {
    OwnedRecords owned(*m_impl->connection, "contact_id");
    std::vector<model::StoredRecord> records;
    owned.for_each(values_of(contacts), [&](std::int64_t contact, auto held) {
        if (records.size() < held.size()) {
            records.resize(held.size());
        }
        for (std::size_t i = 0; i < held.size(); ++i) {
            take(held[i], records[i]);
        }
        visit({contact}, std::span(records).first(held.size()));
    });
}

void GoldenStore::for_each(std::span<const model::AccountId> accounts, const AccountVisit& visit) {
    OwnedRecords owned(*m_impl->connection, "account_id");
    std::vector<model::AccountStatement> statements;
    owned.for_each(values_of(accounts), [&](std::int64_t account, auto held) {
        statements.clear();
        for (const OwnedRecords::Held& record : held) {
            statements.push_back(statement_of(record));
        }
        visit({account}, statements);
    });
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
