#include "flows/row_cells.hpp"

#include <bdd/core/text.hpp>

#include <fmt/format.h>

namespace bdd::flows {

using intake::RowFault;

RowCells::RowCells(const TabularInput& input, Ragged ragged)
    : m_input(&input)
    , m_ragged(ragged)
    , m_decoder(input.encoding.encoding) {}

std::optional<RowMisfit> RowCells::read(const io::CsvRow& row) {
    if (!m_decoder.decode(row)) {
        return RowMisfit{RowFault::undecodable,
                         fmt::format("column {}: byte {} of the cell is not valid {}",
                                     column_name(m_decoder.bad_cell()), m_decoder.bad_offset() + 1,
                                     io::name(m_input->encoding.encoding))};
    }
    m_cells.assign(m_decoder.cells().begin(), m_decoder.cells().end());
    const std::size_t columns = m_input->dialect.columns.size();
    const std::size_t cells = m_cells.size();
    if (cells < columns && m_ragged == Ragged::reject) {
        return RowMisfit{RowFault::too_few_cells,
                         fmt::format("{} cells where the header has {}; --ragged pad fills them",
                                     cells, columns)};
    }
    const bool has_more = cells > columns && !extra_is_blank(columns);
    if (has_more && m_ragged != Ragged::keep) {
        return RowMisfit{RowFault::too_many_cells,
                         fmt::format("{} cells where the header has {}; --ragged keep keeps them",
                                     cells, columns)};
    }
    if (!has_more) {
        m_cells.resize(columns);
    }
    return std::nullopt;
}

/// Separators at the end of a row, which some programs write, are no cells.
bool RowCells::extra_is_blank(std::size_t columns) const {
    for (std::size_t i = columns; i < m_cells.size(); ++i) {
        if (!text::trim(m_cells[i]).empty()) {
            return false;
        }
    }
    return true;
}

std::string RowCells::column_name(std::size_t index) const {
    const std::vector<std::string>& names = m_input->dialect.columns;
    return index < names.size() ? names[index] : std::to_string(index + 1);
}

} // namespace bdd::flows
