#include "flows/row_copies.hpp"

#include <functional>

namespace bdd::flows {

namespace {

bool lies_within(std::string_view part, std::string_view whole) {
    const std::less_equal<const char*> before;
    return before(whole.data(), part.data()) &&
           before(part.data() + part.size(), whole.data() + whole.size());
}

} // namespace

void RowCopies::clear() noexcept {
    m_text.clear();
    m_cells.clear();
    m_rows.clear();
}

void RowCopies::add(const io::CsvRow& row) {
    Row copy;
    copy.bytes = {m_text.size(), row.bytes.size()};
    copy.first_cell = m_cells.size();
    copy.line = row.line;
    copy.offset = row.offset;
    m_text += row.bytes;
    for (const std::string_view cell : row.cells) {
        if (lies_within(cell, row.bytes)) {
            const auto within = static_cast<std::size_t>(cell.data() - row.bytes.data());
            m_cells.push_back({copy.bytes.start + within, cell.size()});
        } else { // Quotes were undone elsewhere.
            m_cells.push_back({m_text.size(), cell.size()});
            m_text += cell;
        }
    }
    copy.end_cell = m_cells.size();
    m_rows.push_back(copy);
}

void RowCopies::get(std::size_t index, io::CsvRow& row) const {
    const Row& copy = m_rows[index];
    const std::string_view text = m_text;
    row.bytes = text.substr(copy.bytes.start, copy.bytes.size);
    row.line = copy.line;
    row.offset = copy.offset;
    row.cells.clear();
    for (std::size_t i = copy.first_cell; i < copy.end_cell; ++i) {
        row.cells.push_back(text.substr(m_cells[i].start, m_cells[i].size));
    }
}

} // namespace bdd::flows
