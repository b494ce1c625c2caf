#include "commands/commands.hpp"

#include <bdd/core/i18n.hpp>

namespace bdd::commands {

void add_all(cli::Registry& registry) {
    registry.group(_("Everyday work"))
        .add(add_inspect)
        .add(add_import)
        .add(add_dedupe)
        .add(add_rnvp)
        .add(add_export)
        .add(add_find)
        .add(add_show);
    registry.group(_("Protection of people")).add(add_consent).add(add_suppress).add(add_gdpr);
    registry.group(_("Around the base"))
        .add(add_source)
        .add(add_reference)
        .add(add_log)
        .add(add_undo)
        .add(add_config)
        .add(add_completion)
        .add(add_help);
    registry.add_hidden(add_dump_cli);
}

} // namespace bdd::commands
