#include "storage/id_page.hpp"
#include "storage/sqlite.hpp"

#include <bdd/storage/export_members.hpp>

namespace bdd::storage {

namespace {

constexpr std::string_view k_merged = "SELECT id, contact_id FROM contact_alias";
constexpr std::string_view k_pages =
    "SELECT contacts FROM export_member WHERE export_id = ? ORDER BY first";

} // namespace

ExportMembers::ExportMembers(Database& database)
    : m_database(&database) {
    Statement select = database.connection().prepare(k_merged);
    for (Rows rows = select.rows(); rows.next();) {
        m_merged.emplace(rows.get<std::int64_t>(0), rows.get<std::int64_t>(1));
    }
}

void ExportMembers::each(std::int64_t export_id,
                         const std::function<void(model::ContactId now)>& visit) {
    Statement select = m_database->connection().prepare(k_pages);
    for (Rows rows = select.rows(export_id); rows.next();) {
        for (const std::int64_t id : unpack_ids(rows.text_or_empty(0))) {
            const auto merged = m_merged.find(id);
            visit({merged == m_merged.end() ? id : merged->second});
        }
    }
}

} // namespace bdd::storage
