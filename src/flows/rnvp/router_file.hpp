#pragma once

#include "cli/context.hpp"
#include "flows/output_sink.hpp"
#include "flows/protect/guarded_export.hpp"

#include <bdd/io/csv_writer.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace bdd::flows {

struct RouterRequest {
    io::CsvStyle style;
    std::string campaign;       ///< For the last column of every row.
    OutputSink* sink = nullptr; ///< nullptr: only counted, as for the next.
    OutputSink* left_out = nullptr;
};

/// How the reasons begin that returned mail gives; the motive follows.
inline constexpr std::string_view k_returned = "returned_";

struct RouterResult {
    std::uint64_t letters = 0;
    std::map<std::string, std::uint64_t> left_out; ///< By reason.
    std::uint64_t replaced_signs = 0;
};

/// Writes one row of lines 1 to 7 for each contact that can and may be mailed, sorted by postcode;
/// the others go to a second file with the reason. The files are put in place by the caller.
[[nodiscard]] RouterResult write_router_file(cli::Context& ctx, GuardedExport& guarded,
                                             const RouterRequest& request);

} // namespace bdd::flows
