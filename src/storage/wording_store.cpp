#include "storage/sqlite.hpp"

#include <bdd/storage/wording_store.hpp>

namespace bdd::storage {

namespace {

constexpr std::string_view k_find =
    "SELECT id, name, version, lang, text, created_at FROM wording WHERE name = ?1 AND lang = ?2"
    " AND (?3 IS NULL OR version = ?3) ORDER BY version DESC LIMIT 1";
constexpr std::string_view k_get =
    "SELECT id, name, version, lang, text, created_at FROM wording WHERE id = ?";
constexpr std::string_view k_list =
    "SELECT id, name, version, lang, text, created_at FROM wording ORDER BY name, lang, version";
constexpr std::string_view k_add =
    "INSERT INTO wording (name, version, lang, text, created_at) VALUES (?, ?, ?, ?, ?)";

Wording read_wording(const Rows& rows) {
    return {rows.get<std::int64_t>(0), rows.get<std::string>(1), rows.get<int>(2),
            rows.get<std::string>(3),  rows.get<std::string>(4), rows.get<std::string>(5)};
}

std::optional<Wording> first_of(Rows rows) {
    return rows.next() ? std::optional(read_wording(rows)) : std::nullopt;
}

} // namespace

std::optional<Wording> WordingStore::find(std::string_view name, std::string_view lang,
                                          std::optional<int> version) {
    Statement select = m_database->connection().prepare(k_find);
    return first_of(select.rows(name, lang, version));
}

std::optional<Wording> WordingStore::get(std::int64_t id) {
    Statement select = m_database->connection().prepare(k_get);
    return first_of(select.rows(id));
}

Wording WordingStore::add(Wording wording) {
    const auto newest = find(wording.name, wording.lang);
    wording.version = newest ? newest->version + 1 : 1;
    Statement insert = m_database->connection().prepare(k_add);
    insert.run(wording.name, wording.version, wording.lang, wording.text, wording.created_at);
    wording.id = m_database->connection().last_insert_id();
    return wording;
}

std::vector<Wording> WordingStore::list() {
    Statement select = m_database->connection().prepare(k_list);
    std::vector<Wording> wordings;
    for (Rows rows = select.rows(); rows.next();) {
        wordings.push_back(read_wording(rows));
    }
    return wordings;
}

} // namespace bdd::storage
