#pragma once

#include <bdd/storage/database.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::storage {

/// What tells a key from another without giving it away.
struct KeyCheck {
    std::uint32_t id = 0;
    std::string check_value; ///< Bytes.
};

/// The keys that fingerprints of this base were made with. The keys themselves lie elsewhere.
class KeyStore {
public:
    explicit KeyStore(Database& database)
        : m_database(&database) {}

    /// By id. A row is there if and only if the base may hold fingerprints of that key.
    [[nodiscard]] std::vector<KeyCheck> all();
    void add(std::uint32_t id, std::string_view check_value, std::string_view created_at);

private:
    Database* m_database;
};

} // namespace bdd::storage
