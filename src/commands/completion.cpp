#include "commands/completion.hpp"

#include "cli/help.hpp"
#include "cli/options.hpp"
#include "cli/tree.hpp"
#include "commands/commands.hpp"

#include <bdd/core/i18n.hpp>

#include <nlohmann/json.hpp>

#include <memory>

namespace bdd::commands {

namespace {

using nlohmann::ordered_json;

ordered_json dump_argument(const CLI::Option& argument) {
    return {{"name", cli::value_name(argument)},
            {"description", argument.get_description()},
            {"required", argument.get_required()},
            {"choices", cli::choices_of(argument)}};
}

ordered_json dump_option(const CLI::Option& option) {
    return {{"names", cli::names_of(option)},     {"value", cli::value_name(option)},
            {"choices", cli::choices_of(option)}, {"default", option.get_default_str()},
            {"required", option.get_required()},  {"description", option.get_description()}};
}

ordered_json dump(const CLI::App& command) {
    ordered_json out{
        {"path", cli::command_path(command)},       {"group", command.get_group()},
        {"description", command.get_description()}, {"usage", cli::usage_line(command)},
        {"examples", command.get_footer()},         {"arguments", ordered_json::array()},
        {"options", ordered_json::array()},         {"commands", ordered_json::array()}};
    for (const CLI::Option* argument : cli::arguments_of(command)) {
        out["arguments"].push_back(dump_argument(*argument));
    }
    for (const CLI::Option* option : cli::options_of(command)) {
        out["options"].push_back(dump_option(*option));
    }
    for (const CLI::App* sub : cli::commands_of(command)) {
        out["commands"].push_back(dump(*sub));
    }
    return out;
}

enum class Shell { bash, zsh, fish };

struct Options {
    Shell shell = Shell::bash;
};

Exit run(const Options& options, const CLI::App& root, const cli::Context& ctx) {
    const std::vector<CompletionPlace> places = completion_places(root);
    switch (options.shell) {
    case Shell::bash:
        ctx.print(bash_completion(places));
        break;
    case Shell::zsh:
        ctx.print(zsh_completion(places));
        break;
    case Shell::fish:
        ctx.print(fish_completion(places));
        break;
    }
    return Exit::done;
}

} // namespace

void add_completion(CLI::App& root, cli::Context& ctx) {
    auto options = std::make_shared<Options>();
    CLI::App* command =
        root.add_subcommand("completion", _("Print a script that completes bdd in a shell"));
    CLI::Option* shell =
        cli::add_choice<Shell>(*command, "shell", options->shell,
                               {{"bash", Shell::bash}, {"zsh", Shell::zsh}, {"fish", Shell::fish}},
                               _("bash, zsh or fish"));
    shell->required()->default_str("");
    command->footer(_("Examples:\n"
                      "  bdd completion bash > ~/.local/share/bash-completion/completions/bdd\n"
                      "  bdd completion zsh > ~/.zfunc/_bdd\n"
                      "  bdd completion fish > ~/.config/fish/completions/bdd.fish"));
    command->callback([options, &root, &ctx] {
        ctx.action = [options, &root, &ctx] { return run(*options, root, ctx); };
    });
}

void add_dump_cli(CLI::App& root, cli::Context& ctx) {
    CLI::App* command = root.add_subcommand("__dump-cli", _("Print the tree of commands as JSON"));
    command->callback([&root, &ctx] {
        ctx.action = [&root, &ctx] {
            ctx.print_json(dump(root));
            return Exit::done;
        };
    });
}

} // namespace bdd::commands
