#include "cli/registry.hpp"

#include <algorithm>
#include <utility>

namespace bdd::cli {

namespace {

/// CLI11's group of a command that did not choose one.
constexpr const char* k_unset_group = "Subcommands";

} // namespace

Registry& Registry::group(std::string title) {
    m_group = std::move(title);
    return *this;
}

Registry& Registry::add(std::string name, AddCommand add_command) {
    m_entries.push_back({std::move(name), add_command, m_group});
    return *this;
}

Registry& Registry::add_hidden(std::string name, AddCommand add_command) {
    m_entries.push_back({std::move(name), add_command, std::string(), true});
    return *this;
}

Registry& Registry::add_general(std::string name, AddCommand add_command) {
    m_entries.push_back({std::move(name), add_command, m_group, true});
    return *this;
}

bool Registry::stands_alone(const std::string& word) const {
    return std::any_of(m_entries.begin(), m_entries.end(),
                       [&](const Entry& entry) { return entry.name == word && !entry.is_general; });
}

void Registry::build(CLI::App& root, Context& ctx, std::span<const std::string> args) const {
    const std::string first = args.empty() ? std::string() : args.front();
    if (first == "--version") {
        return;
    }
    const bool is_one = stands_alone(first);
    for (const Entry& entry : m_entries) {
        if (is_one && entry.name != first) {
            continue;
        }
        entry.add_command(root, ctx);
        for (CLI::App* command : root.get_subcommands({})) {
            if (command->get_group() == k_unset_group) {
                command->group(entry.group);
            }
        }
    }
}

} // namespace bdd::cli
