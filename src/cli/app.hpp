#pragma once

#include "cli/io.hpp"
#include "cli/registry.hpp"

#include <bdd/core/cancel.hpp>
#include <bdd/core/error.hpp>

#include <span>
#include <string>

namespace bdd::cli {

/// Runs one command line (without the program's name) in this process. Reads nothing but its
/// arguments and the files that they name; touches no process-wide state; never calls exit() and
/// never throws: every error is printed on io.err and returned as its exit code.
[[nodiscard]] Exit main(std::span<const std::string> args, Io io, const Env& env,
                        CancelFlag& cancel, const AddCommands& add_commands);

} // namespace bdd::cli
