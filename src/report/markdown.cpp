#include <bdd/core/text.hpp>
#include <bdd/report/markdown.hpp>

namespace bdd::report {

namespace {

/// An underscore within a word emphasises nothing.
bool is_within_word(std::string_view text, std::size_t at) noexcept {
    const auto is_word = [](char c) {
        return text::is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    };
    return at > 0 && at + 1 < text.size() && is_word(text[at - 1]) && is_word(text[at + 1]);
}

/// Signs that turn the direction of a line within a word: U+2066 to U+2069.
bool is_isolate(std::string_view text, std::size_t at) noexcept {
    return text.size() - at >= 3 && text.substr(at, 2) == "\xE2\x81" && text[at + 2] >= '\xA6' &&
           text[at + 2] <= '\xA9';
}

} // namespace

std::string markdown_text(std::string_view text) {
    constexpr std::string_view k_signs = "\\`*[]<>|~#&$!";
    const std::string line = text::clean_line(text);
    std::string out;
    out.reserve(line.size());
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (is_isolate(line, i)) {
            i += 2;
            continue;
        }
        if (k_signs.find(line[i]) != std::string_view::npos ||
            (line[i] == '_' && !is_within_word(line, i))) {
            out += '\\';
        }
        out += line[i];
    }
    return out;
}

std::string markdown_row(const std::vector<std::string>& cells) {
    std::string row = "|";
    for (const std::string& cell : cells) {
        const std::string text = markdown_text(cell);
        row += " " + text + (text.empty() ? "|" : " |");
    }
    return row + "\n";
}

std::string markdown_header(const std::vector<std::string>& titles) {
    std::string rule = "|";
    for (std::size_t i = 0; i < titles.size(); ++i) {
        rule += "---|";
    }
    return markdown_row(titles) + rule + "\n";
}

} // namespace bdd::report
