#include "storage/id_page.hpp"
#include "storage/sqlite.hpp"

#include <bdd/core/sort_unique.hpp>
#include <bdd/storage/export_members.hpp>

namespace bdd::storage {

namespace {

constexpr std::string_view k_merged = "SELECT id, contact_id FROM contact_alias";
constexpr std::string_view k_pages =
    "SELECT contacts FROM export_member WHERE export_id = ? ORDER BY first";
constexpr std::string_view k_pages_for =
    "SELECT e.at, m.contacts FROM export_member m JOIN export_log e ON e.id = m.export_id"
    " WHERE e.purpose = ? ORDER BY m.export_id, m.first";

} // namespace

ExportMembers::ExportMembers(Database& database)
    : m_database(&database) {
    Statement select = database.connection().prepare(k_merged);
    for (Rows rows = select.rows(); rows.next();) {
        m_merged.emplace(rows.get<std::int64_t>(0), rows.get<std::int64_t>(1));
    }
}

model::ContactId ExportMembers::now(std::int64_t id) const {
    const auto merged = m_merged.find(id);
    return {merged == m_merged.end() ? id : merged->second};
}

void ExportMembers::each(std::int64_t export_id, const Visit& visit) {
    Statement select = m_database->connection().prepare(k_pages);
    for (Rows rows = select.rows(export_id); rows.next();) {
        for (const std::int64_t id : unpack_ids(rows.text_or_empty(0))) {
            visit(now(id));
        }
    }
}

void ExportMembers::each_for(std::string_view purpose, const VisitAt& visit) {
    Statement select = m_database->connection().prepare(k_pages_for);
    for (Rows rows = select.rows(purpose); rows.next();) {
        for (const std::int64_t id : unpack_ids(rows.text_or_empty(1))) {
            visit(rows.get<std::string_view>(0), now(id));
        }
    }
}

ExportMembers::People ExportMembers::of(std::span<const std::int64_t> exports) {
    People found;
    for (const std::int64_t id : exports) {
        each(id, [&](model::ContactId contact) {
            found.people.push_back(contact);
            ++found.rows;
        });
    }
    sort_unique(found.people);
    return found;
}

} // namespace bdd::storage
