#include "storage/campaign_codes.hpp"

namespace bdd::storage {

CampaignCodes::CampaignCodes(Connection& connection)
    : m_connection(&connection)
    , m_find(connection, "SELECT id FROM campaign_code WHERE code = ?")
    , m_add(connection, "INSERT INTO campaign_code (code) VALUES (?)") {}

std::optional<std::int64_t> CampaignCodes::id_of(std::string_view code) {
    if (code.empty()) {
        return std::nullopt;
    }
    const auto known = m_ids.find(std::string(code));
    if (known != m_ids.end()) {
        return known->second;
    }
    std::int64_t id = 0;
    if (Rows rows = m_find.rows(code); rows.next()) {
        id = rows.get<std::int64_t>(0);
    }
    if (id == 0) {
        m_add.run(code);
        id = m_connection->last_insert_id();
    }
    m_ids.emplace(code, id);
    return id;
}

} // namespace bdd::storage
