#pragma once

#include "flows/row_cells.hpp"

#include <bdd/core/cancel.hpp>
#include <bdd/intake/record_builder.hpp>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::flows {

struct SuppressionList;

/// Codes of rows that are refused for the sake of their person.
inline constexpr std::string_view k_erased_person = "erased_person";
inline constexpr std::string_view k_suppressed_person = "suppressed_person";

/// A row that does not become a record.
struct RejectedRow {
    std::string bytes;
    std::uint64_t line = 0;
    std::string_view code; ///< Stable keyword: of intake::RowFault, or k_erased_person and such.
    std::string reason;    ///< English; names of columns as they stand in the file.
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
    /// Rows of people who were erased are refused; null: nobody is looked up. It has its keys.
    const SuppressionList* oppositions = nullptr;
    bool refuse_objected = false; ///< Rows of people who objected are refused too.
};

/// Rows of people who are on the list of oppositions.
struct OpposedRows {
    std::int64_t taken = 0;   ///< They came in.
    std::int64_t refused = 0; ///< As the settings say.
    std::int64_t erased = 0;  ///< Refused, because the person was erased.
};

struct PipelineResult {
    intake::BuildCounts counts;
    OpposedRows opposed;
    io::CsvNotes notes;
};

/// Reads and normalises a file on two threads, this one whenever the other is behind, and hands the
/// blocks, in order, to `take` on this one. An error of either side ends both and is thrown here.
PipelineResult run_pipeline(const PipelineRequest& request,
                            const std::function<void(RecordBlock&)>& take);

} // namespace bdd::flows
