#include "cli/help.hpp"

#include "cli/options.hpp"
#include "cli/tree.hpp"
#include "commands/commands.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/suggest.hpp>
#include <bdd/core/text.hpp>

#include <algorithm>
#include <memory>

namespace bdd::commands {

namespace {

constexpr const char* k_exit_codes = "exit-codes";

struct Options {
    std::vector<std::string> topic;
};

const CLI::App& find_command(const CLI::App& root, const std::vector<std::string>& words) {
    const CLI::App* command = &root;
    for (const std::string& word : words) {
        const std::vector<const CLI::App*> below = cli::commands_of(*command, true);
        const auto found = std::find_if(below.begin(), below.end(), [&](const CLI::App* candidate) {
            return candidate->get_name() == word;
        });
        if (found == below.end()) {
            std::vector<std::string> names = cli::names_of(cli::commands_of(*command));
            names.emplace_back(k_exit_codes);
            throw Error(Errc::usage, text_of(_("no help on '{0}'"), text::join(words, " ")),
                        did_you_mean(word, names));
        }
        command = *found;
    }
    return *command;
}

Exit run(const Options& options, const CLI::App& root, const cli::Context& ctx) {
    if (options.topic == std::vector<std::string>{k_exit_codes}) {
        ctx.print(cli::exit_codes_text());
        return Exit::done;
    }
    const std::size_t width = ctx.table_width();
    ctx.print(cli::help_text(find_command(root, options.topic),
                             {width == 0 ? 80 : width, ctx.color_out}));
    return Exit::done;
}

} // namespace

void add_help(CLI::App& root, cli::Context& ctx) {
    auto options = std::make_shared<Options>();
    CLI::App* command = root.add_subcommand("help", _("Show the help of a command or a topic"));
    command->add_option("topic", options->topic, _("A command, or exit-codes"));
    command->footer(_("Examples:\n"
                      "  bdd help config show\n"
                      "  bdd help exit-codes"));
    command->callback([options, &root, &ctx] {
        ctx.action = [options, &root, &ctx] { return run(*options, root, ctx); };
    });
}

} // namespace bdd::commands
