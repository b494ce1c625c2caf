#include "commands/commands.hpp"
#include "commands/rnvp_commands.hpp"

#include <bdd/core/i18n.hpp>

namespace bdd::commands {

void add_rnvp(CLI::App& root, cli::Context& ctx) {
    CLI::App* command = root.add_subcommand(
        "rnvp", _("Restructure, normalise and validate postal addresses (six lines of 38 signs)"));
    command->require_subcommand(1);
    add_rnvp_file(*command, ctx);
    add_rnvp_explain(*command, ctx);
}

} // namespace bdd::commands
