#include "flows/record_maker.hpp"

#include <bdd/core/text.hpp>

#include <fmt/format.h>

namespace bdd::flows {

RecordMaker::RecordMaker(const PipelineRequest& request)
    : m_request(&request)
    , m_decoder(request.input->encoding.encoding)
    , m_builder(request.rules) {}

void RecordMaker::make(const RowCopies& rows, RecordBlock& block) {
    block.records.resize(rows.size());
    block.used = 0;
    block.rows = rows.size();
    block.rejected.clear();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows.get(i, m_row);
        take_row(block);
    }
}

void RecordMaker::take_row(RecordBlock& block) {
    if (!m_decoder.decode(m_row)) {
        reject(block, intake::RowFault::undecodable,
               fmt::format("column {}: byte {} of the cell is not valid {}",
                           column_name(m_decoder.bad_cell()), m_decoder.bad_offset() + 1,
                           io::name(m_request->input->encoding.encoding)));
        return;
    }
    m_cells.assign(m_decoder.cells().begin(), m_decoder.cells().end());
    if (!fit_columns(block)) {
        return;
    }
    std::size_t faulty_column = 0;
    const intake::RowFault fault =
        m_builder.build(m_cells, m_row.line, block.records[block.used], faulty_column);
    if (fault == intake::RowFault::none) {
        ++block.used;
    } else if (fault == intake::RowFault::scientific_notation) {
        reject(block, fault,
               fmt::format("column {}: a spreadsheet wrote this identifier in scientific "
                           "notation and its digits are lost; export the column as text",
                           column_name(faulty_column)));
    } else {
        reject(block, fault, "no name, company, e-mail, phone or SIREN in the mapped columns");
    }
}

/// Makes the row as wide as the header, or rejects it.
bool RecordMaker::fit_columns(RecordBlock& block) {
    const std::size_t columns = m_request->input->dialect.columns.size();
    const std::size_t cells = m_cells.size();
    if (cells < columns) {
        if (m_request->ragged != Ragged::pad && m_request->ragged != Ragged::keep) {
            reject(block, intake::RowFault::too_few_cells,
                   fmt::format("{} cells where the header has {}; --ragged pad fills them", cells,
                               columns));
            return false;
        }
        m_cells.resize(columns);
    } else if (cells > columns && !extra_is_blank(columns)) {
        if (m_request->ragged != Ragged::keep) {
            reject(block, intake::RowFault::too_many_cells,
                   fmt::format("{} cells where the header has {}; --ragged keep keeps them", cells,
                               columns));
            return false;
        }
    } else {
        m_cells.resize(columns);
    }
    return true;
}

/// Separators at the end of a row, which some programs write, are no cells.
bool RecordMaker::extra_is_blank(std::size_t columns) const {
    for (std::size_t i = columns; i < m_cells.size(); ++i) {
        if (!text::trim(m_cells[i]).empty()) {
            return false;
        }
    }
    return true;
}

void RecordMaker::reject(RecordBlock& block, intake::RowFault fault, std::string reason) const {
    block.rejected.push_back({std::string(m_row.bytes), m_row.line, fault, std::move(reason)});
}

std::string RecordMaker::column_name(std::size_t index) const {
    const std::vector<std::string>& names = m_request->input->dialect.columns;
    return index < names.size() ? names[index] : std::to_string(index + 1);
}

} // namespace bdd::flows
