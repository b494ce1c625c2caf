#include "fields/word_list.hpp"

#include <bdd/core/text.hpp>

namespace bdd::fields {

std::vector<std::string_view> list_lines(std::string_view text) {
    std::vector<std::string_view> lines;
    std::size_t start = 0;
    while (start < text.size()) {
        std::size_t end = text.find('\n', start);
        end = end == std::string_view::npos ? text.size() : end;
        const std::string_view line = text::trim(text.substr(start, end - start));
        if (!line.empty() && line.front() != '#') {
            lines.push_back(line);
        }
        start = end + 1;
    }
    return lines;
}

WordList::WordList(std::string_view text)
    : WordList(list_lines(text)) {}

WordList::WordList(const std::vector<std::string_view>& words)
    : m_words(words.begin(), words.end()) {}

} // namespace bdd::fields
