#include "storage/import_keys.hpp"

#include <bdd/core/hash.hpp>

#include <string>

namespace bdd::storage {

namespace {

constexpr std::string_view k_find_record =
    "SELECT r.id, r.content_hash, r.contact_id, r.account_id FROM record_key k"
    " JOIN record r ON r.id = k.record_id WHERE k.hash = ?";
constexpr std::string_view k_keep_record =
    "INSERT INTO record_key (hash, source_id, record_id) VALUES (?, ?, ?)";
constexpr std::string_view k_count_records = "SELECT count(*) FROM record_key WHERE source_id = ?";
constexpr std::string_view k_find_site = "SELECT id FROM site WHERE siret = printf('%014d', ?)";

} // namespace

IdKeys::IdKeys(Connection& connection, std::string_view find_sql, std::string_view keep_sql,
               bool deferred, std::size_t most)
    : m_find(connection, find_sql)
    , m_keep(connection, keep_sql)
    , m_ids(most)
    , m_deferred(deferred) {}

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
    if (m_ids.insert(hash, id) && m_deferred) {
        return;
    }
    flush();
    m_keep.run(static_cast<std::int64_t>(hash), id);
}

void IdKeys::flush() {
    if (m_deferred) {
        m_deferred = false;
        for (const auto& [hash, id] : m_ids.take_sorted()) {
            m_keep.run(hash, id);
        }
    }
}

SiteKeys::SiteKeys(Connection& connection, bool deferred, std::size_t most)
    : m_find(connection, k_find_site)
    , m_seen(most)
    , m_deferred(deferred) {}

bool SiteKeys::known(std::uint64_t siret) {
    if (m_seen.find(siret) != nullptr) {
        return true;
    }
    return !m_deferred && m_find.rows(static_cast<std::int64_t>(siret)).next();
}

void SiteKeys::insert(std::uint64_t siret) {
    m_full = !m_seen.insert(siret, 0);
}

RecordKeys::RecordKeys(Connection& connection, model::SourceId source, std::int64_t last_record_id,
                       std::size_t most)
    : m_find(connection, k_find_record)
    , m_keep(connection, k_keep_record)
    , m_source(source.value)
    , m_last_before(last_record_id)
    , m_keys(most) {
    Statement count = connection.prepare(k_count_records);
    Rows rows = count.rows(m_source);
    m_before = rows.next() ? rows.get<std::int64_t>(0) : 0;
    m_deferred = m_before == 0;
    if (!m_deferred) {
        m_seen.resize(static_cast<std::size_t>(m_last_before) + 1);
    }
}

std::optional<KnownRecord> RecordKeys::look_up(std::uint64_t key) {
    Rows rows = m_find.rows(static_cast<std::int64_t>(key));
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

RecordPlace RecordKeys::place(std::uint64_t record_key) {
    RecordPlace place;
    // For one source a shift, so two records of it never come to share a key.
    place.key = record_key + static_cast<std::uint64_t>(m_source) * 0x9E3779B97F4A7C15U;
    if (m_deferred) {
        if (m_keys.find(place.key) != nullptr) {
            place.repeated = true;
            place.key = repeated_key(place.key);
        }
        return place;
    }
    place.known = look_up(place.key);
    if (place.known && seen(*place.known)) {
        place.repeated = true;
        place.key = repeated_key(place.key);
        place.known = look_up(place.key);
    }
    if (place.known) {
        mark(*place.known);
    }
    return place;
}

void RecordKeys::created(const RecordPlace& place, model::RecordId id) {
    if (m_deferred && m_keys.insert(place.key, id.value)) {
        return;
    }
    flush();
    m_keep.run(static_cast<std::int64_t>(place.key), m_source, id.value);
}

void RecordKeys::flush() {
    if (m_deferred) {
        m_deferred = false;
        for (const auto& [hash, id] : m_keys.take_sorted()) {
            m_keep.run(hash, m_source, id);
        }
    }
}

} // namespace bdd::storage
