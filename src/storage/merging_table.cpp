#include "storage/merging_table.hpp"

#include "storage/row_feed.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace bdd::storage {

namespace {

constexpr std::string_view k_table = "CREATE TEMP TABLE IF NOT EXISTS merging (from_id INTEGER"
                                     " PRIMARY KEY, into_id INTEGER NOT NULL) STRICT;"
                                     "DELETE FROM merging";
constexpr std::string_view k_clear = "DELETE FROM merging";

} // namespace

MergingTable::MergingTable(Connection& connection, const std::vector<Pair>& pairs)
    : m_connection(&connection) {
    connection.execute(k_table);
    RowFeed feed(connection, "merging", "from_id, into_id");
    for (const auto& [from, into] : pairs) {
        feed.add(from);
        feed.add(into);
    }
    feed.flush();
}

MergingTable::~MergingTable() {
    try {
        m_connection->execute(k_clear);
    } catch (const Error&) { // The next merge clears it, too.
    }
}

std::vector<MovedRow> MergingTable::rows_of(std::string_view table, std::string_view owner) {
    Statement select = m_connection->prepare(fmt::format(
        "SELECT t.id, m.from_id, m.into_id FROM merging m CROSS JOIN {0} t ON t.{1} = m.from_id"
        " ORDER BY m.from_id, t.id",
        table, owner));
    std::vector<MovedRow> found;
    for (Rows rows = select.rows(); rows.next();) {
        found.push_back(
            {rows.get<std::int64_t>(0), rows.get<std::int64_t>(1), rows.get<std::int64_t>(2)});
    }
    return found;
}

void MergingTable::move(std::string_view table, std::string_view owner,
                        std::vector<MovedRow> rows) {
    std::sort(rows.begin(), rows.end(),
              [](const MovedRow& a, const MovedRow& b) { return a.id < b.id; });
    Statement update =
        m_connection->prepare(fmt::format("UPDATE {} SET {} = ? WHERE id = ?", table, owner));
    for (const MovedRow& row : rows) {
        update.run(row.into, row.id);
    }
}

void MergingTable::make_aliases(std::string_view table) {
    m_connection->execute(
        fmt::format("DELETE FROM {0} WHERE id IN (SELECT from_id FROM merging);"
                    "INSERT INTO {0}_alias (id, {0}_id) SELECT from_id, into_id FROM merging",
                    table));
}

} // namespace bdd::storage
