#include "cli/tree.hpp"

#include <bdd/core/text.hpp>

namespace bdd::cli {

namespace {

bool is_repeatable(const CLI::Option& option) {
    return option.get_expected_max() >= CLI::detail::expected_max_vector_size;
}

std::vector<const CLI::Option*> visible(const CLI::App& command, bool positional) {
    return command.get_options([positional](const CLI::Option* option) {
        return !option->get_group().empty() && option->get_positional() == positional;
    });
}

} // namespace

std::vector<const CLI::App*> commands_of(const CLI::App& command, bool with_hidden) {
    return command.get_subcommands(
        [with_hidden](const CLI::App* sub) { return with_hidden || !sub->get_group().empty(); });
}

std::vector<const CLI::Option*> options_of(const CLI::App& command) {
    return visible(command, false);
}

std::vector<const CLI::Option*> arguments_of(const CLI::App& command) {
    return visible(command, true);
}

std::vector<std::string> names_of(const CLI::Option& option) {
    std::vector<std::string> names;
    for (const std::string& name : option.get_snames()) {
        names.push_back("-" + name);
    }
    for (const std::string& name : option.get_lnames()) {
        names.push_back("--" + name);
    }
    return names;
}

std::string value_name(const CLI::Option& option) {
    if (option.get_positional()) {
        return text::upper(option.get_name(true)) + (is_repeatable(option) ? "…" : "");
    }
    if (option.get_items_expected_max() == 0) {
        return {};
    }
    const std::string type = option.get_type_name();
    return (type.empty() ? "VALUE" : type) + (is_repeatable(option) ? "…" : "");
}

std::vector<std::string> choices_of(const CLI::Option& option) {
    std::vector<std::string> words;
    const std::string type = option.get_type_name();
    if (type.find('|') != std::string::npos) {
        for (const std::string_view word : text::split(type, '|')) {
            words.emplace_back(word);
        }
    }
    return words;
}

std::vector<std::string> names_of(const std::vector<const CLI::App*>& commands) {
    std::vector<std::string> names;
    names.reserve(commands.size());
    for (const CLI::App* command : commands) {
        names.push_back(command->get_name());
    }
    return names;
}

} // namespace bdd::cli
