#include "cli/help.hpp"
#include "cli/tree.hpp"
#include "commands/completion.hpp"

#include <bdd/core/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace bdd::commands {

namespace {

std::vector<CompletionOption> options_at(const CLI::App& command) {
    std::vector<CompletionOption> options;
    for (const CLI::Option* option : cli::options_of(command)) {
        options.push_back({cli::names_of(*option), !cli::value_name(*option).empty(),
                           cli::choices_of(*option), option->get_description()});
    }
    return options;
}

void add_places(const CLI::App& root, const CLI::App& command, std::vector<CompletionPlace>& out) {
    CompletionPlace place{cli::command_path(command), {}, options_at(command)};
    // `bdd help` takes the words that `bdd` takes.
    const CLI::App& offers = place.path == "bdd help" ? root : command;
    for (const CLI::App* sub : cli::commands_of(offers)) {
        place.words.push_back({sub->get_name(), sub->get_description()});
    }
    for (const CLI::Option* argument : cli::arguments_of(command)) {
        for (const std::string& choice : cli::choices_of(*argument)) {
            place.words.push_back({choice, argument->get_description()});
        }
    }
    if (&command != &root) { // -h is an option of every command, and so a global one.
        std::erase_if(place.options, [](const CompletionOption& option) {
            return option.names.back() == "--help";
        });
    }
    out.push_back(std::move(place));
    for (const CLI::App* sub : cli::commands_of(command)) {
        add_places(root, *sub, out);
    }
}

std::string replaced(std::string_view text, char sign, std::string_view by) {
    std::string out;
    for (const char c : text) {
        out += c == sign ? std::string(by) : std::string(1, c);
    }
    return out;
}

/// Every path but the root's, as alternatives of a shell `case`, in double quotes.
std::string path_pattern(const std::vector<CompletionPlace>& places, std::string_view separator) {
    std::string out;
    for (std::size_t i = 1; i < places.size(); ++i) {
        out += fmt::format("{}\"{}\"", out.empty() ? "" : separator, places[i].path);
    }
    return out;
}

std::string join_sorted(const std::set<std::string>& words, std::string_view separator) {
    return text::join({words.begin(), words.end()}, separator);
}

std::set<std::string> valued_names(const std::vector<CompletionPlace>& places) {
    std::set<std::string> names;
    for (const CompletionPlace& place : places) {
        for (const CompletionOption& option : place.options) {
            if (option.takes_value) {
                names.insert(option.names.begin(), option.names.end());
            }
        }
    }
    return names;
}

/// For each "path:option" with choices, the choices; for bash and zsh. Global ones come last, so
/// that a command may have an option of the same name.
std::string choice_cases(const std::vector<CompletionPlace>& places, std::string_view pattern) {
    std::string out;
    const auto add = [&](const CompletionPlace& place, const std::string& path) {
        for (const CompletionOption& option : place.options) {
            for (const std::string& name : option.names) {
                if (!option.choices.empty()) {
                    out += fmt::format(fmt::runtime(pattern), path, name,
                                       text::join(option.choices, " "));
                }
            }
        }
    };
    for (std::size_t i = 1; i < places.size(); ++i) {
        add(places[i], "\"" + places[i].path + "\"");
    }
    add(places.front(), "*");
    return out;
}

std::string names_line(const std::vector<CompletionOption>& options) {
    std::string line;
    for (const CompletionOption& option : options) {
        line += (line.empty() ? "" : " ") + text::join(option.names, " ");
    }
    return line;
}

constexpr std::string_view k_bash = R"(# bash completion of bdd, written by: bdd completion bash
_bdd() {{
    local cur=${{COMP_WORDS[COMP_CWORD]}} prev=${{COMP_WORDS[COMP_CWORD - 1]}}
    local path=bdd word i words options
    COMPREPLY=()
    if [[ $cur == "=" ]]; then
        cur=
    elif [[ $prev == "=" ]]; then
        prev=${{COMP_WORDS[COMP_CWORD - 2]}}
    fi
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${{COMP_WORDS[i]}}
        case "$path $word" in
            {0}) path="$path $word" ;;
        esac
        case "$word" in
            {1}) i=$((i + 1)) ;;
        esac
    done
    case "$path:$prev" in
{2}        *:{3}) return ;;
    esac
    case "$path" in
{4}    esac
    if [[ $cur == -* ]]; then
        words="$options {5}"
    fi
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
}}
complete -o bashdefault -o default -F _bdd bdd
)";

constexpr std::string_view k_zsh = R"(#compdef bdd
# zsh completion of bdd, written by: bdd completion zsh
_bdd() {{
    local place=bdd word
    local -i i
    local -a commands options
    for ((i = 2; i < CURRENT; i++)); do
        word=${{words[i]}}
        case "$place $word" in
            ({0}) place="$place $word" ;;
        esac
        case "$word" in
            ({1}) i=$((i + 1)) ;;
        esac
    done
    case "$place:${{words[CURRENT - 1]}}" in
{2}        (*:({3})) _files; return ;;
    esac
    case "$place" in
{4}    esac
    if [[ ${{words[CURRENT]}} == -* ]]; then
        options+=( {5})
        _describe option options
    elif (( ${{#commands}} )); then
        _describe command commands
    else
        _files
    fi
}}
if [[ ${{funcstack[1]}} == _bdd ]]; then
    _bdd "$@"
else
    compdef _bdd bdd
fi
)";

constexpr std::string_view k_fish = R"(# fish completion of bdd, written by: bdd completion fish
function __bdd_place
    set -l place bdd
    for word in (commandline -opc)[2..-1]
        switch "$place $word"
            case {0}
                set place "$place $word"
        end
    end
    echo $place
end
complete -c bdd -e
)";

std::string zsh_item(std::string_view word, std::string_view description) {
    const std::string text = replaced(description, ':', "\\:");
    return fmt::format("'{}:{}' ", word, replaced(text, '\'', "'\\''"));
}

std::string zsh_options(const std::vector<CompletionOption>& options) {
    std::string items;
    for (const CompletionOption& option : options) {
        for (const std::string& name : option.names) {
            items += zsh_item(name, option.description);
        }
    }
    return items;
}

std::string fish_option(const std::string& condition, const CompletionOption& option) {
    std::string line = "complete -c bdd" + condition;
    for (const std::string& name : option.names) {
        line += name.size() == 2 ? " -s " + name.substr(1) : " -l " + name.substr(2);
    }
    if (!option.choices.empty()) {
        line += fmt::format(" -x -a '{}'", text::join(option.choices, " "));
    } else if (option.takes_value) {
        line += " -r";
    }
    return line + fmt::format(" -d '{}'\n", replaced(option.description, '\'', "\\'"));
}

} // namespace

std::vector<CompletionPlace> completion_places(const CLI::App& root) {
    std::vector<CompletionPlace> places;
    add_places(root, root, places);
    return places;
}

std::string bash_completion(const std::vector<CompletionPlace>& places) {
    std::string cases;
    for (const CompletionPlace& place : places) {
        std::string words;
        for (const CompletionWord& word : place.words) {
            words += (words.empty() ? "" : " ") + word.word;
        }
        const bool is_root = &place == &places.front();
        cases += fmt::format("        \"{}\") words=\"{}\" options=\"{}\" ;;\n", place.path, words,
                             is_root ? "" : names_line(place.options));
    }
    const std::string valued = join_sorted(valued_names(places), "|");
    const std::string choices = choice_cases(
        places,
        "        {}:{}) mapfile -t COMPREPLY < <(compgen -W \"{}\" -- \"$cur\"); return ;;\n");
    return fmt::format(fmt::runtime(k_bash), path_pattern(places, " | "),
                       replaced(valued, '|', " | "), choices, replaced(valued, '|', " | *:"), cases,
                       names_line(places.front().options));
}

std::string zsh_completion(const std::vector<CompletionPlace>& places) {
    std::string cases;
    for (const CompletionPlace& place : places) {
        cases += fmt::format("        (\"{}\")\n            commands=( ", place.path);
        for (const CompletionWord& word : place.words) {
            cases += zsh_item(word.word, word.description);
        }
        cases += ")\n            options=( ";
        cases += &place == &places.front() ? "" : zsh_options(place.options);
        cases += ") ;;\n";
    }
    const std::string valued = join_sorted(valued_names(places), "|");
    const std::string choices = choice_cases(places, "        ({}:{}) compadd -- {}; return ;;\n");
    return fmt::format(fmt::runtime(k_zsh), path_pattern(places, "|"), valued, choices, valued,
                       cases, zsh_options(places.front().options));
}

std::string fish_completion(const std::vector<CompletionPlace>& places) {
    std::string out = fmt::format(fmt::runtime(k_fish), path_pattern(places, " "));
    for (const CompletionPlace& place : places) {
        const std::string condition = fmt::format(" -n 'test (__bdd_place) = \"{}\"'", place.path);
        for (const CompletionWord& word : place.words) {
            out +=
                fmt::format("complete -c bdd -n 'test (__bdd_place) = \"{}\"' -f -a {} -d '{}'\n",
                            place.path, word.word, replaced(word.description, '\'', "\\'"));
        }
        const bool is_root = &place == &places.front();
        for (const CompletionOption& option : place.options) {
            out += fish_option(is_root ? std::string() : condition, option);
        }
    }
    return out;
}

} // namespace bdd::commands
