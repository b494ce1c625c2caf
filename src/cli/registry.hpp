#pragma once

#include "cli/context.hpp"

#include <CLI/CLI.hpp>

#include <functional>
#include <string>

namespace bdd::cli {

/// Puts commands on the tree, in help order and under group titles. It knows no command: the list
/// stands in src/commands/commands.cpp.
class Registry {
public:
    using AddCommand = void (*)(CLI::App& root, Context& ctx);

    Registry(CLI::App& root, Context& ctx)
        : m_root(root)
        , m_ctx(ctx) {}

    /// Commands added from here on are listed under this title.
    Registry& group(std::string title);
    Registry& add(AddCommand add_command);
    /// A command that no help lists.
    Registry& add_hidden(AddCommand add_command);

private:
    CLI::App& m_root;
    Context& m_ctx;
    std::string m_group;
};

/// Puts all commands on the tree.
using AddCommands = std::function<void(Registry&)>;

} // namespace bdd::cli
