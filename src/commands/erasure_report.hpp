#pragma once

#include "cli/context.hpp"
#include "flows/protect/erase_people.hpp"

#include <nlohmann/json_fwd.hpp>

/// How every command that takes people out of the base ends.
namespace bdd::commands {

/// Writes the file anew, so that no free page holds the people. They are gone from every table by
/// now, so what fails here is told and can be done again: false.
[[nodiscard]] bool rewrite_base(const cli::Context& ctx, storage::Database& base);

/// What would be erased, for a dry run.
void report_rehearsal(cli::Context& ctx, const flows::Erasure& erasure,
                      nlohmann::ordered_json report);
/// Looks for the values of the people in every byte, prints what was done and found, and gives the
/// exit code: attention when something is left, or when the file could not be written anew
/// (`is_clean`). The base must be closed.
[[nodiscard]] Exit report_erasure(cli::Context& ctx, const flows::Erasure& erasure,
                                  nlohmann::ordered_json report, bool is_clean);

} // namespace bdd::commands
