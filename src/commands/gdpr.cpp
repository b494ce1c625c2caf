#include "commands/commands.hpp"
#include "commands/gdpr_commands.hpp"

#include <bdd/core/i18n.hpp>

namespace bdd::commands {

void add_gdpr(CLI::App& root, cli::Context& ctx) {
    CLI::App* command = root.add_subcommand(
        "gdpr", _("Rights of people: why somebody may be contacted, what left the base, erasure"));
    command->require_subcommand(1);
    command->footer(_("Examples:\n"
                      "  bdd gdpr why C0000012\n"
                      "  bdd gdpr exports\n"
                      "  bdd gdpr access C0000012 -o answer\n"
                      "  bdd gdpr erase C0000012 --dry-run\n"
                      "  bdd gdpr recipients add 'Imprimerie du Port' --contract 2026-014"));
    add_gdpr_why(*command, ctx);
    add_gdpr_exports(*command, ctx);
    add_gdpr_requests(*command, ctx);
    add_gdpr_access(*command, ctx);
    add_gdpr_restrict(*command, ctx);
    add_gdpr_erase(*command, ctx);
    add_gdpr_verify(*command, ctx);
    add_gdpr_notices(*command, ctx);
    add_gdpr_retention(*command, ctx);
    add_gdpr_archive(*command, ctx);
    add_gdpr_recipients(*command, ctx);
    add_gdpr_register(*command, ctx);
    add_gdpr_breach(*command, ctx);
}

} // namespace bdd::commands
