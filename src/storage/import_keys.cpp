#include "storage/import_keys.hpp"

#include <bdd/core/hash.hpp>

#include <algorithm>
#include <string>

namespace bdd::storage {

namespace {

constexpr std::string_view k_find_record =
    "SELECT id, content_hash, contact_id, account_id FROM record"
    " WHERE source_id = ? AND key_hash = ?";
constexpr std::string_view k_count_records = "SELECT count(*) FROM record WHERE source_id = ?";

} // namespace

IdKeys::IdKeys(Connection& connection, std::string_view find_sql, std::string_view keep_sql,
               bool deferred, std::size_t most)
    : m_find(connection, find_sql)
    , m_ids(most)
    , m_deferred(deferred) {
    if (!keep_sql.empty()) {
        m_keep.emplace(connection, keep_sql);
    }
}

std::optional<std::int64_t> IdKeys::find(std::uint64_t hash) {
    if (const std::int64_t* id = m_ids.find(hash)) {
        return *id;
    }
    if (m_deferred) {
        return std::nullopt;
    }
    Rows rows = m_find.rows(static_cast<std::int64_t>(hash));
    if (!rows.next()) {
        return std::nullopt;
    }
    const auto id = rows.get<std::int64_t>(0);
    m_ids.insert(hash, id);
    return id;
}

void IdKeys::insert(std::uint64_t hash, std::int64_t id) {
    if (m_ids.insert(hash, id)) {
        if (m_keep) {
            m_kept.emplace_back(static_cast<std::int64_t>(hash), id);
        }
        return;
    }
    if (!m_full) {
        m_full = true;
        flush();
    }
    if (m_keep) {
        m_keep->run(static_cast<std::int64_t>(hash), id);
    }
}

void IdKeys::flush() {
    std::sort(m_kept.begin(), m_kept.end());
    for (const auto& [hash, id] : m_kept) {
        m_keep->run(hash, id);
    }
    m_kept.clear();
}

RecordKeys::RecordKeys(Connection& connection, model::SourceId source, std::int64_t last_record_id,
                       std::size_t most)
    : m_find(connection, k_find_record)
    , m_source(source.value)
    , m_last_before(last_record_id)
    , m_keys(most) {
    Statement count = connection.prepare(k_count_records);
    Rows rows = count.rows(m_source);
    m_before = rows.next() ? rows.get<std::int64_t>(0) : 0;
    m_by_index = m_before > 0;
    if (m_by_index) {
        m_seen.resize(static_cast<std::size_t>(m_last_before) + 1);
    }
}

std::optional<KnownRecord> RecordKeys::look_up(std::uint64_t key) {
    Rows rows = m_find.rows(m_source, static_cast<std::int64_t>(key));
    if (!rows.next()) {
        return std::nullopt;
    }
    return KnownRecord{{rows.get<std::int64_t>(0)},
                       rows.get<std::int64_t>(1),
                       {rows.get<std::int64_t>(2)},
                       {rows.get<std::optional<std::int64_t>>(3).value_or(0)}};
}

bool RecordKeys::seen(const KnownRecord& record) const {
    return record.id.value > m_last_before || m_seen[static_cast<std::size_t>(record.id.value)];
}

void RecordKeys::mark(const KnownRecord& record) {
    m_seen[static_cast<std::size_t>(record.id.value)] = true;
    ++m_seen_count;
}

std::uint64_t RecordKeys::repeated_key(std::uint64_t key) {
    std::int64_t* count = m_repeats.find(key);
    if (count == nullptr) {
        m_repeats.insert(key, 0);
        count = m_repeats.find(key);
    }
    ++*count;
    return hash64(std::to_string(*count), key);
}

RecordPlace RecordKeys::place(std::uint64_t key) {
    RecordPlace place{key, false, std::nullopt};
    if (!m_by_index) {
        if (m_keys.find(key) != nullptr) {
            place.repeated = true;
            place.key = repeated_key(key);
        }
        m_full = !m_keys.insert(place.key, 0);
        return place;
    }
    place.known = look_up(key);
    if (place.known && seen(*place.known)) {
        place.repeated = true;
        place.key = repeated_key(key);
        place.known = look_up(place.key);
    }
    if (place.known) {
        mark(*place.known);
    }
    return place;
}

} // namespace bdd::storage
