#pragma once

#include "cli/context.hpp"

#include <CLI/CLI.hpp>

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The options that several commands share: same name, same letter, same words everywhere.
namespace bdd::cli {

/// A value of the line that does not read. Thrown by the conversions below; cli::main adds the name
/// of the option.
class BadValue : public Error {
public:
    BadValue(std::string value, const std::string& message, std::string hint);
    [[nodiscard]] const std::string& value() const noexcept { return m_value; }

private:
    std::string m_value;
};

/// A whole number from 0, decimal whatever its leading zeros; "12 000" reads, "1e3" does not.
struct Count {
    std::uint64_t value = 0;
    auto operator<=>(const Count&) const = default;
};

/// A number with a decimal point. "0,85" is refused with the way to write it.
struct Decimal {
    double value = 0;
    auto operator<=>(const Decimal&) const = default;
};

/// A calendar day, YYYY-MM-DD.
struct Day {
    Date value;
    auto operator<=>(const Day&) const = default;
};

// What CLI11 looks for to convert and to show values.
bool lexical_cast(const std::string& text, Count& out);
bool lexical_cast(const std::string& text, Decimal& out);
bool lexical_cast(const std::string& text, Day& out);
std::ostream& operator<<(std::ostream& out, const Count& value);
std::ostream& operator<<(std::ostream& out, const Decimal& value);
std::ostream& operator<<(std::ostream& out, const Day& value);

/// Adds an option that takes one of some words; a wrong one is refused with suggestions.
/// `on_choice` receives the index of the word.
CLI::Option* add_choice(CLI::App& command, const std::string& name, std::vector<std::string> words,
                        std::function<void(std::size_t index)> on_choice,
                        const std::string& description);

/// The same for an enumeration: `words` pairs each word with its value.
template <typename Enum>
CLI::Option* add_choice(CLI::App& command, const std::string& name, Enum& target,
                        std::vector<std::pair<std::string, Enum>> words,
                        const std::string& description) {
    std::vector<std::string> names;
    std::string standard;
    for (const auto& [word, value] : words) {
        names.push_back(word);
        if (value == target) {
            standard = word;
        }
    }
    const auto take = [&target, words](std::size_t index) { target = words[index].second; };
    CLI::Option* option = add_choice(command, name, std::move(names), take, description);
    option->default_str(standard);
    return option;
}

/// -n, --dry-run: same code path, rolled back. For every command that writes.
CLI::Option* add_dry_run(CLI::App& command, bool& dry_run);
/// --yes: answers the question of a destructive command.
CLI::Option* add_yes(CLI::App& command, bool& yes);
/// --format table|csv|tsv|json|jsonl into ctx.format. For every command that prints rows; `--json`
/// is global.
CLI::Option* add_format(CLI::App& command, Context& ctx);

/// Where a command writes a file: `path` empty or "-" is standard output.
struct OutputTarget {
    std::string path;
    bool overwrite = false;
    [[nodiscard]] bool is_stdout() const { return path.empty() || path == "-"; }
};
/// -o, --output FILE and --overwrite.
CLI::Option* add_output(CLI::App& command, OutputTarget& target);

} // namespace bdd::cli
