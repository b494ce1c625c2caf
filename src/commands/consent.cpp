#include "cli/options.hpp"
#include "commands/commands.hpp"
#include "commands/consent_commands.hpp"
#include "flows/protect/hide_arguments.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/suggest.hpp>
#include <bdd/core/text.hpp>

#include <charconv>

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
    for (const std::string& value : {options.ip, options.user_agent}) {
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

storage::Wording asked_wording(storage::WordingStore& store, const std::string& text,
                               const std::string& lang) {
    const std::size_t at = text.rfind('@');
    const std::string name = text.substr(0, at);
    std::optional<int> version;
    if (at != std::string::npos) {
        const std::string_view digits = std::string_view(text).substr(at + 1);
        int value = 0;
        const auto [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (error != std::errc{} || end != digits.data() + digits.size() || value < 1) {
            throw Error(Errc::usage, text_of(_("'{0}' is no version of a wording"), text),
                        _("write its name and number: newsletter@2"));
        }
        version = value;
    }
    if (const auto wording = store.find(name, lang, version)) {
        return *wording;
    }
    std::vector<std::string> names;
    for (const storage::Wording& known : store.list()) {
        names.push_back(known.name);
    }
    const std::string hint = did_you_mean(name, names);
    throw Error(Errc::not_found, text_of(_("there is no wording {0} in '{1}'"), text, lang),
                hint.empty() || hint.find("'" + name + "'") != std::string::npos
                    ? text_of(_("bdd consent wording list shows them; to keep one: bdd consent "
                                "wording add {0} --lang {1} --file FILE"),
                              name, lang)
                    : hint);
}

std::string name_of(const storage::Wording& wording) {
    return fmt::format("{}@{} ({})", wording.name, wording.version, wording.lang);
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
