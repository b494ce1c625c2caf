#include <bdd/storage/undo_store.hpp>

#include "storage/record_image.hpp"
#include "storage/sqlite.hpp"

#include <algorithm>
#include <charconv>

namespace bdd::storage {

namespace {

constexpr std::string_view k_blocked_by =
    "SELECT max(later.run_id) FROM run_change later JOIN run ON run.id = later.run_id"
    " WHERE later.kind = 'record' AND later.run_id > ?1 AND run.undone_by IS NULL AND ("
    "  EXISTS (SELECT 1 FROM run_change mine WHERE mine.run_id = ?1 AND mine.kind = 'records'"
    "          AND later.row_id BETWEEN mine.row_id AND CAST(mine.after AS INTEGER))"
    "  OR later.row_id IN (SELECT row_id FROM run_change WHERE run_id = ?1 AND kind = 'record'))";
constexpr std::string_view k_changes =
    "SELECT kind, row_id, before, after FROM run_change WHERE run_id = ? ORDER BY seq DESC";
constexpr std::string_view k_record =
    "SELECT contact_id, account_id FROM record WHERE id = ?";
constexpr std::string_view k_record_range =
    "SELECT DISTINCT contact_id, account_id FROM record WHERE id BETWEEN ? AND ?";
constexpr std::string_view k_drop_raw = "DELETE FROM record_raw WHERE record_id BETWEEN ? AND ?";
constexpr std::string_view k_drop_records = "DELETE FROM record WHERE id BETWEEN ? AND ?";
constexpr std::string_view k_resolve_contact =
    "SELECT coalesce((SELECT contact_id FROM contact_alias WHERE id = ?1), ?1)";
constexpr std::string_view k_resolve_account =
    "SELECT coalesce((SELECT account_id FROM account_alias WHERE id = ?1), ?1)";
constexpr std::string_view k_set_contact = "UPDATE record SET contact_id = ? WHERE id = ?";
constexpr std::string_view k_set_account = "UPDATE record SET account_id = ? WHERE id = ?";
constexpr std::string_view k_drop_contact_alias = "DELETE FROM contact_alias WHERE id = ?";
constexpr std::string_view k_drop_account_alias = "DELETE FROM account_alias WHERE id = ?";
constexpr std::string_view k_set_contact_alias =
    "UPDATE contact_alias SET contact_id = ? WHERE id = ?";
constexpr std::string_view k_set_account_alias =
    "UPDATE account_alias SET account_id = ? WHERE id = ?";
constexpr std::string_view k_set_key = "UPDATE account_key SET account_id = ? WHERE hash = ?";
constexpr std::string_view k_set_site = "UPDATE site SET account_id = ? WHERE id = ?";
constexpr std::string_view k_sweep_sites =
    "DELETE FROM site WHERE id BETWEEN ? AND ?"
    " AND siret NOT IN (SELECT siret FROM record WHERE siret IS NOT NULL)";
constexpr std::string_view k_sweep_addresses =
    "DELETE FROM address WHERE id BETWEEN ? AND ? AND id NOT IN ("
    " SELECT address_id FROM record WHERE address_id IS NOT NULL"
    " UNION SELECT address_id FROM site WHERE address_id IS NOT NULL)";
constexpr std::string_view k_sweep_batches = "DELETE FROM batch WHERE id BETWEEN ? AND ?";
constexpr std::string_view k_sweep_source =
    "DELETE FROM source WHERE id = ? AND id NOT IN (SELECT source_id FROM batch)";
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

/// Takes changes back one by one and remembers what they touched.
class Undoing {
public:
    Undoing(Connection& connection, UndoCounts& counts)
        : m_counts(&counts), m_record(connection, k_record), m_range(connection, k_record_range),
          m_drop_raw(connection, k_drop_raw), m_drop_records(connection, k_drop_records),
          m_restore(connection, restore_record_image_sql()),
          m_resolve_contact(connection, k_resolve_contact),
          m_resolve_account(connection, k_resolve_account),
          m_set_contact(connection, k_set_contact), m_set_account(connection, k_set_account),
          m_drop_contact_alias(connection, k_drop_contact_alias),
          m_drop_account_alias(connection, k_drop_account_alias),
          m_set_contact_alias(connection, k_set_contact_alias),
          m_set_account_alias(connection, k_set_account_alias), m_set_key(connection, k_set_key),
          m_set_site(connection, k_set_site),
          m_restore_raw(connection, "UPDATE record_raw SET cells = json_extract(?1, '$[#-1]')"
                                    " WHERE record_id = ?2"),
          m_connection(&connection) {}

    void take_back(const Change& change) {
        if (change.kind == "records") {
            remove_records(change.row, change.after);
        } else if (change.kind == "record") {
            touch(change.row);
            m_restore.run(change.before, change.row);
            m_restore_raw.run(change.before, change.row);
            touch(change.row);
            ++m_counts->records_restored;
        } else if (change.kind == "contact") {
            move_back(change, 0, m_resolve_contact, m_set_contact);
        } else if (change.kind == "account") {
            move_back(change, 1, m_resolve_account, m_set_account);
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
        } else if (change.kind == "account_key") {
            m_set_key.run(to_integer(change.before), change.row);
        } else if (change.kind == "site") {
            m_set_site.run(to_integer(change.before), change.row);
        }
    }

    [[nodiscard]] Touched touched() {
        const auto tidy = [](auto& ids) {
            std::sort(ids.begin(), ids.end());
            ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
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
        m_drop_raw.run(first, last);
        m_drop_records.run(first, last);
        m_counts->records_removed += m_connection->changes();
    }

    /// A record goes back to where the run took it from, unless somebody has moved it elsewhere
    /// since: where it is now must be, also through aliases, where the run put it.
    void move_back(const Change& change, int column, Statement& resolve, Statement& set) {
        std::int64_t now = 0;
        {
            Rows rows = m_record.rows(change.row);
            if (!rows.next()) {
                return; // An undone import took the record away.
            }
            now = rows.get<std::optional<std::int64_t>>(column).value_or(0);
        }
        const auto resolved = [&](std::int64_t id) {
            Rows rows = resolve.rows(id);
            return rows.next() ? rows.get<std::int64_t>(0) : id;
        };
        if (resolved(now) != resolved(change.after)) {
            return;
        }
        touch(change.row);
        set.run(to_integer(change.before), change.row);
        touch(change.row);
        ++m_counts->records_moved;
    }

    UndoCounts* m_counts;
    Statement m_record;
    Statement m_range;
    Statement m_drop_raw;
    Statement m_drop_records;
    Statement m_restore;
    Statement m_resolve_contact;
    Statement m_resolve_account;
    Statement m_set_contact;
    Statement m_set_account;
    Statement m_drop_contact_alias;
    Statement m_drop_account_alias;
    Statement m_set_contact_alias;
    Statement m_set_account_alias;
    Statement m_set_key;
    Statement m_set_site;
    Statement m_restore_raw;
    Connection* m_connection;
    Touched m_touched;
};

} // namespace

std::optional<model::RunId> UndoStore::blocked_by(model::RunId run) {
    Statement select = m_database->connection().prepare(k_blocked_by);
    Rows rows = select.rows(run.value);
    if (rows.next()) {
        if (const auto id = rows.get<std::optional<std::int64_t>>(0)) {
            return model::RunId{*id};
        }
    }
    return std::nullopt;
}

Touched UndoStore::undo(model::RunId run, UndoCounts& counts) {
    Connection& connection = m_database->connection();
    connection.execute("PRAGMA defer_foreign_keys = ON");
    Undoing undoing(connection, counts);
    for (const Change& change : changes_of(connection, run)) {
        undoing.take_back(change);
    }
    return undoing.touched();
}

void UndoStore::sweep(model::RunId run) {
    Connection& connection = m_database->connection();
    // In the order of the foreign keys; `changes_of` gives the newest first.
    for (const auto& [kind, sql] :
         {std::pair{"sites", k_sweep_sites}, std::pair{"addresses", k_sweep_addresses},
          std::pair{"batches", k_sweep_batches}}) {
        for (const Change& change : changes_of(connection, run)) {
            if (change.kind == kind) {
                Statement sweep = connection.prepare(sql);
                sweep.run(change.row, change.after);
            }
        }
    }
    for (const Change& change : changes_of(connection, run)) {
        if (change.kind == "source") {
            Statement sweep = connection.prepare(k_sweep_source);
            sweep.run(change.row);
        }
    }
    Statement drop = connection.prepare(k_sweep_changes);
    drop.run(run.value);
}

} // namespace bdd::storage
