#pragma once

#include <string_view>
#include <unordered_set>
#include <vector>

namespace bdd::fields {

/// The lines of an embedded list: comments (#) and empty lines left out, ends trimmed. Views point
/// into `text`, which must live on, as embedded texts do.
[[nodiscard]] std::vector<std::string_view> list_lines(std::string_view text);

/// A list as a set.
class WordList {
public:
    explicit WordList(std::string_view text);
    explicit WordList(const std::vector<std::string_view>& words);
    [[nodiscard]] bool holds(std::string_view word) const { return m_words.count(word) != 0; }

private:
    std::unordered_set<std::string_view> m_words;
};

} // namespace bdd::fields
