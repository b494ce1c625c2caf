#include "flows/record_maker.hpp"

#include <fmt/format.h>

namespace bdd::flows {

RecordMaker::RecordMaker(const PipelineRequest& request)
    : m_cells(*request.input, request.ragged)
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
    if (auto misfit = m_cells.read(m_row)) {
        reject(block, misfit->fault, std::move(misfit->reason));
        return;
    }
    std::size_t faulty_column = 0;
    const intake::RowFault fault =
        m_builder.build(m_cells.cells(), m_row.line, block.records[block.used], faulty_column);
    if (fault == intake::RowFault::none) {
        ++block.used;
    } else if (fault == intake::RowFault::scientific_notation) {
        reject(block, fault,
               fmt::format("column {}: a spreadsheet wrote this identifier in scientific "
                           "notation and its digits are lost; export the column as text",
                           m_cells.column_name(faulty_column)));
    } else {
        reject(block, fault, "no name, company, e-mail, phone or SIREN in the mapped columns");
    }
}

void RecordMaker::reject(RecordBlock& block, intake::RowFault fault, std::string reason) const {
    block.rejected.push_back({std::string(m_row.bytes), m_row.line, fault, std::move(reason)});
}

} // namespace bdd::flows
