#include "storage/sqlite.hpp"

#include <bdd/storage/erased_texts.hpp>

#include <fmt/format.h>

#include <array>
#include <utility>
#include <vector>

namespace bdd::storage {

namespace {

/// Where a log may hold a value: row and text, and how the text is set.
struct Place {
    std::string_view select;
    std::string_view update;
};

constexpr std::array<Place, 15> k_places = {{
    {"SELECT id, arguments FROM run", "UPDATE run SET arguments = ? WHERE id = ?"},
    {"SELECT id, counts FROM run WHERE counts IS NOT NULL",
     "UPDATE run SET counts = ? WHERE id = ?"},
    {"SELECT id, file_name FROM batch", "UPDATE batch SET file_name = ? WHERE id = ?"},
    {"SELECT id, columns FROM batch", "UPDATE batch SET columns = ? WHERE id = ?"},
    {"SELECT id, preamble FROM batch", "UPDATE batch SET preamble = ? WHERE id = ?"},
    {"SELECT id, file_name FROM export_log WHERE file_name IS NOT NULL",
     "UPDATE export_log SET file_name = ? WHERE id = ?"},
    // Of a consent that is tied to somebody everything is final.
    {"SELECT id, proof FROM consent WHERE record_id IS NULL AND proof IS NOT NULL",
     "UPDATE consent SET proof = ? WHERE id = ?"},
    {"SELECT id, way FROM rights_request WHERE way IS NOT NULL",
     "UPDATE rights_request SET way = ? WHERE id = ?"},
    {"SELECT id, extend_reason FROM rights_request WHERE extend_reason IS NOT NULL",
     "UPDATE rights_request SET extend_reason = ? WHERE id = ?"},
    {"SELECT id, identity FROM rights_request WHERE identity IS NOT NULL",
     "UPDATE rights_request SET identity = ? WHERE id = ?"},
    {"SELECT id, outcome_note FROM rights_request WHERE outcome_note IS NOT NULL",
     "UPDATE rights_request SET outcome_note = ? WHERE id = ?"},
    {"SELECT id, url FROM event WHERE url IS NOT NULL", "UPDATE event SET url = ? WHERE id = ?"},
    {"SELECT id, detail FROM event WHERE detail IS NOT NULL",
     "UPDATE event SET detail = ? WHERE id = ?"},
    {"SELECT id, conditions FROM contract WHERE conditions IS NOT NULL",
     "UPDATE contract SET conditions = ? WHERE id = ?"},
    {"SELECT id, code FROM campaign_code", "UPDATE campaign_code SET code = ? WHERE id = ?"},
}};
constexpr std::string_view k_consents_of =
    "SELECT c.id FROM consent c JOIN record r ON r.id = c.record_id WHERE r.contact_id = ?";
constexpr std::string_view k_requests_of =
    "SELECT DISTINCT p.request_id FROM request_record p JOIN record r ON r.id = p.record_id"
    " WHERE r.contact_id = ?";
constexpr std::string_view k_columns = "SELECT source_id, folded FROM source_column";
constexpr std::string_view k_drop_column =
    "DELETE FROM source_column WHERE source_id = ? AND folded = ?";

std::vector<std::pair<std::int64_t, std::string>>
read_texts(Connection& connection, std::string_view select,
           const std::function<std::optional<std::string>(std::string_view)>& pick) {
    std::vector<std::pair<std::int64_t, std::string>> found;
    Statement statement = connection.prepare(select);
    for (Rows rows = statement.rows(); rows.next();) {
        if (auto text = pick(rows.text_or_empty(1))) {
            found.emplace_back(rows.get<std::int64_t>(0), std::move(*text));
        }
    }
    return found;
}

std::int64_t clear_column(Connection& connection, std::string_view table, std::string_view column,
                          const std::vector<std::int64_t>& ids, const CleanText& clean) {
    Statement select =
        connection.prepare(fmt::format("SELECT {} FROM {} WHERE id = ?", column, table));
    Statement update =
        connection.prepare(fmt::format("UPDATE {} SET {} = ? WHERE id = ?", table, column));
    std::int64_t cleared = 0;
    for (const std::int64_t id : ids) {
        std::optional<std::string> text;
        if (Rows rows = select.rows(id); rows.next()) {
            text = clean(rows.text_or_empty(0));
        }
        if (text) {
            update.run(*text, id);
            ++cleared;
        }
    }
    return cleared;
}

} // namespace

std::int64_t clear_texts(Database& database, const CleanText& clean) {
    Connection& connection = database.connection();
    std::int64_t cleared = 0;
    for (const Place& place : k_places) {
        const auto texts = read_texts(connection, place.select, clean);
        Statement update = connection.prepare(place.update);
        for (const auto& [row, text] : texts) {
            update.run(text, row);
            ++cleared;
        }
    }
    const auto columns = read_texts(connection, k_columns, [&](std::string_view name) {
        return clean(name) ? std::optional(std::string(name)) : std::nullopt;
    });
    Statement drop = connection.prepare(k_drop_column);
    for (const auto& [source, name] : columns) {
        drop.run(source, name);
        ++cleared;
    }
    return cleared;
}

TiedTexts texts_of(Database& database, std::span<const model::ContactId> contacts) {
    Connection& connection = database.connection();
    Statement consents = connection.prepare(k_consents_of);
    Statement requests = connection.prepare(k_requests_of);
    TiedTexts tied;
    for (const model::ContactId contact : contacts) {
        for (Rows rows = consents.rows(contact.value); rows.next();) {
            tied.consents.push_back(rows.get<std::int64_t>(0));
        }
        for (Rows rows = requests.rows(contact.value); rows.next();) {
            tied.requests.push_back(rows.get<std::int64_t>(0));
        }
    }
    return tied;
}

std::int64_t clear_texts(Database& database, const TiedTexts& tied, const CleanText& clean) {
    Connection& connection = database.connection();
    std::int64_t cleared = clear_column(connection, "consent", "proof", tied.consents, clean);
    for (const char* const column : {"way", "extend_reason", "identity", "outcome_note"}) {
        cleared += clear_column(connection, "rights_request", column, tied.requests, clean);
    }
    return cleared;
}

} // namespace bdd::storage
