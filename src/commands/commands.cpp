#include "commands/commands.hpp"

#include <bdd/core/i18n.hpp>

namespace bdd::commands {

void add_all(cli::Registry& registry) {
    registry.group(_("Everyday work"))
        .add("inspect", add_inspect)
        .add("import", add_import)
        .add("dedupe", add_dedupe)
        .add("rnvp", add_rnvp)
        .add("export", add_export)
        .add("find", add_find)
        .add("show", add_show);
    registry.group(_("Protection of people"))
        .add("consent", add_consent)
        .add("suppress", add_suppress)
        .add("gdpr", add_gdpr);
    registry.group(_("Around the base"))
        .add("source", add_source)
        .add("reference", add_reference)
        .add("log", add_log)
        .add("undo", add_undo)
        .add("config", add_config)
        .add_general("completion", add_completion)
        .add_general("help", add_help);
    registry.add_hidden("__dump-cli", add_dump_cli);
}

} // namespace bdd::commands
