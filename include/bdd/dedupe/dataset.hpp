#pragma once

#include <bdd/dedupe/column_kind.hpp>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::dedupe {

using Row = std::uint32_t;     ///< Index of a record, in the order of its file.
using ValueId = std::uint32_t; ///< Index of a distinct value; 0 is the missing value.

/// Distinct texts, each stored once, numbered from 1 in the order of their first appearance. Not
/// safe for several threads; the tables of two columns are independent of each other.
class ValueTable {
public:
    ValueTable();
    ValueTable(ValueTable&&) noexcept = default;
    ValueTable& operator=(ValueTable&&) noexcept = default;

    /// The id of a text, new or known; 0 for the empty text.
    ValueId intern(std::string_view text);
    /// The same when the caller knows hash64(text) already.
    ValueId intern(std::string_view text, std::uint64_t hash);
    /// The same for many texts, one after the other. Far faster than one at a time in a large
    /// table: what the next ones need is fetched from memory while one is looked up.
    void intern_all(std::span<const std::string_view> texts, std::vector<ValueId>& ids);
    /// The id of a known text, else 0.
    [[nodiscard]] ValueId find(std::string_view text) const noexcept;
    /// Valid as long as the table; empty for 0.
    [[nodiscard]] std::string_view text(ValueId id) const noexcept {
        return {m_entries[id].data, m_entries[id].size};
    }
    /// One more than the highest id: a vector of this size has a place for each id and for 0.
    [[nodiscard]] std::size_t size() const noexcept { return m_entries.size(); }

private:
    struct Entry {
        const char* data;
        std::uint32_t size;
        std::uint32_t hash; ///< Lower half, which places it.
    };
    /// Open addressing; id 0 is free.
    struct Slot {
        std::uint32_t tag = 0; ///< Upper half of the hash: another one is another text.
        ValueId id = 0;
    };
    const char* keep(std::string_view text);
    void grow();

    std::vector<Entry> m_entries;
    std::vector<Slot> m_slots;
    std::vector<std::unique_ptr<char[]>> m_chunks;
    std::size_t m_chunk_left = 0;
    char* m_chunk_at = nullptr;
};

/// One column: what it holds, its distinct cells, and the id of each row's cell.
struct Column {
    std::string name;
    ColumnKind kind = ColumnKind::text;
    ValueTable values;
    std::vector<ValueId> cells;

    /// Appends the cell of the next row: valid UTF-8 as it stands in the file. Blank cells are
    /// missing; ends are trimmed. Two threads may fill two columns.
    void append(std::string_view cell);
    /// The same for the cells of many rows.
    void append(std::span<const std::string_view> more);
    [[nodiscard]] std::string_view at(Row row) const noexcept { return values.text(cells[row]); }
};

/// The records to compare, by columns. All columns have the same number of rows. The kinds may be
/// set after the cells were read; columns of kind id or ignore need no cells at all.
class Dataset {
public:
    /// The reference stays valid when further columns are added.
    Column& add_column(std::string name, ColumnKind kind);

    [[nodiscard]] std::size_t rows() const noexcept { return m_rows; }
    /// Said by whoever filled the columns, once all cells are in. Throws Errc::internal when a
    /// column in use has another number of cells, Errc::input beyond 2³¹ rows.
    void set_rows(std::size_t rows);

    [[nodiscard]] const std::deque<Column>& columns() const noexcept { return m_columns; }
    [[nodiscard]] std::deque<Column>& columns() noexcept { return m_columns; }

    /// Rows from `second_list` on belong to the second of two lists that are to be linked: only
    /// pairs across are compared. 0: one list.
    Row second_list = 0;
    /// Rows from `first_new` on are new: only pairs with at least one new row are compared. 0: all
    /// rows are.
    Row first_new = 0;
    /// Source of each row, for exclusive sources; empty: not known.
    std::vector<std::uint16_t> sources;

private:
    std::deque<Column> m_columns;
    std::size_t m_rows = 0;
};

} // namespace bdd::dedupe
