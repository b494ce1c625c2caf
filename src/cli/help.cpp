#include "cli/help.hpp"

#include "cli/color.hpp"
#include "cli/tree.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>
#include <bdd/core/version.hpp>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace bdd::cli {

namespace {

/// One line of a list: what is written, and what it does.
struct Entry {
    std::string term;
    std::string text;
};

constexpr std::size_t k_widest_term = 26;

/// Words of `text` in lines of at most `columns`; lines after the first begin with `indent` spaces.
std::string wrapped(std::string_view text, std::size_t indent, std::size_t columns) {
    std::string out;
    std::size_t used = indent;
    for (const std::string_view word : text::words(text)) {
        const std::size_t width = text::display_width(word);
        if (!out.empty() && used + 1 + width > columns) {
            out += '\n' + std::string(indent, ' ');
            used = indent;
        } else if (!out.empty()) {
            out += ' ';
            ++used;
        }
        out += word;
        used += width;
    }
    return out;
}

std::string list_text(const std::vector<Entry>& entries, const HelpStyle& style) {
    std::size_t widest = 0;
    for (const Entry& entry : entries) {
        widest = std::max(widest, std::min(text::display_width(entry.term), k_widest_term));
    }
    const std::size_t indent = widest + 4;
    std::string out;
    for (const Entry& entry : entries) {
        const std::size_t width = text::display_width(entry.term);
        out += "  " + entry.term;
        out +=
            width > widest ? "\n" + std::string(indent, ' ') : std::string(indent - 2 - width, ' ');
        out += wrapped(entry.text, indent, style.columns) + "\n";
    }
    return out;
}

std::string section(std::string_view title, const std::vector<Entry>& entries,
                    const HelpStyle& style) {
    if (entries.empty()) {
        return {};
    }
    return "\n" + styled(title, Style::bold, style.color) + "\n" + list_text(entries, style);
}

Entry entry_of(const CLI::Option& option) {
    Entry entry{{}, option.get_description()};
    if (option.get_positional()) {
        entry.term = value_name(option);
    } else {
        const std::vector<std::string> names = names_of(option);
        entry.term = names.front().size() > 2 ? "    " : "";
        entry.term += text::join(names, ", ");
        if (const std::string value = value_name(option); !value.empty()) {
            entry.term += " " + value;
        }
    }
    if (!option.get_default_str().empty()) {
        entry.text += " " + text_of(_("(default: {0})"), option.get_default_str());
    }
    if (option.get_required() && !option.get_positional()) {
        entry.text += std::string(" ") + _("(required)");
    }
    return entry;
}

std::vector<Entry> entries_of(const std::vector<const CLI::Option*>& options) {
    std::vector<Entry> entries;
    entries.reserve(options.size());
    for (const CLI::Option* option : options) {
        entries.push_back(entry_of(*option));
    }
    return entries;
}

/// Options that chose a group of their own stand under its title, after the others.
std::string option_sections(const CLI::App& command, const HelpStyle& style) {
    std::string out;
    for (const std::string& group : command.get_groups()) {
        std::vector<const CLI::Option*> options = options_of(command);
        std::erase_if(options, [&](const CLI::Option* o) { return o->get_group() != group; });
        const std::string title =
            group == "Options" ? std::string(_("Options:")) : text_of(_("{0}:"), group);
        out += section(title, entries_of(options), style);
    }
    return out;
}

std::string command_sections(const CLI::App& command, const HelpStyle& style) {
    std::vector<std::pair<std::string, std::vector<Entry>>> groups;
    for (const CLI::App* sub : commands_of(command)) {
        const std::string& title = sub->get_group();
        auto found = std::find_if(groups.begin(), groups.end(),
                                  [&](const auto& group) { return group.first == title; });
        if (found == groups.end()) {
            found = groups.emplace(groups.end(), title, std::vector<Entry>());
        }
        found->second.push_back({sub->get_name(), sub->get_description()});
    }
    std::string out;
    for (const auto& [title, entries] : groups) {
        const bool is_default = title == "Subcommands";
        out += section(is_default ? std::string(_("Commands:")) : text_of(_("{0}:"), title),
                       entries, style);
    }
    return out;
}

std::string closing_lines(const CLI::App& command) {
    std::string page = command_path(command);
    page = page.substr(0, page.find(' ', page.find(' ') + 1)); // One page for each top command.
    std::replace(page.begin(), page.end(), ' ', '-');
    if (command.get_parent() == nullptr) {
        return text_of(_("\nHelp of a command: bdd help COMMAND. Exit codes: bdd help exit-codes.\n"
                         "Documentation: man {0}\n"),
                       page);
    }
    return text_of(_("\nOptions of every command: bdd --help\nDocumentation: man {0}\n"), page);
}

} // namespace

std::string command_path(const CLI::App& command) {
    const CLI::App* parent = command.get_parent();
    return parent == nullptr ? "bdd" : command_path(*parent) + " " + command.get_name();
}

std::string usage_line(const CLI::App& command) {
    std::string line = command_path(command);
    if (!commands_of(command).empty()) {
        line += command.get_require_subcommand_min() > 0 ? std::string(" ") + _("COMMAND")
                                                         : std::string(" ") + _("[COMMAND]");
    }
    for (const CLI::Option* argument : arguments_of(command)) {
        const std::string name = value_name(*argument);
        line += argument->get_required() ? " " + name : " [" + name + "]";
    }
    for (const CLI::Option* option : options_of(command)) {
        if (option->get_required()) {
            line += " " + names_of(*option).back() + " " + value_name(*option);
        }
    }
    return line + " " + _("[options]");
}

std::string help_text(const CLI::App& command, const HelpStyle& style) {
    std::string out = wrapped(command.get_description(), 0, style.columns) + "\n\n";
    out += text_of(_("Usage: {0}\n"), usage_line(command));
    if (const std::string examples = command.get_footer(); !examples.empty()) {
        out += "\n" + examples + "\n";
    }
    out += command_sections(command, style);
    out += section(_("Arguments:"), entries_of(arguments_of(command)), style);
    out += option_sections(command, style);
    return out + closing_lines(command);
}

std::string exit_codes_text() {
    const std::vector<Entry> codes{
        {"0", _("done (\"nothing found\" is done)")},
        {"1", _("failed")},
        {"2", _("usage or configuration error")},
        {"3", _("done, but something needs attention: rows rejected, or an alarm crossed")},
        {"4", _("refused by a protection or licence rule")},
        {"5", _("base locked by another run")},
        {"130", _("interrupted")},
    };
    std::string out = _("Exit codes of every command:\n");
    out += list_text(codes, HelpStyle{});
    return out +
           _("\n0 and 3 mean that the work is done. After 1, 2, 4, 5 and 130 the base is "
             "unchanged\n"
             "(or, for work in batches, stands at the last complete batch, which is named).\n");
}

} // namespace bdd::cli
