#include "storage/match_tables.hpp"
#include "storage/order_sums.hpp"
#include "storage/record_image.hpp"
#include "storage/sqlite.hpp"
#include "storage/undo_moves.hpp"
#include "storage/undo_verdicts.hpp"
#include "storage/unused_rows.hpp"

#include <bdd/core/sort_unique.hpp>
#include <bdd/storage/source_store.hpp>
#include <bdd/storage/undo_store.hpp>

#include <algorithm>
#include <charconv>

namespace bdd::storage {

namespace {

constexpr std::string_view k_blocked_by =
    "SELECT max(run_id) FROM ("
    "SELECT later.run_id FROM run_change later JOIN run ON run.id = later.run_id"
    " WHERE later.kind IN ('record', 'source_was', 'contract') AND later.run_id > ?1"
    " AND run.undone_by IS NULL AND ("
    "  (later.kind = 'record' AND EXISTS ("
    "    SELECT 1 FROM run_change mine WHERE mine.run_id = ?1 AND mine.kind = 'records'"
    "    AND later.row_id BETWEEN mine.row_id AND CAST(mine.after AS INTEGER)))"
    "  OR (later.kind = 'contract' AND EXISTS ("
    "    SELECT 1 FROM run_change mine WHERE mine.run_id = ?1 AND mine.kind = 'contracts'"
    "    AND later.row_id BETWEEN mine.row_id AND CAST(mine.after AS INTEGER)))"
    "  OR (later.kind, later.row_id) IN (SELECT kind, row_id FROM run_change WHERE run_id = ?1))"
    " UNION ALL SELECT m.run_id FROM run_change mine JOIN (SELECT record_id, run_id FROM "
    "mail_return"
    " UNION ALL SELECT record_id, run_id FROM event UNION ALL SELECT record_id, run_id FROM "
    "contract) m"
    " ON m.record_id BETWEEN mine.row_id AND CAST(mine.after AS INTEGER)"
    " WHERE mine.run_id = ?1 AND mine.kind = 'records')";
constexpr std::string_view k_held_by =
    "SELECT max(said.run_id) FROM run_change mine JOIN (SELECT record_id, run_id FROM consent"
    " UNION ALL SELECT record_id, run_id FROM notice_given UNION ALL SELECT p.record_id, q.run_id"
    " FROM request_record p JOIN rights_request q ON q.id = p.request_id) said"
    " ON said.record_id BETWEEN mine.row_id AND CAST(mine.after AS INTEGER)"
    " WHERE mine.run_id = ? AND mine.kind = 'records'";
constexpr std::string_view k_changes =
    "SELECT kind, row_id, before, after FROM run_change WHERE run_id = ? ORDER BY seq DESC";
constexpr std::string_view k_record = "SELECT contact_id, account_id FROM record WHERE id = ?";
constexpr std::string_view k_record_range =
    "SELECT DISTINCT contact_id, account_id FROM record WHERE id BETWEEN ? AND ?";
constexpr std::string_view k_drop_raw = "DELETE FROM record_raw WHERE record_id BETWEEN ? AND ?";
constexpr std::string_view k_drop_keys =
    "DELETE FROM record_key WHERE hash IN (SELECT key_hash FROM record WHERE id BETWEEN ? AND ?)";
constexpr std::string_view k_drop_records = "DELETE FROM record WHERE id BETWEEN ? AND ?";
constexpr std::string_view k_drop_returns = "DELETE FROM mail_return WHERE id BETWEEN ? AND ?";
/// An order stays as long as it has lines.
constexpr std::string_view k_drop_events =
    "DELETE FROM event WHERE id BETWEEN ? AND ? AND id NOT IN (SELECT event_id FROM order_line)";
constexpr std::string_view k_drop_contracts = "DELETE FROM contract WHERE id BETWEEN ? AND ?";
constexpr std::string_view k_set_contract_back =
    "UPDATE contract SET (run_id, source_id, record_id, of_account, ref, product, amount_cents,"
    " margin_cents, volume, conditions, start_on, end_on, renewal_on, status) = (SELECT"
    " json_extract(?1, '$[0]'), json_extract(?1, '$[1]'), json_extract(?1, '$[2]'),"
    " json_extract(?1, '$[3]'), json_extract(?1, '$[4]'), json_extract(?1, '$[5]'),"
    " json_extract(?1, '$[6]'), json_extract(?1, '$[7]'), json_extract(?1, '$[8]'),"
    " json_extract(?1, '$[9]'), json_extract(?1, '$[10]'), json_extract(?1, '$[11]'),"
    " json_extract(?1, '$[12]'), json_extract(?1, '$[13]')) WHERE id = ?2";
constexpr std::string_view k_drop_results = "DELETE FROM address_rnvp WHERE run_id = ?";
constexpr std::string_view k_resolve_account =
    "SELECT coalesce((SELECT account_id FROM account_alias WHERE id = ?1), ?1)";
constexpr std::string_view k_set_contact = "UPDATE record SET contact_id = ? WHERE id = ?";
constexpr std::string_view k_set_account = "UPDATE record SET account_id = ? WHERE id = ?";
/// The account that an image names may have become part of another one since.
constexpr std::string_view k_settle_account =
    "UPDATE record SET account_id = coalesce((SELECT a.account_id FROM account_alias a"
    " WHERE a.id = record.account_id), account_id) WHERE id = ?";
constexpr std::string_view k_drop_contact_alias = "DELETE FROM contact_alias WHERE id = ?";
constexpr std::string_view k_drop_account_alias = "DELETE FROM account_alias WHERE id = ?";
constexpr std::string_view k_set_contact_alias =
    "UPDATE contact_alias SET contact_id = ? WHERE id = ?";
constexpr std::string_view k_set_account_alias =
    "UPDATE account_alias SET account_id = ? WHERE id = ?";
constexpr std::string_view k_set_site = "UPDATE site SET account_id = ? WHERE id = ?";
constexpr std::string_view k_add_key =
    "INSERT OR IGNORE INTO account_key (hash, account_id) VALUES (?, ?)";
constexpr std::string_view k_add_account_alias =
    "INSERT OR IGNORE INTO account_alias (id, account_id) VALUES (?, ?)";
constexpr std::string_view k_add_site =
    "INSERT OR IGNORE INTO site (id, siret, account_id, address_id) VALUES (?2,"
    " json_extract(?1, '$[0]'), json_extract(?1, '$[1]'), json_extract(?1, '$[2]'))";
/// An image made before a column was there has none of it: then nothing was said.
constexpr std::string_view k_set_source =
    "UPDATE source SET (name, kind, priority, licence, supplier, public_name, basis, channels,"
    " purposes, collected_on, proof, informed, uses_max, valid_until, addresses) = (SELECT"
    " json_extract(?1, '$[0]'), json_extract(?1, '$[1]'), json_extract(?1, '$[2]'),"
    " json_extract(?1, '$[3]'), json_extract(?1, '$[4]'), json_extract(?1, '$[5]'),"
    " json_extract(?1, '$[6]'), json_extract(?1, '$[7]'), json_extract(?1, '$[8]'),"
    " json_extract(?1, '$[9]'), json_extract(?1, '$[10]'), json_extract(?1, '$[11]'),"
    " json_extract(?1, '$[12]'), json_extract(?1, '$[13]'), json_extract(?1, '$[14]'))"
    " WHERE id = ?2";
constexpr std::string_view k_drop_columns = "DELETE FROM source_column WHERE source_id = ?";
constexpr std::string_view k_set_columns =
    "INSERT INTO source_column (source_id, folded, field) SELECT s.id, c.key, c.value"
    " FROM source s, json_each(?1) c WHERE s.id = ?2";
constexpr std::string_view k_sweep_batches = "DELETE FROM batch WHERE id BETWEEN ? AND ?";
constexpr std::string_view k_sweep_source =
    "DELETE FROM source WHERE id = ? AND id NOT IN (SELECT source_id FROM batch)"
    " AND id NOT IN (SELECT source_id FROM mail_return)"
    " AND NOT EXISTS (SELECT 1 FROM event WHERE source_id = source.id)"
    " AND NOT EXISTS (SELECT 1 FROM contract WHERE source_id = source.id)";
constexpr std::string_view k_sweep_campaigns =
    "DELETE FROM campaign_code WHERE id NOT IN (SELECT campaign_id FROM event WHERE campaign_id IS"
    " NOT NULL)";
constexpr std::string_view k_sweep_columns =
    "DELETE FROM source_column WHERE source_id NOT IN (SELECT id FROM source)";
constexpr std::string_view k_sweep_changes = "DELETE FROM run_change WHERE run_id = ?";

std::int64_t to_integer(std::string_view text) {
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

struct Change {
    std::string kind;
    std::int64_t row = 0;
    std::string before;
    std::int64_t after = 0;
};

std::vector<Change> changes_of(Connection& connection, model::RunId run) {
    Statement select = connection.prepare(k_changes);
    std::vector<Change> changes;
    for (Rows rows = select.rows(run.value); rows.next();) {
        changes.push_back({rows.get<std::string>(0), rows.get<std::int64_t>(1),
                           std::string(rows.text_or_empty(2)), to_integer(rows.text_or_empty(3))});
    }
    return changes;
}

/// The run that a query about another one names, if any.
std::optional<model::RunId> run_of(Connection& connection, std::string_view sql,
                                   model::RunId about) {
    Statement select = connection.prepare(sql);
    Rows rows = select.rows(about.value);
    if (!rows.next()) {
        return std::nullopt;
    }
    const auto id = rows.get<std::optional<std::int64_t>>(0);
    return id ? std::optional(model::RunId{*id}) : std::nullopt;
}

/// Gives how many rows changed.
std::int64_t take_activity_back(Connection& connection, const Change& change) {
    if (change.kind == "order_lines") {
        return drop_order_lines(connection, change.row, change.after);
    }
    if (change.kind == "contract") {
        connection.prepare(k_set_contract_back).run(change.before, change.row);
    } else {
        connection.prepare(change.kind == "events" ? k_drop_events : k_drop_contracts)
            .run(change.row, change.after);
    }
    return connection.changes();
}

/// Takes changes back one by one and remembers what they touched.
class Undoing {
public:
    Undoing(Connection& connection, model::RunId run, UndoCounts& counts)
        : m_run(run)
        , m_counts(&counts)
        , m_moves(connection, run)
        , m_verdicts(connection)
        , m_record(connection, k_record)
        , m_range(connection, k_record_range)
        , m_drop_raw(connection, k_drop_raw)
        , m_drop_keys(connection, k_drop_keys)
        , m_drop_records(connection, k_drop_records)
        , m_restore(connection, restore_record_image_sql())
        , m_resolve_account(connection, k_resolve_account)
        , m_set_contact(connection, k_set_contact)
        , m_set_account(connection, k_set_account)
        , m_drop_contact_alias(connection, k_drop_contact_alias)
        , m_drop_account_alias(connection, k_drop_account_alias)
        , m_set_contact_alias(connection, k_set_contact_alias)
        , m_set_account_alias(connection, k_set_account_alias)
        , m_set_site(connection, k_set_site)
        , m_restore_raw(connection, "UPDATE record_raw SET cells = json_extract(?1, '$[#-1]')"
                                    " WHERE record_id = ?2")
        , m_settle_account(connection, k_settle_account)
        , m_add_key(connection, k_add_key)
        , m_add_account_alias(connection, k_add_account_alias)
        , m_add_site(connection, k_add_site)
        , m_set_source(connection, k_set_source)
        , m_drop_columns(connection, k_drop_columns)
        , m_set_columns(connection, k_set_columns)
        , m_connection(&connection) {}

    void take_back(const Change& change) {
        if (change.kind == "records") {
            remove_records(change.row, change.after);
        } else if (change.kind == "record") {
            touch(change.row);
            m_restore.run(change.before, change.row);
            m_restore_raw.run(change.before, change.row);
            m_settle_account.run(change.row);
            touch(change.row);
            ++m_counts->records_restored;
        } else if (change.kind == "contact") {
            move_to_contact(change);
        } else if (change.kind == "account") {
            move_to_account(change);
        } else if (change.kind == "verdict") {
            m_verdicts.take_back(m_run, {change.row}, {change.after}, change.before);
        } else if (change.kind == "contact_merge") {
            m_drop_contact_alias.run(change.row);
            m_touched.contacts.push_back({change.row});
        } else if (change.kind == "account_merge") {
            m_drop_account_alias.run(change.row);
            m_touched.accounts.push_back({change.row});
        } else if (change.kind == "contact_alias") {
            m_set_contact_alias.run(to_integer(change.before), change.row);
        } else if (change.kind == "account_alias") {
            m_set_account_alias.run(to_integer(change.before), change.row);
        } else if (change.kind == "site") {
            m_set_site.run(to_integer(change.before), change.row);
        } else if (change.kind == "account_key_gone") {
            m_add_key.run(change.row, to_integer(change.before));
        } else if (change.kind == "account_alias_gone") {
            m_add_account_alias.run(change.row, to_integer(change.before));
        } else if (change.kind == "site_gone") {
            m_add_site.run(change.before, change.row);
        } else if (change.kind == "scan") {
            m_connection->execute(k_clear_matches);
        } else if (change.kind == "rnvp") {
            m_connection->prepare(k_drop_results).run(change.row);
        } else if (change.kind == "returns") {
            m_connection->prepare(k_drop_returns).run(change.row, change.after);
        } else if (change.kind == "events" || change.kind == "order_lines" ||
                   change.kind == "contracts" || change.kind == "contract") {
            m_counts->activity += take_activity_back(*m_connection, change);
        } else if (change.kind == "source_was") {
            m_set_source.run(change.before, change.row);
        } else if (change.kind == "source_columns") {
            m_drop_columns.run(change.row);
            m_set_columns.run(change.before, change.row);
        }
    }

    void add(const Touched& touched) {
        m_touched.contacts.insert(m_touched.contacts.end(), touched.contacts.begin(),
                                  touched.contacts.end());
        m_touched.accounts.insert(m_touched.accounts.end(), touched.accounts.begin(),
                                  touched.accounts.end());
    }

    /// What later runs noted of what went back no longer holds.
    void drop_stale() { m_moves.drop_stale(); }

    [[nodiscard]] Touched touched() {
        const auto tidy = [](auto& ids) {
            sort_unique(ids);
            ids.erase(std::remove_if(ids.begin(), ids.end(), [](auto id) { return !id; }),
                      ids.end());
        };
        tidy(m_touched.contacts);
        tidy(m_touched.accounts);
        return std::move(m_touched);
    }

private:
    void touch(std::int64_t record) {
        Rows rows = m_record.rows(record);
        if (rows.next()) {
            m_touched.contacts.push_back({rows.get<std::int64_t>(0)});
            m_touched.accounts.push_back({rows.get<std::optional<std::int64_t>>(1).value_or(0)});
        }
    }

    void remove_records(std::int64_t first, std::int64_t last) {
        for (Rows rows = m_range.rows(first, last); rows.next();) {
            m_touched.contacts.push_back({rows.get<std::int64_t>(0)});
            m_touched.accounts.push_back({rows.get<std::optional<std::int64_t>>(1).value_or(0)});
        }
        m_verdicts.forget_records(first, last);
        m_drop_raw.run(first, last);
        m_drop_keys.run(first, last);
        m_drop_records.run(first, last);
        m_counts->records_removed += m_connection->changes();
    }

    /// Empty: an undone import took the record away.
    std::optional<std::int64_t> owner_of(std::int64_t record, int column) {
        Rows rows = m_record.rows(record);
        if (!rows.next()) {
            return std::nullopt;
        }
        return rows.get<std::optional<std::int64_t>>(column).value_or(0);
    }

    void move(std::int64_t record, std::int64_t to, Statement& set) {
        touch(record);
        set.run(to, record);
        touch(record);
        ++m_counts->records_moved;
    }

    void move_to_contact(const Change& change) {
        if (const auto now = owner_of(change.row, 0)) {
            const auto to =
                m_moves.target({change.row}, {*now}, {to_integer(change.before)}, {change.after});
            if (to) {
                move(change.row, to->value, m_set_contact);
            }
        }
    }

    /// Unless something has moved the record elsewhere since: where it is now must be, also through
    /// aliases, where the run put it.
    void move_to_account(const Change& change) {
        const auto resolved = [&](std::int64_t id) {
            Rows rows = m_resolve_account.rows(id);
            return rows.next() ? rows.get<std::int64_t>(0) : id;
        };
        const auto now = owner_of(change.row, 1);
        if (now && resolved(*now) == resolved(change.after)) {
            move(change.row, to_integer(change.before), m_set_account);
        }
    }

    model::RunId m_run;
    UndoCounts* m_counts;
    UndoMoves m_moves;
    UndoVerdicts m_verdicts;
    Statement m_record;
    Statement m_range;
    Statement m_drop_raw;
    Statement m_drop_keys;
    Statement m_drop_records;
    Statement m_restore;
    Statement m_resolve_account;
    Statement m_set_contact;
    Statement m_set_account;
    Statement m_drop_contact_alias;
    Statement m_drop_account_alias;
    Statement m_set_contact_alias;
    Statement m_set_account_alias;
    Statement m_set_site;
    Statement m_restore_raw;
    Statement m_settle_account;
    Statement m_add_key;
    Statement m_add_account_alias;
    Statement m_add_site;
    Statement m_set_source;
    Statement m_drop_columns;
    Statement m_set_columns;
    Connection* m_connection;
    Touched m_touched;
};

} // namespace

std::optional<model::RunId> UndoStore::blocked_by(model::RunId run) {
    return run_of(m_database->connection(), k_blocked_by, run);
}

std::optional<model::RunId> UndoStore::held_by(model::RunId run) {
    return run_of(m_database->connection(), k_held_by, run);
}

Touched UndoStore::undo(model::RunId run, UndoCounts& counts) {
    Connection& connection = m_database->connection();
    Undoing undoing(connection, run, counts);
    for (const Change& change : changes_of(connection, run)) {
        undoing.take_back(change);
        if (change.kind == "source_was") {
            undoing.add(SourceStore(*m_database).shared({change.row}));
        }
    }
    undoing.drop_stale();
    return undoing.touched();
}

void UndoStore::sweep(model::RunId run) {
    Connection& connection = m_database->connection();
    const std::vector<Change> changes = changes_of(connection, run);
    Statement drop = connection.prepare(k_sweep_changes);
    drop.run(run.value);
    const bool events_changed =
        std::any_of(changes.begin(), changes.end(),
                    [](const Change& change) { return change.kind == "events"; });
    if (events_changed) {
        connection.execute(k_sweep_campaigns);
    }
    const bool records_changed =
        std::any_of(changes.begin(), changes.end(), [](const Change& change) {
            return change.kind == "records" || change.kind == "record";
        });
    if (records_changed) {
        sweep_unused(connection);
    }
    // Sources after their batches.
    for (const auto& [kind, sql] :
         {std::pair{"batches", k_sweep_batches}, std::pair{"source", k_sweep_source}}) {
        Statement sweep = connection.prepare(sql);
        for (const Change& change : changes) {
            if (change.kind != kind) {
                continue;
            }
            if (change.kind == "source") {
                sweep.run(change.row);
            } else {
                sweep.run(change.row, change.after);
            }
        }
    }
    connection.execute(k_sweep_columns);
}

} // namespace bdd::storage
