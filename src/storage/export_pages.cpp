#include "storage/id_page.hpp"
#include "storage/sqlite.hpp"

#include <bdd/core/sort_unique.hpp>
#include <bdd/storage/export_store.hpp>

#include <algorithm>
#include <iterator>

namespace bdd::storage {

namespace {

constexpr std::string_view k_former_ids = "SELECT id FROM contact_alias WHERE contact_id = ?";
constexpr std::string_view k_pages =
    "SELECT export_id, first, last, contacts FROM export_member WHERE ?1 <= last AND ?2 >= first"
    " ORDER BY export_id, first";
constexpr std::string_view k_page =
    "SELECT contacts FROM export_member WHERE export_id = ? AND first = ?";
constexpr std::string_view k_set_page =
    "UPDATE export_member SET contacts = ? WHERE export_id = ? AND first = ?";

struct PageKey {
    std::int64_t export_id = 0;
    std::int64_t first = 0;
};

std::vector<std::int64_t> ascending(std::span<const model::ContactId> contacts) {
    std::vector<std::int64_t> ids;
    ids.reserve(contacts.size());
    for (const model::ContactId contact : contacts) {
        ids.push_back(contact.value);
    }
    sort_unique(ids);
    return ids;
}

bool meet(const std::vector<std::int64_t>& a, const std::vector<std::int64_t>& b) {
    return std::any_of(a.begin(), a.end(),
                       [&](std::int64_t id) { return std::binary_search(b.begin(), b.end(), id); });
}

/// Every page that has one of these contacts, by export, in one pass over the pages.
std::vector<PageKey> pages_with(Connection& connection,
                                std::span<const model::ContactId> contacts) {
    std::vector<PageKey> keys;
    const std::vector<std::int64_t> wanted = ascending(contacts);
    if (wanted.empty()) {
        return keys;
    }
    Statement select = connection.prepare(k_pages);
    for (Rows rows = select.rows(wanted.front(), wanted.back()); rows.next();) {
        const PageKey key{rows.get<std::int64_t>(0), rows.get<std::int64_t>(1)};
        const auto from = std::lower_bound(wanted.begin(), wanted.end(), key.first);
        const auto to = std::upper_bound(from, wanted.end(), rows.get<std::int64_t>(2));
        if (from != to && meet({from, to}, unpack_ids(rows.text_or_empty(3)))) {
            keys.push_back(key);
        }
    }
    return keys;
}

std::vector<std::int64_t> ids_of(Statement& page, const PageKey& key) {
    Rows rows = page.rows(key.export_id, key.first);
    return rows.next() ? unpack_ids(rows.text_or_empty(0)) : std::vector<std::int64_t>();
}

/// With every id that was merged into one of them.
std::vector<model::ContactId> with_former_ids(Connection& connection,
                                              std::span<const model::ContactId> contacts) {
    std::vector<model::ContactId> ids(contacts.begin(), contacts.end());
    Statement select = connection.prepare(k_former_ids);
    for (const model::ContactId contact : contacts) {
        for (Rows rows = select.rows(contact.value); rows.next();) {
            ids.push_back({rows.get<std::int64_t>(0)});
        }
    }
    return ids;
}

} // namespace

std::vector<ExportEntry> ExportStore::with(std::span<const model::ContactId> contacts) {
    Connection& connection = m_database->connection();
    const std::vector<PageKey> keys = pages_with(connection, with_former_ids(connection, contacts));
    std::vector<ExportEntry> entries = newest(-1);
    entries.erase(std::remove_if(entries.begin(), entries.end(),
                                 [&](const ExportEntry& entry) {
                                     return std::none_of(keys.begin(), keys.end(),
                                                         [&](const PageKey& key) {
                                                             return key.export_id == entry.id;
                                                         });
                                 }),
                  entries.end());
    return entries;
}

std::int64_t ExportStore::forget(std::span<const model::ContactId> contacts) {
    Connection& connection = m_database->connection();
    const std::vector<std::int64_t> wanted = ascending(contacts);
    std::int64_t forgotten = 0;
    Statement page = connection.prepare(k_page);
    Statement set_page = connection.prepare(k_set_page);
    for (const PageKey& key : pages_with(connection, contacts)) {
        const std::vector<std::int64_t> ids = ids_of(page, key);
        std::vector<std::int64_t> rest;
        std::set_difference(ids.begin(), ids.end(), wanted.begin(), wanted.end(),
                            std::back_inserter(rest));
        forgotten += static_cast<std::int64_t>(ids.size() - rest.size());
        // The range of the page stays as it was: it names nobody that is not in it.
        const std::string bytes = pack_ids(rest);
        set_page.run(Blob{bytes}, key.export_id, key.first);
    }
    return forgotten;
}

} // namespace bdd::storage
