#pragma once

#include "flows/activity/activity_file.hpp"

namespace bdd::flows {

/// One `bdd import --as events|calls|orders|contracts`: files of one source, in one transaction;
/// tells what became of them. Nothing new leaves the base as it was.
[[nodiscard]] Exit import_activity(cli::Context& ctx, intake::ActivityKind kind,
                                   const std::vector<std::string>& paths,
                                   const ImportOptions& options, bool dry_run);

} // namespace bdd::flows
