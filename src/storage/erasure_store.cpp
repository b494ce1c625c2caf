#include "storage/sqlite.hpp"
#include "storage/unused_rows.hpp"

#include <bdd/model/event.hpp>
#include <bdd/storage/erasure_store.hpp>
#include <bdd/storage/export_store.hpp>
#include <bdd/storage/match_index.hpp>

#include <fmt/format.h>

#include <array>

namespace bdd::storage {

namespace {

using model::EventType;

/// Whom the erasure concerns: contacts with their former ids, their records, and the accounts that
/// these spoke of, also under former ids.
constexpr std::string_view k_tables =
    "CREATE TEMP TABLE IF NOT EXISTS erased_contact (id INTEGER PRIMARY KEY) STRICT;"
    "CREATE TEMP TABLE IF NOT EXISTS erased_record (id INTEGER PRIMARY KEY) STRICT;"
    "CREATE TEMP TABLE IF NOT EXISTS erased_account (id INTEGER PRIMARY KEY) STRICT;"
    "DELETE FROM erased_contact; DELETE FROM erased_record; DELETE FROM erased_account";
constexpr std::string_view k_add_contact = "INSERT OR IGNORE INTO erased_contact (id) VALUES (?)";
constexpr std::string_view k_records =
    "INSERT INTO erased_record (id) SELECT id FROM record WHERE contact_id IN"
    " (SELECT id FROM erased_contact)";
constexpr std::string_view k_accounts =
    "INSERT OR IGNORE INTO erased_account (id) SELECT account_id FROM record WHERE id IN"
    " (SELECT id FROM erased_record) AND account_id IS NOT NULL UNION SELECT account_id FROM "
    "contact"
    " WHERE id IN (SELECT id FROM erased_contact) AND account_id IS NOT NULL";
constexpr std::string_view k_account_aliases =
    "INSERT OR IGNORE INTO erased_account (id) SELECT id FROM account_alias WHERE account_id IN"
    " (SELECT id FROM erased_account)";
constexpr std::string_view k_contact_aliases =
    "INSERT OR IGNORE INTO erased_contact (id) SELECT id FROM contact_alias WHERE contact_id IN"
    " (SELECT id FROM erased_contact)";

constexpr std::string_view k_of_record = "record_id IN (SELECT id FROM erased_record)";
/// Words of what the people did, and of what is tied to nobody.
constexpr std::array<std::string_view, 3> k_clear_activity = {
    "UPDATE order_line SET contract_ref = NULL WHERE event_id IN (SELECT id FROM event"
    " WHERE record_id IN (SELECT id FROM erased_record) AND of_account = 0)",
    "UPDATE event SET ref = NULL, url = NULL, detail = NULL, next_on = NULL WHERE (record_id IS"
    " NULL OR of_account = 0 AND record_id IN (SELECT id FROM erased_record))"
    " AND coalesce(ref, url, detail, next_on) IS NOT NULL",
    "UPDATE contract SET ref = NULL, volume = NULL, conditions = NULL WHERE (record_id IS NULL"
    " OR of_account = 0 AND record_id IN (SELECT id FROM erased_record))"
    " AND coalesce(ref, volume, conditions) IS NOT NULL"};
/// What a company did, and what was bought for it, stays the company's as long as another record
/// speaks of it.
constexpr std::string_view k_pass_on =
    "UPDATE {0} SET of_account = 1, record_id = (SELECT other.id FROM record mine JOIN record other"
    " ON other.account_id = mine.account_id WHERE mine.id = {0}.record_id AND other.id NOT IN"
    " (SELECT id FROM erased_record) ORDER BY other.id LIMIT 1)"
    " WHERE record_id IN (SELECT id FROM erased_record) AND {1}";
/// All else belongs to nobody and counts still.
constexpr std::string_view k_untie_rest =
    "UPDATE {} SET record_id = NULL WHERE record_id IN (SELECT id FROM erased_record)";
/// Former states of contracts.
constexpr std::string_view k_changes_of_contracts =
    "kind = 'contract' AND (json_extract(before, '$[2]') IN (SELECT id FROM erased_record)"
    " OR row_id IN (SELECT id FROM contract WHERE record_id IN (SELECT id FROM erased_record)))";
constexpr std::string_view k_untie =
    "UPDATE consent SET record_id = NULL, ip = NULL, user_agent = NULL WHERE record_id IN"
    " (SELECT id FROM erased_record)";

/// What undo keeps of the people, of whatever run.
constexpr std::string_view k_changes_of_people =
    "(kind IN ('record', 'contact', 'account') AND row_id IN (SELECT id FROM erased_record))"
    " OR (kind IN ('contact', 'contact_alias', 'contact_merge')"
    "  AND CAST(after AS INTEGER) IN (SELECT id FROM erased_contact))"
    " OR (kind IN ('contact', 'contact_alias')"
    "  AND CAST(before AS INTEGER) IN (SELECT id FROM erased_contact))"
    " OR (kind = 'contact_merge' AND row_id IN (SELECT id FROM erased_contact))"
    " OR (kind = 'verdict' AND (row_id IN (SELECT id FROM erased_record)"
    "  OR CAST(after AS INTEGER) IN (SELECT id FROM erased_record)))";
/// The same of companies that went with them.
constexpr std::string_view k_changes_of_accounts =
    "(kind IN ('account_key_gone', 'account_alias_gone')"
    "  AND CAST(before AS INTEGER) IN (SELECT id FROM erased_account))"
    " OR (kind = 'site_gone'"
    "  AND json_extract(before, '$[1]') IN (SELECT id FROM erased_account))"
    " OR (kind = 'account_merge' AND (row_id IN (SELECT id FROM erased_account)"
    "  OR CAST(after AS INTEGER) IN (SELECT id FROM erased_account)))"
    " OR (kind IN ('account', 'account_alias', 'site')"
    "  AND (CAST(before AS INTEGER) IN (SELECT id FROM erased_account)"
    "  OR CAST(after AS INTEGER) IN (SELECT id FROM erased_account)))";
/// One mark for each run, so that undo of it tells what it cannot give back.
constexpr std::string_view k_mark =
    "INSERT INTO run_change (run_id, seq, kind, row_id, before, after) SELECT c.run_id,"
    " (SELECT max(seq) FROM run_change m WHERE m.run_id = c.run_id) + 1, 'erased', c.run_id, ?,"
    " count(*) FROM run_change c WHERE {} GROUP BY c.run_id";
constexpr std::string_view k_keep_gone_accounts =
    "DELETE FROM erased_account WHERE id IN (SELECT id FROM account)"
    " OR id IN (SELECT id FROM account_alias)";
constexpr std::string_view k_images =
    "SELECT run_id, seq, before FROM run_change WHERE kind IN ('record', 'site_gone')";
constexpr std::string_view k_images_table =
    "CREATE TEMP TABLE IF NOT EXISTS erased_image (run_id INTEGER, seq INTEGER,"
    " PRIMARY KEY (run_id, seq)) STRICT, WITHOUT ROWID; DELETE FROM erased_image";
constexpr std::string_view k_add_image = "INSERT INTO erased_image (run_id, seq) VALUES (?, ?)";
constexpr std::string_view k_accounts_now = "SELECT count(*) FROM account";
constexpr std::string_view k_lost =
    "SELECT sum(CAST(after AS INTEGER)) FROM run_change WHERE run_id = ? AND kind = 'erased'";

std::int64_t drop(Connection& connection, std::string_view table, std::string_view where) {
    connection.execute(fmt::format("DELETE FROM {} WHERE {}", table, where));
    return connection.changes();
}

std::vector<std::int64_t> ids_in(Connection& connection, std::string_view table) {
    Statement select = connection.prepare(fmt::format("SELECT id FROM {} ORDER BY id", table));
    std::vector<std::int64_t> ids;
    for (Rows rows = select.rows(); rows.next();) {
        ids.push_back(rows.get<std::int64_t>(0));
    }
    return ids;
}

template <typename Id>
std::vector<Id> strong(const std::vector<std::int64_t>& ids) {
    std::vector<Id> out;
    out.reserve(ids.size());
    for (const std::int64_t id : ids) {
        out.push_back({id});
    }
    return out;
}

void name_people(Connection& connection, std::span<const model::ContactId> contacts) {
    connection.execute(k_tables);
    Statement add = connection.prepare(k_add_contact);
    for (const model::ContactId contact : contacts) {
        add.run(contact.value);
    }
    connection.execute(k_records);
}

} // namespace

ErasureCounts& ErasureCounts::operator+=(const ErasureCounts& more) noexcept {
    contacts += more.contacts;
    former_ids += more.former_ids;
    records += more.records;
    accounts += more.accounts;
    returned_mail += more.returned_mail;
    verdicts += more.verdicts;
    proposals += more.proposals;
    match_keys += more.match_keys;
    undo_changes += more.undo_changes;
    consents_untied += more.consents_untied;
    requests_untied += more.requests_untied;
    notices += more.notices;
    events_untied += more.events_untied;
    exports_left += more.exports_left;
    texts_cleared += more.texts_cleared;
    return *this;
}

ErasureStore::ErasureStore(Database& database, model::RunId run)
    : m_database(&database)
    , m_run(run) {}

std::vector<model::RecordId> ErasureStore::records_of(std::span<const model::ContactId> contacts) {
    Connection& connection = m_database->connection();
    name_people(connection, contacts);
    return strong<model::RecordId>(ids_in(connection, "erased_record"));
}

Touched ErasureStore::remove(std::span<const model::ContactId> contacts, ErasureCounts& counts) {
    Connection& connection = m_database->connection();
    name_people(connection, contacts);
    counts.contacts = static_cast<std::int64_t>(contacts.size());
    m_accounts = connection.query_integer(k_accounts_now).value_or(0);
    connection.execute(k_accounts);
    Touched touched{strong<model::ContactId>(ids_in(connection, "erased_contact")),
                    strong<model::AccountId>(ids_in(connection, "erased_account"))};
    connection.execute(k_account_aliases);
    connection.execute(k_contact_aliases);
    counts.former_ids = connection.changes();

    const auto records = strong<model::RecordId>(ids_in(connection, "erased_record"));
    counts.match_keys = MatchIndex(*m_database).forget(records);
    counts.exports_left =
        ExportStore(*m_database)
            .forget(strong<model::ContactId>(ids_in(connection, "erased_contact")));
    counts.returned_mail = drop(connection, "mail_return", k_of_record);
    connection.execute(k_untie);
    counts.consents_untied = connection.changes();
    counts.events_untied = untie_activity(counts);
    counts.requests_untied = drop(connection, "request_record", k_of_record);
    counts.notices = drop(connection, "notice_given", k_of_record);
    counts.verdicts = drop(connection, "verdict",
                           "record_a IN (SELECT id FROM erased_record)"
                           " OR record_b IN (SELECT id FROM erased_record)");
    counts.proposals = drop(connection, "match_join",
                            "contact_a IN (SELECT id FROM erased_contact)"
                            " OR contact_b IN (SELECT id FROM erased_contact)");
    counts.proposals += drop(connection, "match_review",
                             "record_a IN (SELECT id FROM erased_record)"
                             " OR record_b IN (SELECT id FROM erased_record)");
    drop_changes(k_changes_of_people, counts);
    (void)drop(connection, "record_key", k_of_record);
    (void)drop(connection, "record_raw", k_of_record);
    counts.records = drop(connection, "record", "id IN (SELECT id FROM erased_record)");
    return touched;
}

std::int64_t ErasureStore::untie_activity(ErasureCounts& counts) {
    Connection& connection = m_database->connection();
    const auto execute = [&](std::string_view sql) {
        connection.execute(sql);
        return connection.changes();
    };
    drop_changes(k_changes_of_contracts, counts);
    const auto clear = [&] {
        for (const std::string_view sql : k_clear_activity) {
            connection.execute(sql);
        }
    };
    clear();
    std::int64_t untied = execute(fmt::format(
        k_pass_on, "event",
        fmt::format("(of_account = 1 OR type IN ({}, {}))", static_cast<int>(EventType::order),
                    static_cast<int>(EventType::order_refunded))));
    untied += execute(fmt::format(k_pass_on, "contract", "TRUE"));
    untied += execute(fmt::format(k_untie_rest, "event"));
    untied += execute(fmt::format(k_untie_rest, "contract"));
    clear(); // Of companies that went with the people.
    return untied;
}

void ErasureStore::sweep(ErasureCounts& counts) {
    Connection& connection = m_database->connection();
    connection.execute(k_keep_gone_accounts);
    counts.accounts = m_accounts - connection.query_integer(k_accounts_now).value_or(0);
    drop_changes(k_changes_of_accounts, counts);
    sweep_unused(connection);
}

void ErasureStore::drop_changes(std::string_view where, ErasureCounts& counts) {
    Connection& connection = m_database->connection();
    connection.prepare(fmt::format(fmt::runtime(k_mark), where)).run(m_run.value);
    counts.undo_changes += drop(connection, "run_change", where);
}

void ErasureStore::drop_images(const HoldsValue& holds, ErasureCounts& counts) {
    Connection& connection = m_database->connection();
    connection.execute(k_images_table);
    Statement add = connection.prepare(k_add_image);
    Statement images = connection.prepare(k_images);
    for (Rows rows = images.rows(); rows.next();) {
        if (holds(rows.text_or_empty(2))) {
            add.run(rows.get<std::int64_t>(0), rows.get<std::int64_t>(1));
        }
    }
    drop_changes("(run_id, seq) IN (SELECT run_id, seq FROM erased_image)", counts);
}

std::int64_t ErasureStore::lost_by(Database& database, model::RunId run) {
    Statement select = database.connection().prepare(k_lost);
    Rows rows = select.rows(run.value);
    return rows.next() ? rows.get<std::optional<std::int64_t>>(0).value_or(0) : 0;
}

} // namespace bdd::storage
