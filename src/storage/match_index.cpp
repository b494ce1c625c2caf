#include "storage/sqlite.hpp"

#include <bdd/core/sort_unique.hpp>
#include <bdd/storage/match_index.hpp>

#include <algorithm>
#include <cstring>

namespace bdd::storage {

namespace {

constexpr std::string_view k_save_kind =
    "INSERT INTO match_key_kind (id, name, facts, alone) VALUES (?, ?, ?, ?)";
constexpr std::string_view k_save_page = "INSERT INTO match_key_page (id, items) VALUES (?, ?)";
constexpr std::string_view k_save_frequency =
    "INSERT INTO match_frequency (name, total, hashes, counts) VALUES (?, ?, ?, ?)";
constexpr std::string_view k_kinds =
    "SELECT id, name, facts, alone FROM match_key_kind ORDER BY id";
constexpr std::string_view k_frequencies =
    "SELECT name, total, hashes, counts FROM match_frequency ORDER BY name";
/// The pages that start with a hash, and the one before them, which may end with it.
constexpr std::string_view k_pages =
    "SELECT id, items FROM match_key_page WHERE id >= coalesce("
    " (SELECT max(id) FROM match_key_page WHERE id < ?1), ?1) AND id <= ?2 ORDER BY id";
constexpr std::string_view k_new_records =
    "SELECT record_id FROM match_key_new WHERE kind = ? AND hash = ? ORDER BY record_id";
constexpr std::string_view k_pages_of = "SELECT items FROM match_key_page WHERE id BETWEEN ? AND ?"
                                        " ORDER BY id";
constexpr std::string_view k_drop_pages = "DELETE FROM match_key_page WHERE id BETWEEN ? AND ?";
constexpr std::string_view k_drop_new = "DELETE FROM match_key_new WHERE record_id = ?";
constexpr std::string_view k_frequency =
    "SELECT total, hashes, counts FROM match_frequency WHERE name = ?";
constexpr std::string_view k_set_frequency =
    "UPDATE match_frequency SET total = ?, hashes = ?, counts = ? WHERE name = ?";
constexpr std::string_view k_add_key =
    "INSERT OR IGNORE INTO match_key_new (kind, hash, record_id) VALUES (?, ?, ?)";

/// So many fit a page of the file with its head: no chain of overflow pages.
constexpr std::size_t k_page_items = 500;
constexpr unsigned k_kind_shift = 48;
constexpr unsigned k_hash_shift = 16;
constexpr std::int64_t k_last_number = 0xFFFF;

std::int64_t page_id(std::int64_t kind, std::uint64_t hash, std::int64_t number) noexcept {
    return kind << k_kind_shift | static_cast<std::int64_t>(hash) << k_hash_shift | number;
}

template <typename T>
Blob blob_of(std::span<const T> values) noexcept {
    return {{reinterpret_cast<const char*>(values.data()), values.size_bytes()}};
}

template <typename T>
std::vector<T> values_of(std::string_view bytes) {
    std::vector<T> values(bytes.size() / sizeof(T));
    if (!values.empty()) {
        std::memcpy(values.data(), bytes.data(), values.size() * sizeof(T));
    }
    return values;
}

} // namespace

struct MatchIndex::Impl {
    explicit Impl(Database& base)
        : connection(&base.connection())
        , save_page(*connection, k_save_page)
        , pages(*connection, k_pages)
        , new_records(*connection, k_new_records)
        , add_key(*connection, k_add_key) {}

    Connection* connection;
    Statement save_page;
    Statement pages;
    Statement new_records;
    Statement add_key;

    void save_pages(std::int64_t kind, std::span<const std::uint64_t> items);
};

MatchIndex::MatchIndex(Database& database)
    : m_impl(std::make_unique<Impl>(database)) {}
MatchIndex::~MatchIndex() = default;

void MatchIndex::save_keys(const StoredKeyKind& kind, std::span<const std::uint64_t> items) {
    Statement save_kind = m_impl->connection->prepare(k_save_kind);
    save_kind.run(kind.id, kind.name, kind.facts, kind.alone);
    m_impl->save_pages(kind.id, items);
}

void MatchIndex::Impl::save_pages(std::int64_t kind, std::span<const std::uint64_t> items) {
    std::uint64_t last_hash = 0;
    std::int64_t number = 0;
    for (std::size_t first = 0; first < items.size(); first += k_page_items) {
        const auto page = items.subspan(first, std::min(k_page_items, items.size() - first));
        const std::uint64_t hash = page.front() >> 32U;
        number = first > 0 && hash == last_hash ? number + 1 : 0;
        last_hash = hash;
        save_page.run(page_id(kind, hash, number), blob_of(page));
    }
}

void MatchIndex::save_frequencies(const StoredFrequencies& table) {
    Statement save = m_impl->connection->prepare(k_save_frequency);
    save.run(table.name, table.total, blob_of(std::span(table.hashes)),
             blob_of(std::span(table.counts)));
}

std::vector<StoredKeyKind> MatchIndex::kinds() {
    Statement select = m_impl->connection->prepare(k_kinds);
    std::vector<StoredKeyKind> found;
    for (Rows rows = select.rows(); rows.next();) {
        found.push_back({rows.get<std::int64_t>(0), rows.get<std::string>(1),
                         rows.get<std::uint32_t>(2), rows.get<int>(3) == 1});
    }
    return found;
}

std::vector<StoredFrequencies> MatchIndex::frequencies() {
    Statement select = m_impl->connection->prepare(k_frequencies);
    std::vector<StoredFrequencies> found;
    for (Rows rows = select.rows(); rows.next();) {
        found.push_back({rows.get<std::string>(0), rows.get<std::uint64_t>(1),
                         values_of<std::uint64_t>(rows.text_or_empty(2)),
                         values_of<std::uint32_t>(rows.text_or_empty(3))});
    }
    return found;
}

std::vector<std::uint32_t> MatchIndex::records(std::int64_t kind, std::uint32_t hash,
                                               std::size_t most) {
    std::vector<std::uint32_t> found;
    for (Rows rows = m_impl->pages.rows(page_id(kind, hash, 0), page_id(kind, hash, k_last_number));
         found.size() <= most && rows.next();) {
        if (rows.get<std::int64_t>(0) >> k_kind_shift != kind) {
            continue;
        }
        const auto items = values_of<std::uint64_t>(rows.text_or_empty(1));
        const auto first = std::lower_bound(items.begin(), items.end(), std::uint64_t{hash} << 32U);
        for (auto at = first; at != items.end() && *at >> 32U == hash; ++at) {
            found.push_back(static_cast<std::uint32_t>(*at));
        }
    }
    for (Rows rows = m_impl->new_records.rows(kind, hash); rows.next();) {
        found.push_back(rows.get<std::uint32_t>(0));
    }
    sort_unique(found);
    return found;
}

std::int64_t MatchIndex::forget(std::span<const model::RecordId> records) {
    Connection& connection = *m_impl->connection;
    std::int64_t forgotten = 0;
    Statement drop_new = connection.prepare(k_drop_new);
    for (const model::RecordId record : records) {
        drop_new.run(record.value);
        forgotten += connection.changes();
    }
    const auto is_gone = [&](std::uint64_t item) {
        return std::binary_search(records.begin(), records.end(),
                                  model::RecordId{static_cast<std::uint32_t>(item)});
    };
    Statement pages = connection.prepare(k_pages_of);
    Statement drop = connection.prepare(k_drop_pages);
    for (const StoredKeyKind& kind : kinds()) {
        const std::int64_t first = page_id(kind.id, 0, 0);
        const std::int64_t last = page_id(kind.id + 1, 0, 0) - 1;
        std::vector<std::uint64_t> items;
        for (Rows rows = pages.rows(first, last); rows.next();) {
            const auto page = values_of<std::uint64_t>(rows.text_or_empty(0));
            items.insert(items.end(), page.begin(), page.end());
        }
        const auto kept = std::remove_if(items.begin(), items.end(), is_gone);
        if (kept == items.end()) {
            continue;
        }
        // All pages of the kind: the id of a page is made of the first key that was in it.
        forgotten += items.end() - kept;
        items.erase(kept, items.end());
        drop.run(first, last);
        m_impl->save_pages(kind.id, items);
    }
    return forgotten;
}

void MatchIndex::subtract(const StoredFrequencies& table) {
    Connection& connection = *m_impl->connection;
    StoredFrequencies left;
    {
        Statement select = connection.prepare(k_frequency);
        Rows rows = select.rows(table.name);
        if (!rows.next()) {
            return;
        }
        left = {table.name, rows.get<std::uint64_t>(0),
                values_of<std::uint64_t>(rows.text_or_empty(1)),
                values_of<std::uint32_t>(rows.text_or_empty(2))};
    }
    left.total -= std::min(left.total, table.total);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < left.hashes.size(); ++i) {
        const auto at = std::lower_bound(table.hashes.begin(), table.hashes.end(), left.hashes[i]);
        std::uint32_t count = left.counts[i];
        if (at != table.hashes.end() && *at == left.hashes[i]) {
            count -=
                std::min(count, table.counts[static_cast<std::size_t>(at - table.hashes.begin())]);
        }
        if (count >= 2) {
            left.hashes[kept] = left.hashes[i];
            left.counts[kept] = count;
            ++kept;
        }
    }
    left.hashes.resize(kept);
    left.counts.resize(kept);
    Statement update = connection.prepare(k_set_frequency);
    update.run(left.total, blob_of(std::span(std::as_const(left.hashes))),
               blob_of(std::span(std::as_const(left.counts))), left.name);
}

void MatchIndex::add_key(std::int64_t kind, std::uint32_t hash, std::uint32_t record) {
    m_impl->add_key.run(kind, hash, record);
}

} // namespace bdd::storage
