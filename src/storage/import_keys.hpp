#pragma once

#include "storage/hash_index.hpp"
#include "storage/row_feed.hpp"
#include "storage/sqlite.hpp"

#include <bdd/model/record.hpp>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

/// How an import finds what the base already has: in memory while that is small, in the base's own
/// indices past that.
namespace bdd::storage {

/// From the hash of a thing to its id, kept in a key table.
class IdKeys {
public:
    /// `find_sql` looks one hash up; `table` keeps (hash, `id_column`). While `deferred` (the table
    /// is empty), only memory answers and nothing is stored until `flush` or until memory is full.
    IdKeys(Connection& connection, std::string_view find_sql, std::string_view table,
           std::string_view id_column, bool deferred, std::size_t most);

    void expect(std::uint64_t hash) const noexcept { m_ids.expect(hash); }
    [[nodiscard]] std::optional<std::int64_t> find(std::uint64_t hash);
    /// What memory alone knows.
    [[nodiscard]] std::optional<std::int64_t> recall(std::uint64_t hash) const noexcept {
        const std::int64_t* id = m_ids.find(hash);
        return id == nullptr ? std::nullopt : std::optional(*id);
    }
    void insert(std::uint64_t hash, std::int64_t id);
    /// Puts what is not stored yet in ascending order, which makes storing it several times
    /// faster; touches no base, so another thread may do it. `flush` follows.
    void sort();
    /// Stores what was put off, and forgets it.
    void flush();

private:
    Statement m_find;
    RowFeed m_keep;
    HashIndex m_ids;
    HashIndex::Entries m_sorted;
    bool m_deferred;
};

/// Which establishments have a site; their table has an index of its own.
class SiteKeys {
public:
    /// While `deferred`, that index is away and only memory answers.
    SiteKeys(Connection& connection, bool deferred, std::size_t most);

    [[nodiscard]] bool known(std::uint64_t siret);
    /// False when memory is full: the caller then makes sure that the base and its index hold all
    /// sites given so far, and the base answers for them from now on.
    [[nodiscard]] bool insert(std::uint64_t siret);

private:
    Statement m_find;
    HashIndex m_seen;
    bool m_deferred;
};

/// A record that the source already had.
struct KnownRecord {
    model::RecordId id;
    std::int64_t content_hash = 0;
    model::ContactId contact;
    model::AccountId account;
};

/// Where a row of the file stands among the source's records.
struct RecordPlace {
    std::uint64_t key = 0; ///< Of the record in the base: the source is part of it.
    bool repeated = false; ///< An earlier row of the file had the same key.
    std::optional<KnownRecord> known;
};

class RecordKeys {
public:
    RecordKeys(Connection& connection, model::SourceId source, std::int64_t last_record_id,
               std::size_t most);

    void expect(std::uint64_t record_key) const noexcept { m_keys.expect(key_of(record_key)); }
    /// Call once per row, in order; when nothing is known, the caller creates the record and calls
    /// `created` at once.
    [[nodiscard]] RecordPlace place(std::uint64_t record_key);
    /// False when memory is full: the caller then makes sure that the base holds all records given
    /// so far, and the base answers for them from now on.
    [[nodiscard]] bool created(const RecordPlace& place, model::RecordId id);
    /// As those of IdKeys.
    void sort();
    void flush();
    /// Records of the source that no row named.
    [[nodiscard]] std::int64_t vanished() const noexcept { return m_before - m_seen_count; }

private:
    /// For one source a shift, so two records of it never come to share a key.
    [[nodiscard]] std::uint64_t key_of(std::uint64_t record_key) const noexcept {
        return record_key + static_cast<std::uint64_t>(m_source) * 0x9E3779B97F4A7C15U;
    }
    [[nodiscard]] std::optional<KnownRecord> look_up(std::uint64_t key);
    [[nodiscard]] bool seen(const KnownRecord& record) const;
    void mark(const KnownRecord& record);
    [[nodiscard]] std::uint64_t repeated_key(std::uint64_t key);
    void add(std::int64_t key, std::int64_t id);
    void keep(std::uint64_t key, model::RecordId id);

    Statement m_find;
    RowFeed m_keep;
    std::int64_t m_source;
    std::int64_t m_last_before; ///< Greater record ids were made by this run.
    std::int64_t m_before = 0;  ///< Records of the source before this run.
    std::int64_t m_seen_count = 0;
    bool m_deferred;  ///< The source had no records: memory alone answers.
    HashIndex m_keys; ///< Of the records that this run made.
    HashIndex::Entries m_sorted;
    HashIndex m_repeats{SIZE_MAX};
    std::vector<bool> m_seen;
};

} // namespace bdd::storage
