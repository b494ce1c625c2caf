#pragma once

#include <bdd/model/record.hpp>
#include <bdd/storage/database.hpp>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::storage {

/// One kind of key; see dedupe::KeyKind.
struct StoredKeyKind {
    std::int64_t id = 0;
    std::string name;
    std::uint32_t facts = 0;
    bool alone = false;
};

/// See dedupe::FrequencyTable.
struct StoredFrequencies {
    std::string name;
    std::uint64_t total = 0;
    std::vector<std::uint64_t> hashes;
    std::vector<std::uint32_t> counts;
};

/// The keys and frequencies that a run over all records leaves for later ones over new records
/// alone. MatchStore::clear takes them away. Inside the caller's transaction.
class MatchIndex {
public:
    explicit MatchIndex(Database& database);
    ~MatchIndex();
    MatchIndex(const MatchIndex&) = delete;
    MatchIndex& operator=(const MatchIndex&) = delete;

    /// A kind with all its keys: hash << 32 | record, ascending.
    void save_keys(const StoredKeyKind& kind, std::span<const std::uint64_t> items);
    void save_frequencies(const StoredFrequencies& table);

    [[nodiscard]] std::vector<StoredKeyKind> kinds();
    [[nodiscard]] std::vector<StoredFrequencies> frequencies();
    /// Records that hold a key, ascending, each once; some may be gone since, or hold it no more.
    /// Where there are more than `most`, it gives some of them, but more than `most`.
    [[nodiscard]] std::vector<std::uint32_t> records(std::int64_t kind, std::uint32_t hash,
                                                     std::size_t most);
    /// Takes every key of these records (ascending) away; gives how many there were.
    std::int64_t forget(std::span<const model::RecordId> records);
    /// Takes the occurrences of a table off the stored one of that name: what fewer than two other
    /// records hold is no longer listed.
    void subtract(const StoredFrequencies& table);
    /// One more record that holds a key.
    void add_key(std::int64_t kind, std::uint32_t hash, std::uint32_t record);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace bdd::storage
