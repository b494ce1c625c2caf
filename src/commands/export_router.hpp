#pragma once

#include "cli/context.hpp"
#include "cli/options.hpp"
#include "flows/protect/guarded_export.hpp"

#include <bdd/io/csv_writer.hpp>

#include <string>

namespace bdd::commands {

struct RouterOptions {
    std::string left_out; ///< File for the contacts that get no letter; empty: beside the output.
    std::string campaign;
};

/// `bdd export --to router`: a row of postal lines for each contact that can and may be mailed.
[[nodiscard]] Exit export_router(const RouterOptions& options, const flows::ExportTerms& terms,
                                 const cli::OutputTarget& output, const io::CsvStyle& style,
                                 cli::Context& ctx);

} // namespace bdd::commands
