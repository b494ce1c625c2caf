#include "storage/id_page.hpp"
#include "storage/sqlite.hpp"

#include <bdd/core/sort_unique.hpp>
#include <bdd/storage/export_store.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace bdd::storage {

namespace {

constexpr std::size_t k_page = 4096; ///< Members a page.

constexpr std::string_view k_find_recipient =
    "SELECT id, name, kind, contract, country, created_at FROM recipient WHERE name = ?";
constexpr std::string_view k_recipients =
    "SELECT r.id, r.name, r.kind, r.contract, r.country, r.created_at, count(e.id), max(e.at)"
    " FROM recipient r LEFT JOIN export_log e ON e.recipient_id = r.id GROUP BY r.id"
    " ORDER BY r.name";
constexpr std::string_view k_add_recipient =
    "INSERT INTO recipient (name, kind, contract, country, created_at) VALUES (?, ?, ?, ?, ?)";
constexpr std::string_view k_update_recipient =
    "UPDATE recipient SET (kind, contract, country) = (?, ?, ?) WHERE id = ?";
constexpr std::string_view k_add =
    "INSERT INTO export_log (run_id, at, format, purpose, recipient_id, file_name, columns,"
    " contacts, refused, file_sha256, purge_by) VALUES (?, ?, ?, ?,"
    " (SELECT id FROM recipient WHERE name = ?), ?, ?, ?, ?, ?, ?)";
constexpr std::string_view k_add_page =
    "INSERT INTO export_member (export_id, first, last, contacts) VALUES (?, ?, ?, ?)";
constexpr std::string_view k_entries =
    "SELECT e.id, e.run_id, e.at, e.format, e.purpose, r.name, e.file_name, e.columns, e.contacts,"
    " e.refused, e.file_sha256, e.purge_by FROM export_log e"
    " LEFT JOIN recipient r ON r.id = e.recipient_id ORDER BY e.id DESC LIMIT ?";
constexpr std::string_view k_limited = "SELECT id FROM source WHERE uses_max IS NOT NULL";
constexpr std::string_view k_alone =
    "SELECT contact_id FROM record GROUP BY contact_id HAVING min(source_id) = ?1"
    " AND max(source_id) = ?1";
constexpr std::string_view k_count_use = "UPDATE source SET uses_done = uses_done + 1 WHERE id = ?";

Recipient read_recipient(const Rows& rows) {
    Recipient recipient;
    recipient.id = rows.get<std::int64_t>(0);
    recipient.name = rows.get<std::string>(1);
    recipient.kind = rows.get<std::string>(2);
    recipient.contract = rows.text_or_empty(3);
    recipient.country = rows.text_or_empty(4);
    recipient.created_at = rows.get<std::string>(5);
    return recipient;
}

ExportEntry read_entry(const Rows& rows) {
    ExportEntry entry;
    entry.id = rows.get<std::int64_t>(0);
    entry.run = {rows.get<std::int64_t>(1)};
    entry.at = rows.get<std::string>(2);
    entry.format = rows.get<std::string>(3);
    entry.purpose = rows.get<std::string>(4);
    entry.recipient = rows.text_or_empty(5);
    entry.file_name = rows.text_or_empty(6);
    entry.columns = rows.get<std::string>(7);
    entry.contacts = rows.get<std::int64_t>(8);
    entry.refused = rows.get<std::string>(9);
    entry.file_sha256 = rows.text_or_empty(10);
    entry.purge_by = rows.text_or_empty(11);
    return entry;
}

} // namespace

std::optional<Recipient> ExportStore::find_recipient(std::string_view name) {
    Statement select = m_database->connection().prepare(k_find_recipient);
    Rows rows = select.rows(name);
    return rows.next() ? std::optional(read_recipient(rows)) : std::nullopt;
}

bool ExportStore::ensure_recipient(const Recipient& recipient) {
    if (find_recipient(recipient.name)) {
        return false;
    }
    add_recipient(recipient);
    return true;
}

std::int64_t ExportStore::add_recipient(const Recipient& recipient) {
    Statement insert = m_database->connection().prepare(k_add_recipient);
    insert.run(recipient.name, recipient.kind, or_null(recipient.contract),
               or_null(recipient.country), recipient.created_at);
    return m_database->connection().last_insert_id();
}

void ExportStore::update_recipient(const Recipient& recipient) {
    Statement update = m_database->connection().prepare(k_update_recipient);
    update.run(recipient.kind, or_null(recipient.contract), or_null(recipient.country),
               recipient.id);
}

std::vector<Recipient> ExportStore::recipients() {
    std::vector<Recipient> all;
    Statement select = m_database->connection().prepare(k_recipients);
    for (Rows rows = select.rows(); rows.next();) {
        Recipient recipient = read_recipient(rows);
        recipient.exports = rows.get<std::int64_t>(6);
        recipient.last_export = rows.text_or_empty(7);
        all.push_back(std::move(recipient));
    }
    return all;
}

std::int64_t ExportStore::add(const ExportEntry& entry,
                              std::span<const model::ContactId> contacts) {
    Connection& connection = m_database->connection();
    Statement insert = connection.prepare(k_add);
    insert.run(entry.run.value, entry.at, entry.format, entry.purpose, or_null(entry.recipient),
               or_null(entry.file_name), entry.columns, entry.contacts, entry.refused,
               or_null(entry.file_sha256), or_null(entry.purge_by));
    const std::int64_t id = connection.last_insert_id();
    Statement add_page = connection.prepare(k_add_page);
    std::vector<std::int64_t> page;
    for (std::size_t start = 0; start < contacts.size(); start += k_page) {
        const auto part = contacts.subspan(start, std::min(k_page, contacts.size() - start));
        page.clear();
        std::transform(part.begin(), part.end(), std::back_inserter(page),
                       [](model::ContactId contact) { return contact.value; });
        const std::string bytes = pack_ids(page);
        add_page.run(id, page.front(), page.back(), Blob{bytes});
    }
    return id;
}

void ExportStore::count_uses(std::span<const model::ContactId> contacts) {
    Connection& connection = m_database->connection();
    std::vector<std::int64_t> used;
    Statement limited = connection.prepare(k_limited);
    Statement alone = connection.prepare(k_alone);
    for (Rows sources = limited.rows(); sources.next();) {
        const auto source = sources.get<std::int64_t>(0);
        for (Rows rows = alone.rows(source); rows.next();) {
            const model::ContactId contact{rows.get<std::int64_t>(0)};
            if (std::binary_search(contacts.begin(), contacts.end(), contact)) {
                used.push_back(source);
                break;
            }
        }
    }
    Statement count = connection.prepare(k_count_use);
    for (const std::int64_t source : used) {
        count.run(source);
    }
}

std::vector<ExportEntry> ExportStore::newest(std::int64_t most) {
    std::vector<ExportEntry> entries;
    Statement select = m_database->connection().prepare(k_entries);
    for (Rows rows = select.rows(most); rows.next();) {
        entries.push_back(read_entry(rows));
    }
    return entries;
}

} // namespace bdd::storage
