#pragma once

#include "flows/record_pipeline.hpp"
#include "flows/row_copies.hpp"

namespace bdd::flows {

/// Decodes and normalises rows; one for each thread.
class RecordMaker {
public:
    explicit RecordMaker(const PipelineRequest& request);

    /// Every row becomes a record of the block or a rejected row.
    void make(const RowCopies& rows, RecordBlock& block);
    [[nodiscard]] const intake::BuildCounts& counts() const noexcept { return m_builder.counts(); }

private:
    void take_row(RecordBlock& block);
    void reject(RecordBlock& block, intake::RowFault fault, std::string reason) const;

    RowCells m_cells;
    intake::RecordBuilder m_builder;
    io::CsvRow m_row;
};

} // namespace bdd::flows
