#pragma once

#include "cli/options.hpp"

#include <bdd/core/error.hpp>

#include <CLI/CLI.hpp>

#include <span>
#include <string>
#include <vector>

/// From what CLI11 reports (English, without suggestions, words in reverse order) to our messages.
namespace bdd::cli {

/// The root and the commands that the line named, outermost first.
[[nodiscard]] std::vector<const CLI::App*> parsed_chain(const CLI::App& root);

/// True when the line holds words or options that no command takes.
[[nodiscard]] bool has_unknown_words(const CLI::App& root);

/// The message for a line that did not parse: unknown words first, whatever CLI11 met first.
[[nodiscard]] Error usage_error(const CLI::App& root, const CLI::ParseError& error,
                                std::span<const std::string> args);

/// The same for a value that one of our conversions refused: names its option.
[[nodiscard]] Error usage_error(const CLI::App& root, const BadValue& error);

} // namespace bdd::cli
