#include "storage/bulk_indexes.hpp"

#include "storage/sqlite.hpp"

#include <utility>

namespace bdd::storage {

namespace {

/// Without their indices, only memory knows what these tables hold: all of them must be empty.
constexpr std::string_view k_is_filled =
    "SELECT EXISTS (SELECT 1 FROM record) OR EXISTS (SELECT 1 FROM address)"
    " OR EXISTS (SELECT 1 FROM account_key) OR EXISTS (SELECT 1 FROM site)";
constexpr std::string_view k_indexes =
    "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN"
    " ('record', 'contact', 'account', 'site') ORDER BY name";

} // namespace

BulkIndexes::BulkIndexes(Connection& connection)
    : m_connection(&connection) {
    if (connection.query_integer(k_is_filled) == 1) {
        return;
    }
    std::vector<std::string> names;
    {
        Statement select = connection.prepare(k_indexes);
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
