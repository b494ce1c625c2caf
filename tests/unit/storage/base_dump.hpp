#pragma once

#include "storage/sqlite.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace bdd::test {

/// Every row of every table as text, in order: two bases are equal when their dumps are.
using Dump = std::map<std::string, std::vector<std::string>>;

inline std::vector<std::string> texts(storage::Connection& connection, const std::string& sql) {
    storage::Statement select = connection.prepare(sql);
    std::vector<std::string> found;
    for (storage::Rows rows = select.rows(); rows.next();) {
        found.emplace_back(rows.text_or_empty(0));
    }
    return found;
}

inline std::set<std::int64_t> ids(storage::Connection& connection, const std::string& table) {
    storage::Statement select = connection.prepare("SELECT id FROM " + table);
    std::set<std::int64_t> found;
    for (storage::Rows rows = select.rows(); rows.next();) {
        found.insert(rows.get<std::int64_t>(0));
    }
    return found;
}

/// The log of runs, what it keeps for undo and the sequences of ids are left out: they only grow.
inline Dump dump(storage::Connection& connection) {
    Dump all;
    for (const std::string& table :
         texts(connection, "SELECT name FROM sqlite_schema WHERE type = 'table'"
                           " AND name NOT LIKE 'sqlite_%'"
                           " AND name NOT IN ('run', 'run_change', 'sequence')")) {
        std::string row;
        for (const std::string& column :
             texts(connection, "SELECT name FROM pragma_table_xinfo('" + table + "')")) {
            row += (row.empty() ? "quote(" : " || '|' || quote(") + column + ")";
        }
        all[table] = texts(connection, "SELECT " + row + " FROM " + table);
        std::sort(all[table].begin(), all[table].end());
    }
    return all;
}

inline std::vector<std::string> indexes(storage::Connection& connection) {
    return texts(connection, "SELECT sql FROM sqlite_schema WHERE type = 'index'"
                             " AND sql IS NOT NULL ORDER BY name");
}

/// Empty when the base is sound.
inline std::vector<std::string> damages(storage::Connection& connection) {
    std::vector<std::string> found =
        texts(connection, "SELECT \"table\" || ' ' || coalesce(rowid, '') || ' -> ' || parent"
                          " FROM pragma_foreign_key_check");
    const std::string integrity = connection.query_text("PRAGMA integrity_check");
    if (integrity != "ok") {
        found.push_back(integrity);
    }
    return found;
}

} // namespace bdd::test
