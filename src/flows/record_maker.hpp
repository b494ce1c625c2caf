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
    [[nodiscard]] bool fit_columns(RecordBlock& block);
    [[nodiscard]] bool extra_is_blank(std::size_t columns) const;
    void reject(RecordBlock& block, intake::RowFault fault, std::string reason) const;
    [[nodiscard]] std::string column_name(std::size_t index) const;

    const PipelineRequest* m_request;
    RowDecoder m_decoder;
    intake::RecordBuilder m_builder;
    io::CsvRow m_row;
    std::vector<std::string_view> m_cells;
};

} // namespace bdd::flows
