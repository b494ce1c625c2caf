#include "storage/sqlite.hpp"

#include <bdd/storage/key_store.hpp>

namespace bdd::storage {

std::vector<KeyCheck> KeyStore::all() {
    Statement select =
        m_database->connection().prepare("SELECT id, check_value FROM secret_key ORDER BY id");
    std::vector<KeyCheck> keys;
    for (Rows rows = select.rows(); rows.next();) {
        keys.push_back({rows.get<std::uint32_t>(0), std::string(rows.text_or_empty(1))});
    }
    return keys;
}

void KeyStore::add(std::uint32_t id, std::string_view check_value, std::string_view created_at) {
    Statement insert = m_database->connection().prepare(
        "INSERT INTO secret_key (id, check_value, created_at) VALUES (?, ?, ?)");
    insert.run(id, Blob{check_value}, created_at);
}

} // namespace bdd::storage
