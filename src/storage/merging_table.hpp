#pragma once

#include "storage/sqlite.hpp"

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace bdd::storage {

/// A row that goes from one owner to another.
struct MovedRow {
    std::int64_t id = 0;
    std::int64_t from = 0;
    std::int64_t into = 0;
};

/// The pairs of one bulk merge, as the temporary table `merging` that its statements join, and as
/// long as this object lives. Names of tables and columns come from the code alone.
class MergingTable {
public:
    using Pair = std::pair<std::int64_t, std::int64_t>; ///< (from, into)

    /// Each `from` once.
    MergingTable(Connection& connection, const std::vector<Pair>& pairs);
    ~MergingTable();
    MergingTable(const MergingTable&) = delete;
    MergingTable& operator=(const MergingTable&) = delete;

    /// Rows of `table` whose `owner` is a `from`; by owner, then id.
    [[nodiscard]] std::vector<MovedRow> rows_of(std::string_view table, std::string_view owner);
    /// Writes the new owners of such rows. In the order of their ids, so that every page of the
    /// table is read and written once.
    void move(std::string_view table, std::string_view owner, std::vector<MovedRow> rows);
    /// Drops every `from` of `table`; its id leads to `into` from now on.
    void make_aliases(std::string_view table);

private:
    Connection* m_connection;
};

} // namespace bdd::storage
