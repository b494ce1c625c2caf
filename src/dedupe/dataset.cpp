#include <bdd/core/error.hpp>
#include <bdd/core/hash.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>
#include <bdd/dedupe/dataset.hpp>

#include <algorithm>
#include <cstring>
#include <utility>

namespace bdd::dedupe {

namespace {

constexpr std::size_t k_chunk_bytes = std::size_t{256} << 10U;
constexpr std::size_t k_first_slots = 64;

} // namespace

ValueTable::ValueTable()
    : m_entries{{"", 0, 0}}
    , m_slots(k_first_slots, 0) {}

ValueId ValueTable::intern(std::string_view text) {
    return intern(text, hash64(text));
}

ValueId ValueTable::intern(std::string_view text, std::uint64_t hash) {
    if (text.empty()) {
        return 0;
    }
    const auto mask = m_slots.size() - 1;
    const auto short_hash = static_cast<std::uint32_t>(hash >> 32U);
    auto slot = hash & mask;
    while (m_slots[slot] != 0) {
        const Entry& entry = m_entries[m_slots[slot]];
        if (entry.hash == short_hash && std::string_view(entry.data, entry.size) == text) {
            return m_slots[slot];
        }
        slot = (slot + 1) & mask;
    }
    const auto id = static_cast<ValueId>(m_entries.size());
    m_entries.push_back({keep(text), static_cast<std::uint32_t>(text.size()), short_hash});
    m_slots[slot] = id;
    if (m_entries.size() * 3 > m_slots.size() * 2) {
        grow();
    }
    return id;
}

ValueId ValueTable::find(std::string_view text) const noexcept {
    const auto hash = hash64(text);
    const auto mask = m_slots.size() - 1;
    auto slot = hash & mask;
    while (m_slots[slot] != 0) {
        if (this->text(m_slots[slot]) == text) {
            return m_slots[slot];
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
    m_slots.assign(m_slots.size() * 2, 0);
    const auto mask = m_slots.size() - 1;
    for (ValueId id = 1; id < m_entries.size(); ++id) {
        const Entry& entry = m_entries[id];
        auto slot = hash64({entry.data, entry.size}) & mask;
        while (m_slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        m_slots[slot] = id;
    }
}

void Column::append(std::string_view cell) {
    cells.push_back(values.intern(text::trim(cell)));
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
