#include "fields/email_cell.hpp"

#include "fields/cell.hpp"

#include <bdd/core/byte_set.hpp>
#include <bdd/core/text.hpp>

#include <algorithm>
#include <array>

namespace bdd::fields {

namespace {

bool has_at(std::string_view text) noexcept {
    return text.find('@') != std::string_view::npos;
}

bool is_connector(std::string_view word) noexcept {
    constexpr auto k_words = std::to_array<std::string_view>({"ou", "et", "or", "and", "&", "-"});
    return std::find(k_words.begin(), k_words.end(), word) != k_words.end();
}

/// "mail", "E-mail:", "(perso)": words that say what the address is and are no part of it.
bool is_remark(std::string_view word) noexcept {
    return word == ":" || word.back() == ':' || (word.front() == '(' && word.back() == ')');
}

/// Takes "mailto:", "e-mail:" and what mailto carries behind the address off a word.
std::string_view without_scheme(std::string_view word) noexcept {
    const std::size_t colon = word.find(':');
    if (colon == std::string_view::npos || colon > word.find('@')) {
        return word;
    }
    const std::string_view label = word.substr(0, colon);
    const bool letters = std::all_of(label.begin(), label.end(), [](char c) {
        return is_letter(c) || is_non_ascii(c) || c == '-' || c == '.';
    });
    if (!letters) {
        return word;
    }
    word.remove_prefix(colon + 1);
    while (!word.empty() && word.front() == '/') {
        word.remove_prefix(1);
    }
    return word.substr(0, std::min(word.find('?'), word.size()));
}

std::string_view without_brackets(std::string_view word) noexcept {
    constexpr std::string_view k_before = "<([\"'`:";
    constexpr std::string_view k_behind = ">)]\"'`.,;:";
    while (!word.empty() && k_before.find(word.front()) != std::string_view::npos) {
        word.remove_prefix(1);
    }
    while (!word.empty() && k_behind.find(word.back()) != std::string_view::npos) {
        word.remove_suffix(1);
    }
    return word;
}

void add_word(EmailCell& cell, std::string_view word) {
    const std::string_view address = without_brackets(without_scheme(without_brackets(word)));
    cell.unwrapped = cell.unwrapped || address.size() != word.size();
    cell.words.emplace_back(address);
}

/// A segment with blanks and no angle brackets: several addresses, or one with remarks. Loose words
/// beside an address may be the front half of it ("jean dupont@x.fr"), so they spoil the segment.
void add_loose_segment(EmailCell& cell, const std::vector<std::string_view>& words) {
    std::vector<std::string_view> addresses;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string_view word = words[i];
        const bool label = i + 1 < words.size() && words[i + 1] == ":";
        if (has_at(word)) {
            addresses.push_back(word);
        } else if (label || is_remark(word)) {
            cell.unwrapped = true;
        } else if (!is_connector(word)) {
            cell.rubbish = true;
            return;
        }
    }
    for (const std::string_view word : addresses) {
        add_word(cell, word);
    }
}

/// Takes every <…> of a segment; the rest are names of people.
void add_angle_segment(EmailCell& cell, std::string_view segment) {
    std::size_t open = segment.find('<');
    while (open != std::string_view::npos) {
        const std::size_t close = std::min(segment.find('>', open), segment.size());
        const std::string_view inside = segment.substr(open + 1, close - open - 1);
        add_word(cell, text::trim(inside));
        open = segment.find('<', close);
    }
    cell.unwrapped = true;
}

} // namespace

EmailCell split_email_cell(std::string_view raw) {
    constexpr text::ByteSet k_separators(",;/|");
    EmailCell cell;
    const Unwrapped unwrapped = unwrap_cell(raw);
    cell.artefact = unwrapped.artefact;
    const std::string line = text::clean_line(unwrapped.text);
    cell.blank = line.empty();
    const std::string_view text = line;
    const bool angles = text.find('<') != std::string_view::npos;
    std::size_t start = 0;
    while (start <= text.size() && !cell.blank) {
        // "mailto://x" holds a separator that parts nothing.
        std::size_t end = k_separators.find_in(text, start);
        while (end != std::string_view::npos && text[end] == '/' && end > 0 &&
               (text[end - 1] == ':' || text[end - 1] == '/')) {
            end = k_separators.find_in(text, end + 1);
        }
        end = std::min(end, text.size());
        const std::string_view segment = text::trim(text.substr(start, end - start));
        start = end + 1;
        if (segment.empty()) {
            cell.unwrapped = true;
        } else if (!has_at(segment)) {
            cell.rubbish = cell.rubbish || !angles; // with angles: "Dupont, Jean <j@d.fr>"
        } else if (segment.find('<') != std::string_view::npos) {
            add_angle_segment(cell, segment);
        } else {
            add_loose_segment(cell, text::words(segment));
        }
    }
    cell.rubbish = cell.rubbish || (!cell.blank && cell.words.empty());
    return cell;
}

} // namespace bdd::fields
