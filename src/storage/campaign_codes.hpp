#pragma once

#include "storage/sqlite.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace bdd::storage {

/// Ids of campaigns by the code that files give them; each code is looked up once.
class CampaignCodes {
public:
    explicit CampaignCodes(Connection& connection);
    /// Made on first use; empty for an empty code.
    [[nodiscard]] std::optional<std::int64_t> id_of(std::string_view code);

private:
    Connection* m_connection;
    Statement m_find;
    Statement m_add;
    std::unordered_map<std::string, std::int64_t> m_ids;
};

} // namespace bdd::storage
