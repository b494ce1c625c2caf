#include "cli/registry.hpp"

#include <utility>
#include <vector>

namespace bdd::cli {

namespace {

/// CLI11's group of a command that did not choose one.
constexpr const char* k_unset_group = "Subcommands";

} // namespace

Registry& Registry::group(std::string title) {
    m_group = std::move(title);
    return *this;
}

Registry& Registry::add(AddCommand add_command) {
    add_command(m_root, m_ctx);
    for (CLI::App* command : m_root.get_subcommands({})) {
        if (command->get_group() == k_unset_group) {
            command->group(m_group);
        }
    }
    return *this;
}

Registry& Registry::add_hidden(AddCommand add_command) {
    const std::string group = std::exchange(m_group, std::string());
    add(add_command);
    m_group = group;
    return *this;
}

} // namespace bdd::cli
