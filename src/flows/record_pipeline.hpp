#pragma once

#include "flows/row_cells.hpp"

#include <bdd/core/cancel.hpp>
#include <bdd/intake/record_builder.hpp>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace bdd::flows {

/// A row that does not become a record.
struct RejectedRow {
    std::string bytes;
    std::uint64_t line = 0;
    intake::RowFault fault = intake::RowFault::none;
    std::string reason; ///< English; names of columns as they stand in the file.
};

/// Rows of a file, read and normalised, in order.
struct RecordBlock {
    std::vector<model::Record> records; ///< The first `used` are valid.
    std::size_t used = 0;
    std::vector<RejectedRow> rejected;
    std::uint64_t rows = 0;
    std::uint64_t consumed = 0; ///< Bytes of the file read so far.
};

struct PipelineRequest {
    const TabularInput* input = nullptr;
    intake::BuildRules rules;
    Ragged ragged = Ragged::reject;
    std::uint64_t limit = 0; ///< 0: all rows.
};

struct PipelineResult {
    intake::BuildCounts counts;
    io::CsvNotes notes;
};

/// Reads and normalises a file on two threads, this one whenever the other is behind, and hands the
/// blocks, in order, to `take` on this one. An error of either side ends both and is thrown here.
PipelineResult run_pipeline(const PipelineRequest& request,
                            const std::function<void(RecordBlock&)>& take);

} // namespace bdd::flows
