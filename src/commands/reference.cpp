#include "commands/commands.hpp"
#include "commands/reference_commands.hpp"

#include <bdd/core/i18n.hpp>

namespace bdd::commands {

void add_reference(CLI::App& root, cli::Context& ctx) {
    CLI::App* command = root.add_subcommand(
        "reference", _("Load the postcodes, streets and CEDEX codes to check addresses with"));
    command->require_subcommand(1);
    command->footer(_("Examples:\n"
                      "  bdd reference load laposte_hexasmal.csv adresses-75.csv.gz\n"
                      "  bdd reference status"));
    add_reference_load(*command, ctx);
    add_reference_status(*command, ctx);
}

} // namespace bdd::commands
