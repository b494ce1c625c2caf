#include "commands/commands.hpp"
#include "commands/source_commands.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/core/suggest.hpp>

namespace bdd::commands {

storage::SourceStats asked_source(storage::SourceStore& store, const std::string& code) {
    std::vector<std::string> codes;
    for (storage::SourceStats& stats : store.list()) {
        if (stats.source.code == code) {
            return std::move(stats);
        }
        codes.push_back(stats.source.code);
    }
    throw Error(Errc::not_found, text_of(_("there is no source '{0}'"), code),
                did_you_mean(code, codes));
}

void add_source(CLI::App& root, cli::Context& ctx) {
    CLI::App* command = root.add_subcommand("source", _("Say where records come from"));
    command->require_subcommand(1);
    command->footer(_("Examples:\n"
                      "  bdd source add crm --kind own --priority 80\n"
                      "  bdd source list\n"
                      "  bdd source show crm\n"
                      "  bdd source check loueur"));
    add_source_add(*command, ctx);
    add_source_list(*command, ctx);
    add_source_show(*command, ctx);
    add_source_check(*command, ctx);
}

} // namespace bdd::commands
