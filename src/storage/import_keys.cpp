#include "storage/import_keys.hpp"

#include <bdd/core/hash.hpp>

#include <fmt/format.h>

#include <string>
#include <utility>

namespace bdd::storage {

namespace {

constexpr std::string_view k_find_record =
    "SELECT r.id, r.content_hash, r.contact_id, r.account_id FROM record_key k"
    " JOIN record r ON r.id = k.record_id WHERE k.hash = ?";
constexpr std::string_view k_count_records = "SELECT count(*) FROM record_key WHERE source_id = ?";
constexpr std::size_t k_feed_rows = 1024;
constexpr std::string_view k_find_site = "SELECT id FROM site WHERE siret = printf('%014d', ?)";

} // namespace

IdKeys::IdKeys(Connection& connection, std::string_view find_sql, std::string_view table,
               std::string_view id_column, bool deferred, std::size_t most)
    : m_find(connection, find_sql)
    , m_keep(connection, table, fmt::format("hash, {}", id_column))
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
    m_keep.add(static_cast<std::int64_t>(hash));
    m_keep.add(id);
    m_keep.flush();
}

void IdKeys::sort() {
    if (m_deferred) {
        m_deferred = false;
        m_sorted = m_ids.take_sorted();
    }
}

void IdKeys::flush() {
    sort();
    std::size_t count = 0;
    for (const auto& [hash, id] : std::exchange(m_sorted, {})) {
        m_keep.add(hash);
        m_keep.add(id);
        if (++count % k_feed_rows == 0) {
            m_keep.flush();
        }
    }
    m_keep.flush();
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

bool SiteKeys::insert(std::uint64_t siret) {
    if (m_seen.insert(siret, 0)) {
        return true;
    }
    m_seen.clear();
    m_deferred = false;
    return false;
}

RecordKeys::RecordKeys(Connection& connection, model::SourceId source, std::int64_t last_record_id,
                       std::size_t most)
    : m_find(connection, k_find_record)
    , m_keep(connection, "record_key", "hash, source_id, record_id")
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
    place.key = key_of(record_key);
    place.repeated = m_keys.find(place.key) != nullptr;
    if (!place.repeated && !m_deferred) {
        place.known = look_up(place.key);
        place.repeated = place.known && seen(*place.known);
    }
    if (place.repeated) {
        place.key = repeated_key(place.key);
        place.known = m_deferred ? std::nullopt : look_up(place.key);
    }
    if (place.known) {
        mark(*place.known);
    }
    return place;
}

bool RecordKeys::created(const RecordPlace& place, model::RecordId id) {
    if (!m_deferred) {
        keep(place.key, id);
    }
    if (m_keys.insert(place.key, id.value)) {
        return true;
    }
    if (m_deferred) {
        flush();
        keep(place.key, id);
    }
    m_keys.clear();
    return false;
}

void RecordKeys::add(std::int64_t key, std::int64_t id) {
    m_keep.add(key);
    m_keep.add(m_source);
    m_keep.add(id);
}

void RecordKeys::keep(std::uint64_t key, model::RecordId id) {
    add(static_cast<std::int64_t>(key), id.value);
    m_keep.flush();
}

void RecordKeys::sort() {
    if (m_deferred) {
        m_deferred = false;
        m_sorted = m_keys.take_sorted();
    }
}

void RecordKeys::flush() {
    sort();
    std::size_t count = 0;
    for (const auto& [hash, id] : std::exchange(m_sorted, {})) {
        add(hash, id);
        if (++count % k_feed_rows == 0) {
            m_keep.flush();
        }
    }
    m_keep.flush();
}

} // namespace bdd::storage
