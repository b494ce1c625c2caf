#include "cli/options.hpp"
#include "commands/commands.hpp"
#include "commands/suppress_commands.hpp"
#include "flows/protect/hide_arguments.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>

namespace bdd::commands {

namespace {

using protect::AddressKind;
using protect::Purpose;
using protect::SuppressionReason;

} // namespace

void add_opposition_words(CLI::App& command, flows::OppositionWords& words,
                          const std::vector<SuppressionReason>& reasons) {
    std::vector<std::string> channels{"all"};
    for (const protect::Channel channel : protect::k_channels) {
        channels.emplace_back(keyword(channel));
    }
    cli::add_choice(
        command, "--channel", channels,
        [&words, channels](std::size_t i) { words.channel = channels[i]; },
        _("How the person is not to be reached (default: as the reason says)"));
    std::vector<std::string> purposes{"marketing", "everything"};
    for (const Purpose purpose : protect::k_purposes) {
        if (purpose != Purpose::internal) {
            purposes.emplace_back(keyword(purpose));
        }
    }
    cli::add_choice(
        command, "--purpose", purposes,
        [&words, purposes](std::size_t i) { words.purpose = purposes[i]; },
        _("What for the person is not to be reached; everything is marketing and service "
          "(default: as the reason says)"));
    std::vector<std::string> names;
    for (const SuppressionReason reason : reasons) {
        names.emplace_back(keyword(reason));
    }
    cli::add_choice(
        command, "--reason", names, [&words, reasons](std::size_t i) { words.reason = reasons[i]; },
        _("How the person objected: by an unsubscribe link or a complaint (e-mail), verbal "
          "(phone), by letter (all channels)"))
        ->default_str(std::string(keyword(words.reason)));
}

void add_address_kind(CLI::App& command, std::optional<AddressKind>& kind) {
    const std::vector<AddressKind> kinds = {AddressKind::email, AddressKind::phone,
                                            AddressKind::domain, AddressKind::siren};
    std::vector<std::string> names;
    for (const AddressKind one : kinds) {
        names.emplace_back(keyword(one));
    }
    cli::add_choice(
        command, "--kind", names, [&kind, kinds](std::size_t i) { kind = kinds[i]; },
        _("What the values are (default: found out)"));
}

std::vector<std::string> typed_values(cli::Context& ctx, const std::vector<std::string>& words) {
    std::vector<std::string> values;
    for (const std::string& word : words) {
        if (word != "-") {
            flows::hide_argument(ctx, word);
            values.push_back(word);
            continue;
        }
        while (const auto line = ctx.io.read_line()) {
            const std::string_view value = text::trim(*line);
            if (text::find_invalid_utf8(value) != std::string_view::npos) {
                throw Error(Errc::input, _("standard input is not valid UTF-8"),
                            _("for a file in another encoding: bdd suppress import FILE"));
            }
            if (!value.empty()) {
                values.emplace_back(value);
            }
        }
    }
    if (values.empty()) {
        throw Error(Errc::usage, _("there is no value"),
                    _("name an e-mail, a phone number, a domain, a SIREN or a contact, or write - "
                      "and a value a line"));
    }
    return values;
}

void add_suppress(CLI::App& root, cli::Context& ctx) {
    CLI::App* command = root.add_subcommand("suppress", _("Keep the list of those who objected"));
    command->require_subcommand(1);
    command->footer(_("Examples:\n"
                      "  bdd suppress add ada@example.fr --reason unsubscribe\n"
                      "  bdd suppress import desabonnes.csv --source newsletter\n"
                      "  bdd suppress check ada@example.fr\n"
                      "  bdd suppress stats"));
    add_suppress_add(*command, ctx);
    add_suppress_import(*command, ctx);
    add_suppress_check(*command, ctx);
    add_suppress_list(*command, ctx);
    add_suppress_stats(*command, ctx);
    add_suppress_export(*command, ctx);
}

} // namespace bdd::commands
