#include <bdd/core/text.hpp>
#include <bdd/rnvp/first_lines.hpp>
#include <bdd/rnvp/street_label.hpp>

#include <algorithm>

namespace bdd::rnvp {

namespace {

/// Signs, not bytes: lines that keep their accents are counted as people see them.
std::size_t signs(std::string_view text) {
    return text::is_ascii(text) ? text.size() : text::display_width(text);
}

/// Civilities shorten first: they tell the postman nothing.
std::string shorter(std::string_view line) {
    struct Short {
        std::string_view word;
        std::string_view shortened;
    };
    static constexpr std::array<Short, 4> k_shorts = {
        {{"MONSIEUR", "M"}, {"MADAME", "MME"}, {"MADEMOISELLE", "MLLE"}, {"DOCTEUR", "DR"}}};
    std::string out;
    for (const std::string_view word : text::words(line)) {
        const auto* at = std::find_if(k_shorts.begin(), k_shorts.end(),
                                      [&](const Short& s) { return s.word == word; });
        out += out.empty() ? "" : " ";
        out += at == k_shorts.end() ? word : at->shortened;
    }
    return out;
}

std::vector<std::string> lines_of(std::string_view text) {
    return signs(text) > k_line_limit ? break_lines(shorter(text))
                                      : std::vector<std::string>{std::string(text)};
}

/// Each piece whole on its line where it fits, several on one line in their order.
std::vector<std::string> packed(std::span<const std::string> pieces) {
    std::vector<std::string> lines;
    for (const std::string& piece : pieces) {
        const bool fits = !lines.empty() && signs(lines.back()) + 1 + signs(piece) <= k_line_limit;
        if (piece.empty()) {
        } else if (fits) {
            lines.back() += ' ' + piece;
        } else {
            const std::vector<std::string> broken = lines_of(piece);
            lines.insert(lines.end(), broken.begin(), broken.end());
        }
    }
    return lines;
}

/// The longest beginning of a word that fits on a line, in whole signs; at least one.
std::string_view head_of(std::string_view word) {
    const auto is_inside = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
    std::size_t end = 0;
    for (std::size_t next = 0; next < word.size();) {
        do {
            ++next;
        } while (next < word.size() && is_inside(word[next]));
        if (end > 0 && signs(word.substr(0, next)) > k_line_limit) {
            break;
        }
        end = next;
    }
    return word.substr(0, end);
}

} // namespace

std::vector<std::string> break_lines(std::string_view text) {
    std::vector<std::string> lines;
    for (std::string_view word : text::words(text)) {
        if (lines.empty() || signs(lines.back()) + 1 + signs(word) > k_line_limit) {
            lines.emplace_back();
        }
        lines.back() += lines.back().empty() ? "" : " ";
        for (; signs(word) > k_line_limit; lines.emplace_back()) {
            const std::string_view head = head_of(word);
            lines.back() += head;
            word.remove_prefix(head.size());
        }
        lines.back() += word;
    }
    return lines;
}

FirstLines fill_first_lines(std::string_view company, std::string_view person,
                            std::span<const std::string> complements) {
    FirstLines filled;
    std::vector<std::string> top;
    for (const std::string_view text : {company, person}) {
        if (!text.empty()) {
            std::vector<std::string> lines = lines_of(text);
            filled.overflowed = filled.overflowed || lines.size() > 1;
            top.insert(top.end(), lines.begin(), lines.end());
        }
    }
    const std::size_t room = filled.lines.size();
    std::vector<std::string> below = packed(complements);
    if (top.size() + below.size() > room) {
        below = break_lines(text::join(below, " "));
    }
    filled.overflowed = filled.overflowed || below.size() > 1;
    while (top.size() + below.size() > room) {
        std::vector<std::string>& longest = top.size() > below.size() ? top : below;
        filled.lost.insert(filled.lost.begin(), std::move(longest.back()));
        longest.pop_back();
    }
    std::copy(top.begin(), top.end(), filled.lines.begin());
    std::copy(below.begin(), below.end(),
              filled.lines.end() - static_cast<std::ptrdiff_t>(below.size()));
    return filled;
}

} // namespace bdd::rnvp
