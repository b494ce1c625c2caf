#pragma once

#include <bdd/io/csv_reader.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace bdd::flows {

/// Rows of a file taken out of their reader, so that another thread can work on them while the
/// reader goes on.
class RowCopies {
public:
    void clear() noexcept;
    void add(const io::CsvRow& row);
    [[nodiscard]] std::size_t size() const noexcept { return m_rows.size(); }
    /// Row `index` again; its views are valid until the next `clear` or `add`.
    void get(std::size_t index, io::CsvRow& row) const;

private:
    struct Span {
        std::size_t start = 0;
        std::size_t size = 0;
    };
    struct Row {
        Span bytes;
        std::size_t first_cell = 0;
        std::size_t end_cell = 0;
        std::uint64_t line = 0;
        std::uint64_t offset = 0;
    };
    std::string m_text;
    std::vector<Span> m_cells;
    std::vector<Row> m_rows;
};

} // namespace bdd::flows
