#include "storage/row_feed.hpp"
#include "storage/sqlite.hpp"

#include <bdd/storage/dedupe_store.hpp>

#include <fmt/format.h>

namespace bdd::storage {

namespace {

/// Merges of contacts all at once, from a table of (from, into, evidence).
constexpr std::string_view k_merging_table =
    "CREATE TEMP TABLE IF NOT EXISTS merging (from_id INTEGER PRIMARY KEY, into_id INTEGER NOT"
    " NULL, evidence TEXT NOT NULL) STRICT";
constexpr std::string_view k_note_moves =
    "INSERT INTO run_change (run_id, seq, kind, row_id, before, after) SELECT ?1,"
    " (SELECT coalesce(max(seq), 0) FROM run_change WHERE run_id = ?1)"
    " + row_number() OVER (ORDER BY r.id), 'contact', r.id, r.contact_id, m.into_id"
    " FROM merging m CROSS JOIN record r ON r.contact_id = m.from_id";
constexpr std::string_view k_note_merges =
    "INSERT INTO run_change (run_id, seq, kind, row_id, before, after) SELECT ?1,"
    " (SELECT coalesce(max(seq), 0) FROM run_change WHERE run_id = ?1)"
    " + row_number() OVER (ORDER BY from_id), 'contact_merge', from_id, evidence, into_id"
    " FROM merging";
constexpr std::string_view k_note_aliases =
    "INSERT INTO run_change (run_id, seq, kind, row_id, before, after) SELECT ?1,"
    " (SELECT coalesce(max(seq), 0) FROM run_change WHERE run_id = ?1)"
    " + row_number() OVER (ORDER BY a.id), 'contact_alias', a.id, a.contact_id, m.into_id"
    " FROM merging m CROSS JOIN contact_alias a ON a.contact_id = m.from_id";
constexpr std::string_view k_move_all =
    "UPDATE record SET contact_id = m.into_id FROM merging m WHERE contact_id = m.from_id";
constexpr std::string_view k_finish_all =
    "UPDATE contact_alias SET contact_id = m.into_id FROM merging m WHERE contact_id = m.from_id;"
    "DELETE FROM contact WHERE id IN (SELECT from_id FROM merging);"
    "INSERT INTO contact_alias (id, contact_id) SELECT from_id, into_id FROM merging;"
    "DELETE FROM merging";
constexpr std::string_view k_accounts =
    "SELECT a.id, a.siren, a.name_key, d.postcode, d.town FROM account a"
    " LEFT JOIN address d ON d.id = a.address_id ORDER BY a.id";
constexpr std::string_view k_move_contact = "UPDATE record SET contact_id = ? WHERE contact_id = ?";
constexpr std::string_view k_move_account = "UPDATE record SET account_id = ? WHERE account_id = ?";
constexpr std::string_view k_repoint_contact_alias =
    "UPDATE contact_alias SET contact_id = ? WHERE contact_id = ?";
constexpr std::string_view k_repoint_account_alias =
    "UPDATE account_alias SET account_id = ? WHERE account_id = ?";
constexpr std::string_view k_contact_alias =
    "INSERT INTO contact_alias (id, contact_id) VALUES (?, ?)";
constexpr std::string_view k_account_alias =
    "INSERT INTO account_alias (id, account_id) VALUES (?, ?)";
constexpr std::string_view k_drop_contact = "DELETE FROM contact WHERE id = ?";
constexpr std::string_view k_drop_account = "DELETE FROM account WHERE id = ?";
constexpr std::string_view k_merge =
    "INSERT INTO run_change (run_id, seq, kind, row_id, before, after)"
    " VALUES (?1, (SELECT coalesce(max(seq), 0) + 1 FROM run_change WHERE run_id = ?1), ?2, ?3, ?4,"
    " ?5)";
constexpr std::string_view k_move_sites = "UPDATE site SET account_id = ? WHERE account_id = ?";
/// Contacts are reached through the records: before these move.
constexpr std::string_view k_move_contact_account =
    "UPDATE contact SET account_id = ?1 WHERE account_id = ?2 AND id IN"
    " (SELECT contact_id FROM record WHERE account_id = ?2)";

constexpr std::string_view k_choosing_contacts =
    "SELECT DISTINCT r.contact_id FROM record r JOIN contact c ON c.id = r.contact_id"
    " WHERE r.account_id = ? AND c.records > 1 ORDER BY r.contact_id";

/// Notes, for every row of `table` that belongs to ?2, that it goes to ?3. The names come from this
/// file alone.
std::string note_sql(std::string_view kind, std::string_view table, std::string_view id,
                     std::string_view owner) {
    return fmt::format(
        "INSERT INTO run_change (run_id, seq, kind, row_id, before, after) SELECT ?1,"
        " (SELECT coalesce(max(seq), 0) FROM run_change WHERE run_id = ?1)"
        " + row_number() OVER (ORDER BY {2}), '{0}', {2}, ?2, ?3 FROM {1} WHERE {3} = ?2",
        kind, table, id, owner);
}

} // namespace

struct DedupeStore::Impl {
    explicit Impl(Database& base)
        : connection(&base.connection())
        , note_contacts(*connection, note_sql("contact", "record", "id", "contact_id"))
        , note_contact_aliases(*connection,
                               note_sql("contact_alias", "contact_alias", "id", "contact_id"))
        , note_accounts(*connection, note_sql("account", "record", "id", "account_id"))
        , note_account_aliases(*connection,
                               note_sql("account_alias", "account_alias", "id", "account_id"))
        , note_sites(*connection, note_sql("site", "site", "id", "account_id"))
        , merge(*connection, k_merge)
        , move_contact(*connection, k_move_contact)
        , move_account(*connection, k_move_account)
        , repoint_contact_alias(*connection, k_repoint_contact_alias)
        , repoint_account_alias(*connection, k_repoint_account_alias)
        , contact_alias(*connection, k_contact_alias)
        , account_alias(*connection, k_account_alias)
        , drop_contact(*connection, k_drop_contact)
        , drop_account(*connection, k_drop_account)
        , move_sites(*connection, k_move_sites)
        , move_contact_account(*connection, k_move_contact_account)
        , choosing_contacts(*connection, k_choosing_contacts) {}

    Connection* connection;
    Statement note_contacts;
    Statement note_contact_aliases;
    Statement note_accounts;
    Statement note_account_aliases;
    Statement note_sites;
    Statement merge;
    Statement move_contact;
    Statement move_account;
    Statement repoint_contact_alias;
    Statement repoint_account_alias;
    Statement contact_alias;
    Statement account_alias;
    Statement drop_contact;
    Statement drop_account;
    Statement move_sites;
    Statement move_contact_account;
    Statement choosing_contacts;
};

DedupeStore::DedupeStore(Database& database)
    : m_impl(std::make_unique<Impl>(database)) {}
DedupeStore::~DedupeStore() = default;

std::vector<AccountEvidence> DedupeStore::accounts() {
    Statement select = m_impl->connection->prepare(k_accounts);
    std::vector<AccountEvidence> found;
    for (Rows rows = select.rows(); rows.next();) {
        found.push_back({{rows.get<std::int64_t>(0)},
                         std::string(rows.text_or_empty(1)),
                         std::string(rows.text_or_empty(2)),
                         std::string(rows.text_or_empty(3)),
                         std::string(rows.text_or_empty(4))});
    }
    return found;
}

std::int64_t DedupeStore::merge_contacts(model::RunId run, model::ContactId from,
                                         model::ContactId into, std::string_view evidence) {
    m_impl->note_contacts.run(run.value, from.value, into.value);
    m_impl->move_contact.run(into.value, from.value);
    const std::int64_t moved = m_impl->connection->changes();
    m_impl->merge.run(run.value, "contact_merge", from.value, evidence, into.value);
    m_impl->note_contact_aliases.run(run.value, from.value, into.value);
    m_impl->repoint_contact_alias.run(into.value, from.value);
    m_impl->drop_contact.run(from.value);
    m_impl->contact_alias.run(from.value, into.value);
    return moved;
}

std::int64_t DedupeStore::merge_contacts(model::RunId run, std::span<const ContactMerge> merges) {
    Connection& connection = *m_impl->connection;
    connection.execute(k_merging_table);
    RowFeed feed(connection, "merging", "from_id, into_id, evidence");
    for (const ContactMerge& merge : merges) {
        feed.add(merge.from.value);
        feed.add(merge.into.value);
        feed.add(std::string_view(merge.evidence));
    }
    feed.flush();
    const auto note = [&](std::string_view sql) {
        Statement statement = connection.prepare(sql);
        statement.run(run.value);
    };
    note(k_note_moves);
    connection.execute(k_move_all);
    const std::int64_t moved = connection.changes();
    note(k_note_merges);
    note(k_note_aliases);
    connection.execute(k_finish_all);
    return moved;
}

std::int64_t DedupeStore::merge_accounts(model::RunId run, model::AccountId from,
                                         model::AccountId into) {
    m_impl->note_accounts.run(run.value, from.value, into.value);
    m_impl->move_contact_account.run(into.value, from.value);
    m_impl->move_account.run(into.value, from.value);
    const std::int64_t moved = m_impl->connection->changes();
    m_impl->merge.run(run.value, "account_merge", from.value, std::nullopt, into.value);
    m_impl->note_account_aliases.run(run.value, from.value, into.value);
    m_impl->note_sites.run(run.value, from.value, into.value);
    m_impl->move_sites.run(into.value, from.value);
    m_impl->repoint_account_alias.run(into.value, from.value);
    m_impl->drop_account.run(from.value);
    m_impl->account_alias.run(from.value, into.value);
    return moved;
}

std::vector<model::ContactId> DedupeStore::choosing_contacts(model::AccountId account) {
    std::vector<model::ContactId> contacts;
    for (Rows rows = m_impl->choosing_contacts.rows(account.value); rows.next();) {
        contacts.push_back({rows.get<std::int64_t>(0)});
    }
    return contacts;
}

} // namespace bdd::storage
