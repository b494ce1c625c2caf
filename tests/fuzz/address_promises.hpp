#pragma once

#include "address_words.hpp"

#include <algorithm>
#include <string>

namespace bdd::fuzz {

/// The lines that are not empty, as a person would write them below each other.
inline std::string lines_text(const rnvp::MailAddress& address) {
    std::string out;
    for (const std::string& line : address.lines) {
        if (!line.empty()) {
            out += (out.empty() ? "" : "\n") + line;
        }
    }
    return out;
}

/// What is wrong with one line of a result, by the rules of the norm; empty when nothing is.
inline std::string wrong_with_line(const std::string& line, bool is_capital) {
    const auto is_plain = [](char c) {
        return c == ' ' || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    };
    if (text::find_invalid_utf8(line) != std::string_view::npos) {
        return "a line is no UTF-8";
    }
    if (text::display_width(line) > 38) {
        return "a line has more than 38 signs: " + line;
    }
    if (line.starts_with(' ') || line.ends_with(' ') || line.find("  ") != std::string::npos) {
        return "a line has spaces that nobody needs: " + line;
    }
    return is_capital && !std::all_of(line.begin(), line.end(), is_plain)
               ? "a line has other signs than capitals, digits and spaces: " + line
               : std::string();
}

/// The first rule for lines that a result breaks, or empty. Lines 4 to 6 abroad stay as they came.
inline std::string broken_line(const rnvp::MailAddress& address) {
    constexpr std::size_t k_line_4 = 3;
    constexpr std::size_t k_line_6 = 5;
    const bool is_french = address.country == "FR" || address.country == "MC";
    for (std::size_t i = 0; i < address.lines.size(); ++i) {
        const bool is_capital = is_french && i >= k_line_4 && i <= k_line_6;
        if (std::string wrong = wrong_with_line(address.lines[i], is_capital); !wrong.empty()) {
            return wrong;
        }
    }
    return {};
}

/// How the lines of a result, given back in one cell, come out otherwise, or empty.
inline std::string changed_when_given_back(const rnvp::Normalizer& normalizer,
                                           const rnvp::MailAddress& result) {
    const std::string lines = lines_text(result);
    rnvp::RawAddress back;
    back.cells = {lines};
    const rnvp::MailAddress again = normalizer.normalize(back);
    if (again.lines != result.lines) {
        return summary(result) + "\n" + lines + "\ncame out as " + summary(again) + "\n" +
               lines_text(again);
    }
    return again.score < result.score
               ? lines + "\nwas worth " + summary(result) + ", now " + summary(again)
               : std::string();
}

} // namespace bdd::fuzz
