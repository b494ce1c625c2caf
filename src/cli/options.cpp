#include "cli/options.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/suggest.hpp>
#include <bdd/core/text.hpp>

#include <algorithm>
#include <charconv>
#include <memory>
#include <ostream>

namespace bdd::cli {

namespace {

/// Without the spaces that French writing puts between thousands (also U+00A0 and U+202F).
std::string without_group_spaces(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t start = i;
        const char32_t c = text::next_code_point(text, i);
        if (c != ' ' && c != 0xA0 && c != 0x202F) {
            out.append(text.substr(start, i - start));
        }
    }
    return out;
}

template <typename Number, typename... Format>
bool reads_whole(std::string_view text, Number& out, Format... format) noexcept {
    const char* end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, out, format...);
    return error == std::errc{} && rest == end && !text.empty();
}

} // namespace

BadValue::BadValue(std::string value, const std::string& message, std::string hint)
    : Error(Errc::usage, message, std::move(hint))
    , m_value(std::move(value)) {}

bool lexical_cast(const std::string& text, Count& out) {
    if (!reads_whole(without_group_spaces(text), out.value)) {
        throw BadValue(text, text_of(_("'{0}' is not a whole number"), text),
                       _("write digits only, such as 1000"));
    }
    return true;
}

bool lexical_cast(const std::string& text, Decimal& out) {
    const std::string plain = without_group_spaces(text);
    double value = 0;
    if (reads_whole(plain, value, std::chars_format::general) && value - value == 0) {
        out.value = value;
        return true;
    }
    std::string with_point = plain;
    std::replace(with_point.begin(), with_point.end(), ',', '.');
    const bool only_the_comma = reads_whole(with_point, value, std::chars_format::general);
    throw BadValue(text, text_of(_("'{0}' is not a number"), text),
                   text_of(_("write {0}"), only_the_comma ? with_point : "0.85"));
}

bool lexical_cast(const std::string& text, Day& out) {
    const std::optional<Date> day = parse_iso_date(text);
    if (!day) {
        throw BadValue(text, text_of(_("'{0}' is not a day of the calendar"), text),
                       _("write year, month and day: 2026-01-31"));
    }
    out.value = *day;
    return true;
}

std::ostream& operator<<(std::ostream& out, const Count& value) {
    return out << fmt::format("{}", value.value);
}

std::ostream& operator<<(std::ostream& out, const Decimal& value) {
    return out << fmt::format("{}", value.value);
}

std::ostream& operator<<(std::ostream& out, const Day& value) {
    return out << to_string(value.value);
}

CLI::Option* add_choice(CLI::App& command, const std::string& name, std::vector<std::string> words,
                        std::function<void(std::size_t index)> on_choice,
                        const std::string& description) {
    const std::string type = text::join(words, "|");
    const CLI::callback_t take = [words = std::move(words),
                                  on_choice = std::move(on_choice)](const CLI::results_t& given) {
        const std::string& word = given.back();
        const auto found = std::find(words.begin(), words.end(), word);
        if (found == words.end()) {
            std::string hint = did_you_mean(word, words);
            throw BadValue(word,
                           text_of(_("'{0}' is not one of {1}"), word, text::join(words, ", ")),
                           std::move(hint));
        }
        on_choice(static_cast<std::size_t>(found - words.begin()));
        return true;
    };
    return command.add_option(name, take, description)->type_name(type);
}

CLI::Option* add_dry_run(CLI::App& command, bool& dry_run) {
    return command.add_flag("-n,--dry-run", dry_run,
                            _("Do everything except writing, and say what would change"));
}

CLI::Option* add_yes(CLI::App& command, bool& yes) {
    return command.add_flag("--yes", yes, _("Answer yes to the question that this command asks"));
}

CLI::Option* add_format(CLI::App& command, Context& ctx) {
    return add_choice<Format>(command, "--format", ctx.format,
                              {{"table", Format::table},
                               {"csv", Format::csv},
                               {"tsv", Format::tsv},
                               {"json", Format::json},
                               {"jsonl", Format::jsonl}},
                              _("How to print the rows"));
}

CLI::Option* add_output(CLI::App& command, OutputTarget& target) {
    command.add_flag("--overwrite", target.overwrite, _("Replace the output file if it exists"));
    return command
        .add_option("-o,--output", target.path, _("File to write, or - for standard output"))
        ->type_name("FILE");
}

} // namespace bdd::cli
