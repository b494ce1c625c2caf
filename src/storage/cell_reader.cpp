#include "storage/sqlite.hpp"

#include <bdd/storage/cell_reader.hpp>

#include <fmt/format.h>

#include <string>
#include <vector>

namespace bdd::storage {

namespace {

constexpr std::string_view k_tables =
    "SELECT name, sql LIKE '%WITHOUT ROWID%' FROM sqlite_schema WHERE type = 'table'"
    " AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name";
/// Generated columns repeat others.
constexpr std::string_view k_columns =
    "SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0 AND type IN ('TEXT', 'BLOB')";

struct Table {
    std::string name;
    bool is_numbered = true;
    std::vector<std::string> columns;
};

std::vector<Table> tables_of(Connection& connection) {
    std::vector<Table> tables;
    Statement select = connection.prepare(k_tables);
    for (Rows rows = select.rows(); rows.next();) {
        tables.push_back({rows.get<std::string>(0), rows.get<int>(1) == 0, {}});
    }
    Statement columns = connection.prepare(k_columns);
    for (Table& table : tables) {
        for (Rows rows = columns.rows(table.name); rows.next();) {
            table.columns.push_back(rows.get<std::string>(0));
        }
    }
    return tables;
}

/// Names of the schema alone, which is this program's own.
std::string select_of(const Table& table) {
    std::string sql = table.is_numbered ? "SELECT rowid" : "SELECT NULL";
    for (const std::string& column : table.columns) {
        sql += fmt::format(", \"{}\"", column);
    }
    return sql + fmt::format(" FROM \"{}\"", table.name);
}

} // namespace

void each_cell(Database& database, const std::function<void(const Cell& cell)>& visit) {
    Connection& connection = database.connection();
    for (const Table& table : tables_of(connection)) {
        if (table.columns.empty()) {
            continue;
        }
        Statement select = connection.prepare(select_of(table));
        for (Rows rows = select.rows(); rows.next();) {
            const auto row = rows.get<std::optional<std::int64_t>>(0);
            for (std::size_t i = 0; i < table.columns.size(); ++i) {
                const std::string_view bytes = rows.text_or_empty(static_cast<int>(i) + 1);
                if (!bytes.empty()) {
                    visit({table.name, table.columns[i], row, bytes});
                }
            }
        }
    }
}

std::optional<model::ContactId> owner_of(Database& database, model::RecordId record) {
    Statement select = database.connection().prepare("SELECT contact_id FROM record WHERE id = ?");
    Rows rows = select.rows(record.value);
    return rows.next() ? std::optional(model::ContactId{rows.get<std::int64_t>(0)}) : std::nullopt;
}

} // namespace bdd::storage
