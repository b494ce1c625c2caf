#pragma once

#include "cli/context.hpp"

#include <CLI/CLI.hpp>

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace bdd::cli {

/// Commands in help order and under group titles, put on the tree as far as a line needs them: to
/// build all of them takes longer than most commands run. It knows no command: the list stands in
/// src/commands/commands.cpp.
class Registry {
public:
    using AddCommand = void (*)(CLI::App& root, Context& ctx);

    /// Commands added from here on are listed under this title.
    Registry& group(std::string title);
    Registry& add(std::string name, AddCommand add_command);
    /// A command that no help lists.
    Registry& add_hidden(std::string name, AddCommand add_command);
    /// A command that speaks of all others.
    Registry& add_general(std::string name, AddCommand add_command);

    /// Where the first word of the line names a command, that one alone; none beside --version;
    /// else all.
    void build(CLI::App& root, Context& ctx, std::span<const std::string> args) const;

private:
    struct Entry {
        std::string name;
        AddCommand add_command;
        std::string group;
        bool is_general = false;
    };
    [[nodiscard]] bool stands_alone(const std::string& word) const;

    std::vector<Entry> m_entries;
    std::string m_group;
};

/// Names all commands.
using AddCommands = std::function<void(Registry&)>;

} // namespace bdd::cli
