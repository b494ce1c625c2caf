#include "cli/options.hpp"
#include "commands/commands.hpp"
#include "commands/consent_commands.hpp"
#include "flows/protect/hide_arguments.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>

namespace bdd::commands {

void add_person(CLI::App& command, std::string& id) {
    command
        .add_option("id", id,
                    _("A contact (C0000012), its e-mail address, or - to read that from standard "
                      "input"))
        ->required();
}

void add_act_options(CLI::App& command, ActOptions& options, const std::string& at) {
    command.add_option("--at", options.at, at)->type_name("DATE");
    command.add_option("--proof", options.proof,
                       _("Reference of the form, paper or recording that shows it"));
    command.add_option("--ip", options.ip, _("Network address that the form was sent from"));
    command.add_option("--user-agent", options.user_agent,
                       _("Browser that the form was sent with"));
    cli::add_dry_run(command, options.dry_run);
}

void hide_traces(cli::Context& ctx, const ActOptions& options) {
    for (const std::string& value : {options.proof, options.ip, options.user_agent}) {
        if (!value.empty()) {
            flows::hide_argument(ctx, value);
        }
    }
}

std::vector<flows::ConsentPair> pairs_of(protect::Channels channels, protect::Purposes purposes) {
    std::vector<flows::ConsentPair> pairs;
    for (const protect::Channel channel : protect::k_channels) {
        for (const protect::Purpose purpose : protect::k_purposes) {
            if (channels.has(channel) && purposes.has(purpose)) {
                pairs.push_back({channel, purpose});
            }
        }
    }
    return pairs;
}

void add_consent(CLI::App& root, cli::Context& ctx) {
    CLI::App* command = root.add_subcommand(
        "consent", _("Keep what people agreed to and its proof, in a log that only grows"));
    command->require_subcommand(1);
    command->footer(_("Examples:\n"
                      "  bdd consent wording add newsletter --lang fr --file case.txt\n"
                      "  bdd consent add C0000012 --channel email --purpose information --at "
                      "2026-01-31 --proof 'form 12' --wording newsletter\n"
                      "  bdd consent show C0000012\n"
                      "  bdd consent withdraw C0000012"));
    add_consent_add(*command, ctx);
    add_consent_confirm(*command, ctx);
    add_consent_refusals(*command, ctx);
    add_consent_show(*command, ctx);
    add_consent_pending(*command, ctx);
    add_consent_proof(*command, ctx);
    add_consent_wording(*command, ctx);
}

} // namespace bdd::commands
