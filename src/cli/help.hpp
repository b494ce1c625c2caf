#pragma once

#include <CLI/CLI.hpp>

#include <cstddef>
#include <string>

namespace bdd::cli {

/// How help is laid out.
struct HelpStyle {
    std::size_t columns = 80;
    bool color = false;
};

/// "bdd segment add": the words that call a command.
[[nodiscard]] std::string command_path(const CLI::App& command);

/// "bdd import FILE… [options]"
[[nodiscard]] std::string usage_line(const CLI::App& command);

/// Help of a command: purpose, usage, examples (its footer), then arguments and options. For the
/// root: the commands by group, then the global options.
[[nodiscard]] std::string help_text(const CLI::App& command, const HelpStyle& style);

/// The table of exit codes, for `bdd help exit-codes`.
[[nodiscard]] std::string exit_codes_text();

} // namespace bdd::cli
