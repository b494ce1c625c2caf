#include "commands/commands.hpp"
#include "commands/rnvp_commands.hpp"

#include <bdd/core/i18n.hpp>

namespace bdd::commands {

void add_rnvp(CLI::App& root, cli::Context& ctx) {
    CLI::App* command = root.add_subcommand(
        "rnvp", _("Restructure, normalise and validate postal addresses (six lines of 38 signs)"));
    CLI::App* run = command->add_subcommand(
        "run", _("Normalise the addresses of the base that are new or whose reference changed"));
    set_rnvp_run(*run, ctx);
    run->footer(_("Examples:\n"
                  "  bdd rnvp run\n"
                  "  bdd rnvp run --dry-run --json"));
    add_rnvp_file(*command, ctx);
    add_rnvp_explain(*command, ctx);
    add_rnvp_stats(*command, ctx);
    command->require_subcommand(0, 1);
    set_rnvp_run(*command, ctx); // alone it is `rnvp run`
    command->footer(_("Examples:\n"
                      "  bdd rnvp\n"
                      "  bdd rnvp file salon.csv -o salon-rnvp.csv\n"
                      "  bdd rnvp explain '12 bis rue des lilas 35000 Rennes'\n"
                      "  bdd rnvp stats"));
}

} // namespace bdd::commands
