#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace bdd::storage {

/// Map from a 64-bit hash to an id, open addressing, 16 bytes a slot. The hashes are taken as
/// identities: among ten million of them, two different things share one with a chance of about
/// three in a million. Grows to a bound and then says that it is full.
class HashIndex {
public:
    using Entries = std::vector<std::pair<std::int64_t, std::int64_t>>; ///< Hash and id.

    explicit HashIndex(std::size_t most_entries)
        : m_most(most_entries) {
        m_slots.resize(k_first);
    }

    /// Id stored under a hash, or null.
    [[nodiscard]] std::int64_t* find(std::uint64_t hash) noexcept {
        return const_cast<std::int64_t*>(std::as_const(*this).find(hash));
    }
    [[nodiscard]] const std::int64_t* find(std::uint64_t hash) const noexcept {
        for (std::size_t i = start(hash);; i = (i + 1) & (m_slots.size() - 1)) {
            const Slot& slot = m_slots[i];
            if (slot.id == k_free) {
                return nullptr;
            }
            if (slot.hash == hash) {
                return &slot.id;
            }
        }
    }

    /// Says that a hash will be looked for: its place comes into the cache meanwhile.
    void expect(std::uint64_t hash) const noexcept { __builtin_prefetch(&m_slots[start(hash)]); }

    /// Stores an id (not the lowest integer) under a hash that is not there yet. False when full:
    /// nothing is stored then.
    bool insert(std::uint64_t hash, std::int64_t id) {
        if (m_size == m_most) {
            return false;
        }
        if ((m_size + 1) * 4 > m_slots.size() * 3) {
            grow();
        }
        place({hash, id});
        ++m_size;
        return true;
    }

    /// All entries by ascending hash (as SQLite's integers order them); the map is empty after.
    [[nodiscard]] Entries take_sorted() {
        Entries entries;
        entries.reserve(m_size);
        for (const Slot& slot : m_slots) {
            if (slot.id != k_free) {
                entries.emplace_back(static_cast<std::int64_t>(slot.hash), slot.id);
            }
        }
        clear();
        std::sort(entries.begin(), entries.end());
        return entries;
    }

    void clear() {
        m_size = 0;
        m_slots = std::vector<Slot>(k_first);
    }
    [[nodiscard]] std::size_t size() const noexcept { return m_size; }

private:
    struct Slot {
        std::uint64_t hash = 0;
        std::int64_t id = k_free;
    };
    static constexpr std::int64_t k_free = INT64_MIN;
    static constexpr std::size_t k_first = 1024;

    [[nodiscard]] std::size_t start(std::uint64_t hash) const noexcept {
        // Keys such as SIRET share their low digits; the product spreads them over the high bits.
        return (hash * 0x9E3779B97F4A7C15U >> 32U) & (m_slots.size() - 1);
    }
    void place(Slot entry) noexcept {
        std::size_t i = start(entry.hash);
        while (m_slots[i].id != k_free) {
            i = (i + 1) & (m_slots.size() - 1);
        }
        m_slots[i] = entry;
    }
    void grow() {
        std::vector<Slot> old(m_slots.size() * 2);
        std::swap(old, m_slots);
        for (const Slot& slot : old) {
            if (slot.id != k_free) {
                place(slot);
            }
        }
    }

    std::size_t m_most;
    std::size_t m_size = 0;
    std::vector<Slot> m_slots;
};

} // namespace bdd::storage
