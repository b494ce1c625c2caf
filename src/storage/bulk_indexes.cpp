#include "storage/bulk_indexes.hpp"

#include "storage/sqlite.hpp"

#include <utility>

namespace bdd::storage {

namespace {

struct Load {
    std::string_view is_filled;
    std::string_view indexes;
};

/// Without their indices, only memory knows what these tables hold: all of them must be empty.
constexpr Load k_contacts = {
    "SELECT EXISTS (SELECT 1 FROM record) OR EXISTS (SELECT 1 FROM address)"
    " OR EXISTS (SELECT 1 FROM account_key) OR EXISTS (SELECT 1 FROM site)",
    "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN"
    " ('record', 'contact', 'account', 'site') ORDER BY name"};
/// The unique one stays: it says what came before.
constexpr Load k_events = {"SELECT EXISTS (SELECT 1 FROM event)",
                           "SELECT name, sql FROM sqlite_schema WHERE name IN ('event_record', "
                           "'event_type') ORDER BY name"};

const Load& load_of(BulkTables tables) noexcept {
    return tables == BulkTables::events ? k_events : k_contacts;
}

} // namespace

BulkIndexes::BulkIndexes(Connection& connection, BulkTables tables)
    : m_connection(&connection) {
    const Load& load = load_of(tables);
    if (connection.query_integer(load.is_filled) == 1) {
        return;
    }
    std::vector<std::string> names;
    {
        Statement select = connection.prepare(load.indexes);
        Rows rows = select.rows();
        while (rows.next()) {
            names.push_back(rows.get<std::string>(0));
            m_create.push_back(rows.get<std::string>(1));
        }
    }
    for (const std::string& name : names) {
        connection.execute("DROP INDEX " + name);
    }
}

void BulkIndexes::restore() {
    for (const std::string& sql : std::exchange(m_create, {})) {
        m_connection->execute(sql);
    }
}

} // namespace bdd::storage
