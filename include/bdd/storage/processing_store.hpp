#pragma once

#include <bdd/storage/database.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::storage {

/// What is written of one purpose in the register of processing (RGPD art. 30). Empty: not said.
struct Processing {
    std::string purpose; ///< Keyword.
    std::string basis;   ///< Keyword.
    std::string lia;     ///< Reference of the balancing test behind a legitimate interest.
    std::string people;  ///< Categories.
    std::string data;    ///< Categories.
    std::string transfers;
    std::string period;
    std::string security;
    std::string reviewed_on; ///< YYYY-MM-DD
};

/// The sheets of the register, one a purpose.
class ProcessingStore {
public:
    explicit ProcessingStore(Database& database)
        : m_database(&database) {}

    [[nodiscard]] std::optional<Processing> find(std::string_view purpose);
    /// By purpose.
    [[nodiscard]] std::vector<Processing> list();
    /// In place of the sheet that this purpose had.
    void save(const Processing& sheet);

private:
    Database* m_database;
};

} // namespace bdd::storage
