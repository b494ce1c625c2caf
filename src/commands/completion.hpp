#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <string_view>
#include <vector>

/// The parts of `bdd completion`: what each shell needs to know, and one script for each shell.
namespace bdd::commands {

/// A word that can be typed, and what it does.
struct CompletionWord {
    std::string word;
    std::string description;
};

/// One option with all its names.
struct CompletionOption {
    std::vector<std::string> names;
    bool takes_value = false;
    std::vector<std::string> choices; ///< Of the value; empty: a file, or free.
    std::string description;
};

/// What can follow one command.
struct CompletionPlace {
    std::string path; ///< "bdd config"
    std::vector<CompletionWord> words;
    std::vector<CompletionOption> options; ///< Its own; those of the root go everywhere.
};

/// All visible commands, the root first.
[[nodiscard]] std::vector<CompletionPlace> completion_places(const CLI::App& root);

[[nodiscard]] std::string bash_completion(const std::vector<CompletionPlace>& places);
[[nodiscard]] std::string zsh_completion(const std::vector<CompletionPlace>& places);
[[nodiscard]] std::string fish_completion(const std::vector<CompletionPlace>& places);

} // namespace bdd::commands
