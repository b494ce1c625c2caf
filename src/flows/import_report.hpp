#pragma once

#include "flows/import_run.hpp"

namespace bdd::flows {

/// Ends the session and tells what became of the files: one summary line, then what was repaired,
/// set aside and kept raw; or the same as one JSON object.
[[nodiscard]] Exit report_import(cli::Context& ctx, WriteSession& session,
                                 const ImportOutcome& outcome);

} // namespace bdd::flows
