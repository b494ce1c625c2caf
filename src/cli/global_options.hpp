#pragma once

#include "cli/context.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <optional>
#include <span>
#include <string>

namespace bdd::cli {

/// The options that stand anywhere on any line, as they were given.
struct GlobalOptions {
    std::optional<std::string> db;
    std::optional<std::string> reference;
    std::optional<std::string> color;
    std::optional<std::string> wait;
    std::optional<std::string> log_file;
    std::optional<std::string> as_of;
    std::string config; ///< For help only: see find_config_option.
    bool json = false;
    bool quiet = false;
    int verbose = 0;
    bool no_progress = false;
};

/// Adds them to the root. `given` must outlive the parse.
void add_global_options(CLI::App& root, GlobalOptions& given);

/// Moves what was given into ctx.settings, ctx.clock and ctx.format. Throws Errc::usage for bad
/// values and for options that contradict each other, Errc::config for a bad SOURCE_DATE_EPOCH.
void apply_global_options(const GlobalOptions& given, Context& ctx);

/// The value of `--config FILE` on a raw line; settings are needed before the line is parsed.
[[nodiscard]] std::string find_config_option(std::span<const std::string> args);
/// Whether the raw line asks for JSON, for errors that come before it is parsed.
[[nodiscard]] bool asks_for_json(std::span<const std::string> args);

} // namespace bdd::cli
