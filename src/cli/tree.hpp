#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

/// Questions about the tree of commands that help, completion, documents and error messages share.
namespace bdd::cli {

/// The commands directly beneath one, in help order; hidden ones (without group) only if asked for.
[[nodiscard]] std::vector<const CLI::App*> commands_of(const CLI::App& command,
                                                       bool with_hidden = false);
/// Options and flags of one command without its positional arguments; hidden ones are left out.
[[nodiscard]] std::vector<const CLI::Option*> options_of(const CLI::App& command);
[[nodiscard]] std::vector<const CLI::Option*> arguments_of(const CLI::App& command);

/// "-n", "--dry-run": every name of an option, short ones first.
[[nodiscard]] std::vector<std::string> names_of(const CLI::Option& option);
/// What stands for the value in help: "N", "FILE", "auto|always|never"; empty for a flag. Of an
/// argument: its name in capitals, with "…" when it may be repeated.
[[nodiscard]] std::string value_name(const CLI::Option& option);
/// The words of a choice ("auto", "always" …); empty when the value is free.
[[nodiscard]] std::vector<std::string> choices_of(const CLI::Option& option);

/// The names of some commands.
[[nodiscard]] std::vector<std::string> names_of(const std::vector<const CLI::App*>& commands);

} // namespace bdd::cli
