#include "flows/record_maker.hpp"

#include <fmt/format.h>

namespace bdd::flows {

RecordMaker::RecordMaker(const PipelineRequest& request)
    : m_cells(*request.input, request.ragged)
    , m_builder(request.rules)
    , m_refuse_objected(request.refuse_objected) {
    if (request.oppositions != nullptr) {
        m_oppositions.emplace(*request.oppositions);
    }
}

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
        reject(block, intake::keyword(misfit->fault), std::move(misfit->reason));
        return;
    }
    std::size_t faulty_column = 0;
    const intake::RowFault fault =
        m_builder.build(m_cells.cells(), m_row.line, block.records[block.used], faulty_column);
    if (fault == intake::RowFault::none) {
        block.used += admit(block.records[block.used], block) ? 1U : 0U;
    } else if (fault == intake::RowFault::scientific_notation) {
        reject(block, intake::keyword(fault),
               fmt::format("column {}: a spreadsheet wrote this identifier in scientific "
                           "notation and its digits are lost; export the column as text",
                           m_cells.column_name(faulty_column)));
    } else {
        reject(block, intake::keyword(fault),
               "no name, company, e-mail, phone or SIREN in the mapped columns");
    }
}

bool RecordMaker::admit(const model::Record& record, RecordBlock& block) {
    if (!m_oppositions) {
        return true;
    }
    switch (m_oppositions->of(record.fields, record.address)) {
    case RowOpposition::none:
        return true;
    case RowOpposition::erased:
        ++m_opposed.erased;
        reject(block, k_erased_person, "this person was erased from the base and is not to return");
        return false;
    case RowOpposition::objected:
        break;
    }
    if (m_refuse_objected) {
        ++m_opposed.refused;
        reject(block, k_suppressed_person, "this person objected to being contacted");
        return false;
    }
    ++m_opposed.taken;
    return true;
}

void RecordMaker::reject(RecordBlock& block, std::string_view code, std::string reason) const {
    block.rejected.push_back({std::string(m_row.bytes), m_row.line, code, std::move(reason)});
}

} // namespace bdd::flows
