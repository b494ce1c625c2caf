#include "cli/usage_error.hpp"

#include "cli/help.hpp"
#include "cli/tree.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/suggest.hpp>
#include <bdd/core/text.hpp>

#include <algorithm>
#include <optional>

namespace bdd::cli {

namespace {

using Chain = std::vector<const CLI::App*>;

Error usage(const std::string& message, std::string hint) {
    return {Errc::usage, message, std::move(hint)};
}

std::string see_help(const CLI::App& command) {
    return text_of(_("see '{0} --help'"), command_path(command));
}

std::string display_name(const CLI::Option& option) {
    return option.get_positional() ? value_name(option) : names_of(option).back();
}

bool is_option_word(const std::string& word) {
    return word.size() > 1 && word.front() == '-';
}

Error unknown_option(const Chain& chain, const std::string& word) {
    const std::string name = word.substr(0, word.find('='));
    std::vector<std::string> known;
    for (auto command = chain.rbegin(); command != chain.rend(); ++command) {
        for (const CLI::Option* option : options_of(**command)) {
            for (std::string& candidate : names_of(*option)) {
                if (candidate.size() > 2) {
                    known.push_back(std::move(candidate));
                }
            }
        }
    }
    std::string hint = did_you_mean(name, known);
    return usage(text_of(_("unknown option '{0}'"), name),
                 hint.empty() ? see_help(*chain.back()) : hint);
}

Error unknown_word(const Chain& chain, const std::string& word) {
    if (is_option_word(word)) {
        return unknown_option(chain, word);
    }
    const CLI::App& command = *chain.back();
    const std::vector<const CLI::App*> subcommands = commands_of(command);
    if (subcommands.empty() || !arguments_of(command).empty()) {
        return usage(text_of(_("unexpected argument '{0}'"), word),
                     text_of(_("usage: {0}"), usage_line(command)));
    }
    std::string hint = did_you_mean(word, names_of(subcommands));
    if (hint.empty()) {
        hint = command.get_parent() == nullptr
                   ? std::string(_("'bdd' alone lists the commands"))
                   : text_of(_("one of: {0}"), text::join(names_of(subcommands), ", "));
    }
    const std::string whole =
        command.get_parent() == nullptr ? word : command_path(command).substr(4) + " " + word;
    return usage(text_of(_("unknown command '{0}'"), whole), hint);
}

/// The first option of the chain that fits.
template <typename Test>
const CLI::Option* find_option(const Chain& chain, Test test) {
    for (auto command = chain.rbegin(); command != chain.rend(); ++command) {
        for (const CLI::Option* option : (*command)->get_options()) {
            if (test(*option)) {
                return option;
            }
        }
    }
    return nullptr;
}

Error missing_part(const Chain& chain) {
    const CLI::App& command = *chain.back();
    const CLI::Option* missing = find_option(chain, [](const CLI::Option& option) {
        return option.get_required() && option.count() == 0;
    });
    if (missing != nullptr) {
        return usage(
            text_of(missing->get_positional() ? _("missing argument {0}") : _("missing option {0}"),
                    display_name(*missing)),
            text_of(_("usage: {0}"), usage_line(command)));
    }
    const std::vector<std::string> names = names_of(commands_of(command));
    return usage(text_of(_("missing command after '{0}'"), command_path(command)),
                 text_of(_("one of: {0}"), text::join(names, ", ")));
}

/// CLI11 says "too many" or "too few" in words; we look which option it can be.
Error wrong_number_of_values(const Chain& chain, std::span<const std::string> args) {
    const CLI::Option* repeated = find_option(chain, [](const CLI::Option& option) {
        return static_cast<int>(option.count()) > std::max(option.get_items_expected_max(), 1);
    });
    if (repeated != nullptr) {
        return usage(text_of(_("option '{0}' was given more than once"), display_name(*repeated)),
                     see_help(*chain.back()));
    }
    return usage(text_of(_("option '{0}' needs a value"), args.empty() ? "" : args.back()),
                 see_help(*chain.back()));
}

/// The two options of an "excludes" or "requires" error, found by building the message again.
template <typename ParseError, typename Others>
std::optional<std::pair<std::string, std::string>> pair_of(const Chain& chain, const char* message,
                                                           Others others) {
    std::optional<std::pair<std::string, std::string>> found;
    find_option(chain, [&](const CLI::Option& option) {
        for (const CLI::Option* other : others(option)) {
            if (ParseError(option.get_name(), other->get_name()).what() == std::string(message)) {
                found.emplace(display_name(option), display_name(*other));
            }
        }
        return found.has_value();
    });
    return found;
}

Error bad_value(const Chain& chain, const CLI::ConversionError& error) {
    const std::string message = error.what();
    const CLI::Option* option = find_option(chain, [&](const CLI::Option& candidate) {
        return candidate.count() > 0 &&
               CLI::ConversionError(candidate.get_name(), candidate.results()).what() == message;
    });
    if (option == nullptr) {
        return usage(text_of(_("a value does not read: {0}"), message), see_help(*chain.back()));
    }
    if (value_name(*option).empty()) {
        const std::string name = display_name(*option);
        return usage(text_of(_("option '{0}' takes no value"), name),
                     text_of(_("write {0}"), name));
    }
    return usage(text_of(_("option '{0}': '{1}' does not read as {2}"), display_name(*option),
                         option->results().back(), value_name(*option)),
                 see_help(*chain.back()));
}

/// The commands that a word is said to: a word before the first of them is a mistyped command, even
/// when a command of the same name as a subcommand follows ("confg show").
Chain chain_of(const Chain& chain, const std::string& word, std::span<const std::string> args) {
    if (chain.size() < 2) {
        return chain;
    }
    const auto command = std::find(args.begin(), args.end(), chain[1]->get_name());
    const bool before = std::find(args.begin(), command, word) != command;
    return before ? Chain{chain.front()} : chain;
}

} // namespace

std::vector<const CLI::App*> parsed_chain(const CLI::App& root) {
    Chain chain{&root};
    while (true) {
        const std::vector<CLI::App*> parsed = chain.back()->get_subcommands();
        if (parsed.empty()) {
            return chain;
        }
        chain.push_back(parsed.front());
    }
}

bool has_unknown_words(const CLI::App& root) {
    return root.remaining_size(true) > 0;
}

Error usage_error(const CLI::App& root, const CLI::ParseError& error,
                  std::span<const std::string> args) {
    const Chain chain = parsed_chain(root);
    for (const std::string& word : root.remaining(true)) {
        if (word != "--") {
            return unknown_word(chain_of(chain, word, args), word);
        }
    }
    const auto excluded = [](const CLI::Option& o) { return o.get_excludes(); };
    const auto needed = [](const CLI::Option& o) { return o.get_needs(); };
    if (const auto pair = pair_of<CLI::ExcludesError>(chain, error.what(), excluded)) {
        return usage(text_of(_("'{0}' and '{1}' exclude each other"), pair->first, pair->second),
                     see_help(*chain.back()));
    }
    if (const auto pair = pair_of<CLI::RequiresError>(chain, error.what(), needed)) {
        return usage(text_of(_("'{0}' needs '{1}' as well"), pair->first, pair->second),
                     see_help(*chain.back()));
    }
    if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
        return missing_part(chain);
    }
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
        return wrong_number_of_values(chain, args);
    }
    if (const auto* conversion = dynamic_cast<const CLI::ConversionError*>(&error)) {
        return bad_value(chain, *conversion);
    }
    return usage(text_of(_("the command line does not read: {0}"), std::string(error.what())),
                 see_help(*chain.back()));
}

Error usage_error(const CLI::App& root, const BadValue& error) {
    const Chain chain = parsed_chain(root);
    const CLI::Option* option = find_option(chain, [&](const CLI::Option& candidate) {
        const CLI::results_t& results = candidate.results();
        return std::find(results.begin(), results.end(), error.value()) != results.end();
    });
    const std::string name = option == nullptr ? std::string() : display_name(*option);
    return usage(name.empty() ? std::string(error.what())
                              : text_of("{0}: {1}", name, std::string(error.what())),
                 error.hint());
}

} // namespace bdd::cli
