#include "storage/sqlite.hpp"

#include <bdd/storage/processing_store.hpp>

namespace bdd::storage {

namespace {

constexpr std::string_view k_list =
    "SELECT purpose, basis, lia, people, data, transfers, period, security, reviewed_on"
    " FROM processing ORDER BY purpose";
constexpr std::string_view k_save =
    "INSERT INTO processing (purpose, basis, lia, people, data, transfers, period, security,"
    " reviewed_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (purpose) DO UPDATE SET"
    " (basis, lia, people, data, transfers, period, security, reviewed_on) = (excluded.basis,"
    " excluded.lia, excluded.people, excluded.data, excluded.transfers, excluded.period,"
    " excluded.security, excluded.reviewed_on)";

} // namespace

std::optional<Processing> ProcessingStore::find(std::string_view purpose) {
    for (Processing& sheet : list()) {
        if (sheet.purpose == purpose) {
            return std::move(sheet);
        }
    }
    return std::nullopt;
}

std::vector<Processing> ProcessingStore::list() {
    std::vector<Processing> sheets;
    Statement select = m_database->connection().prepare(k_list);
    for (Rows rows = select.rows(); rows.next();) {
        Processing sheet;
        sheet.purpose = rows.get<std::string>(0);
        sheet.basis = rows.text_or_empty(1);
        sheet.lia = rows.text_or_empty(2);
        sheet.people = rows.text_or_empty(3);
        sheet.data = rows.text_or_empty(4);
        sheet.transfers = rows.text_or_empty(5);
        sheet.period = rows.text_or_empty(6);
        sheet.security = rows.text_or_empty(7);
        sheet.reviewed_on = rows.text_or_empty(8);
        sheets.push_back(std::move(sheet));
    }
    return sheets;
}

void ProcessingStore::save(const Processing& sheet) {
    Statement statement = m_database->connection().prepare(k_save);
    statement.run(sheet.purpose, or_null(sheet.basis), or_null(sheet.lia), or_null(sheet.people),
                  or_null(sheet.data), or_null(sheet.transfers), or_null(sheet.period),
                  or_null(sheet.security), or_null(sheet.reviewed_on));
}

} // namespace bdd::storage
