#pragma once

#include "flows/output_sink.hpp"
#include "flows/review_list.hpp"

#include <cstdint>
#include <span>

namespace bdd::flows {

struct ReviewExport {
    std::int64_t pairs = 0;
    std::uint64_t escaped = 0; ///< Cells that a spreadsheet would run as formulas.
};

/// Writes one row for each pair, both sides of each field next to each other: an empty column
/// `verdict`, the probability, the fields, the ids of contacts and records. What is written into
/// `verdict` is read by read_answers.
ReviewExport write_review(cli::Context& ctx, storage::Database& base,
                          std::span<const storage::ReviewPair> queue, bool excel_fr,
                          OutputSink& sink);

} // namespace bdd::flows
