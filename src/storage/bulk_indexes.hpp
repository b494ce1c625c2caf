#pragma once

#include <string>
#include <vector>

namespace bdd::storage {

class Connection;

/// What is filled: records with their contacts, or events.
enum class BulkTables { contacts, events };

/// Takes the indices of the big tables away while an empty base is filled and makes them again
/// afterwards: sorting once is several times faster than a look-up per row. All inside the
/// caller's transaction.
class BulkIndexes {
public:
    /// Drops them when the tables are empty; otherwise leaves them in place.
    BulkIndexes(Connection& connection, BulkTables tables);
    /// True while they are away.
    [[nodiscard]] bool dropped() const noexcept { return !m_create.empty(); }
    void restore();

private:
    Connection* m_connection;
    std::vector<std::string> m_create;
};

} // namespace bdd::storage
