#include <bdd/core/error.hpp>
#include <bdd/core/hash.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>
#include <bdd/dedupe/dataset.hpp>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace bdd::dedupe {

namespace {

constexpr std::size_t k_chunk_bytes = std::size_t{256} << 10U;
constexpr std::size_t k_first_slots = 64;

} // namespace

ValueTable::ValueTable()
    : m_entries{{"", 0, 0}}
    , m_slots(k_first_slots) {}

ValueId ValueTable::intern(std::string_view text) {
    return intern(text, hash64(text));
}

ValueId ValueTable::intern(std::string_view text, std::uint64_t hash) {
    if (text.empty()) {
        return 0;
    }
    const auto mask = m_slots.size() - 1;
    const auto tag = static_cast<std::uint32_t>(hash >> 32U);
    auto slot = hash & mask;
    while (m_slots[slot].id != 0) {
        if (m_slots[slot].tag == tag && this->text(m_slots[slot].id) == text) {
            return m_slots[slot].id;
        }
        slot = (slot + 1) & mask;
    }
    const auto id = static_cast<ValueId>(m_entries.size());
    m_entries.push_back(
        {keep(text), static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(hash)});
    m_slots[slot] = {tag, id};
    if (m_entries.size() * 3 > m_slots.size() * 2) {
        grow();
    }
    return id;
}

void ValueTable::intern_all(std::span<const std::string_view> texts, std::vector<ValueId>& ids) {
    constexpr std::size_t k_ahead = 32;
    std::array<std::uint64_t, k_ahead> hashes{};
    while (!texts.empty()) {
        const auto batch = texts.first(std::min(k_ahead, texts.size()));
        const auto mask = m_slots.size() - 1;
        for (std::size_t i = 0; i < batch.size(); ++i) {
            hashes[i] = hash64(batch[i]);
            __builtin_prefetch(&m_slots[hashes[i] & mask]);
        }
        // Each step waits for the memory of the one before, so each is done for the whole batch.
        for (std::size_t i = 0; i < batch.size(); ++i) {
            __builtin_prefetch(&m_entries[m_slots[hashes[i] & mask].id]);
        }
        for (std::size_t i = 0; i < batch.size(); ++i) {
            __builtin_prefetch(m_entries[m_slots[hashes[i] & mask].id].data);
        }
        for (std::size_t i = 0; i < batch.size(); ++i) {
            ids.push_back(intern(batch[i], hashes[i]));
        }
        texts = texts.subspan(batch.size());
    }
}

ValueId ValueTable::find(std::string_view text) const noexcept {
    const auto hash = hash64(text);
    const auto tag = static_cast<std::uint32_t>(hash >> 32U);
    const auto mask = m_slots.size() - 1;
    auto slot = hash & mask;
    while (m_slots[slot].id != 0) {
        if (m_slots[slot].tag == tag && this->text(m_slots[slot].id) == text) {
            return m_slots[slot].id;
        }
        slot = (slot + 1) & mask;
    }
    return 0;
}

const char* ValueTable::keep(std::string_view text) {
    if (text.size() > m_chunk_left) {
        const auto size = std::max(k_chunk_bytes, text.size());
        m_chunks.push_back(std::make_unique_for_overwrite<char[]>(size));
        m_chunk_at = m_chunks.back().get();
        m_chunk_left = size;
    }
    char* const at = m_chunk_at;
    std::memcpy(at, text.data(), text.size());
    m_chunk_at += text.size();
    m_chunk_left -= text.size();
    return at;
}

void ValueTable::grow() {
    std::vector<Slot> old(m_slots.size() * 2);
    old.swap(m_slots);
    const auto mask = m_slots.size() - 1;
    for (const Slot& moved : old) {
        if (moved.id == 0) {
            continue;
        }
        auto slot = m_entries[moved.id].hash & mask;
        while (m_slots[slot].id != 0) {
            slot = (slot + 1) & mask;
        }
        m_slots[slot] = moved;
    }
}

void Column::append(std::string_view cell) {
    cells.push_back(values.intern(text::trim(cell)));
}

void Column::append(std::span<const std::string_view> more) {
    constexpr std::size_t k_batch = 64;
    std::array<std::string_view, k_batch> trimmed;
    while (!more.empty()) {
        const auto count = std::min(k_batch, more.size());
        std::transform(more.begin(), more.begin() + static_cast<std::ptrdiff_t>(count),
                       trimmed.begin(), text::trim);
        values.intern_all(std::span(trimmed).first(count), cells);
        more = more.subspan(count);
    }
}

Column& Dataset::add_column(std::string name, ColumnKind kind) {
    Column& column = m_columns.emplace_back();
    column.name = std::move(name);
    column.kind = kind;
    return column;
}

void Dataset::set_rows(std::size_t rows) {
    constexpr std::size_t k_most_rows = std::size_t{1} << 31U;
    if (rows >= k_most_rows) {
        fail(Errc::input, _("{0} rows are more than can be compared at once"), rows);
    }
    for (const Column& column : m_columns) {
        const bool used = column.kind != ColumnKind::ignore && column.kind != ColumnKind::id;
        if (used && column.cells.size() != rows) {
            fail(Errc::internal, _("column {0} has {1} cells, not {2}"), column.name,
                 column.cells.size(), rows);
        }
    }
    m_rows = rows;
}

} // namespace bdd::dedupe
