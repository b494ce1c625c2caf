#pragma once

#include "cli/context.hpp"
#include "flows/base_session.hpp"
#include "flows/protect/erase_people.hpp"

#include <nlohmann/json.hpp>

/// How every command that takes people out of the base ends.
namespace bdd::commands {

/// An erasure that is in the base, or was rehearsed.
struct DoneErasure {
    flows::Erasure erasure;
    nlohmann::ordered_json report; ///< Of the session.
    bool is_clean = true;          ///< The file was written anew.
    bool dry_run = false;
};

/// Ends the session, with these counts, and writes the file anew.
[[nodiscard]] DoneErasure finish_erasure(const cli::Context& ctx, flows::WriteSession& session,
                                         flows::Erasure erasure,
                                         const nlohmann::ordered_json& counts);

/// Looks for the values of the people in every byte, prints what was done and found, and gives the
/// exit code: attention when something is left, or when the file could not be written anew. Of a
/// rehearsal it prints what would be done. The base must be closed.
[[nodiscard]] Exit report_erasure(cli::Context& ctx, const DoneErasure& done);

} // namespace bdd::commands
