#pragma once

#include "cli/context.hpp"
#include "flows/protect/archive_people.hpp"

#include <optional>

namespace bdd::commands {

/// What is done with people whose term has passed.
struct RetentionApply {
    std::optional<flows::ArchiveTerms> archive; ///< None: they are erased, and nothing is kept.
    bool yes = false;
    bool dry_run = false;
};

/// Takes everybody out of the base whose term has passed, and nobody whose term is merely due. Who
/// has a restriction or an open request stays until that has ended.
[[nodiscard]] Exit apply_retention(const RetentionApply& options, cli::Context& ctx);

} // namespace bdd::commands
