#pragma once

#include "flows/protect/row_oppositions.hpp"
#include "flows/record_pipeline.hpp"
#include "flows/row_copies.hpp"

#include <optional>

namespace bdd::flows {

/// Decodes and normalises rows; one for each thread.
class RecordMaker {
public:
    explicit RecordMaker(const PipelineRequest& request);

    /// Every row becomes a record of the block or a rejected row.
    void make(const RowCopies& rows, RecordBlock& block);
    [[nodiscard]] const intake::BuildCounts& counts() const noexcept { return m_builder.counts(); }
    [[nodiscard]] const OpposedRows& opposed() const noexcept { return m_opposed; }

private:
    void take_row(RecordBlock& block);
    /// True when the record may come in; else its row is among the rejected ones.
    [[nodiscard]] bool admit(const model::Record& record, RecordBlock& block);
    void reject(RecordBlock& block, std::string_view code, std::string reason) const;

    RowCells m_cells;
    intake::RecordBuilder m_builder;
    std::optional<RowOppositions> m_oppositions;
    bool m_refuse_objected;
    OpposedRows m_opposed;
    io::CsvRow m_row;
};

} // namespace bdd::flows
