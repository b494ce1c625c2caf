#pragma once

#include <bdd/core/text.hpp>

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

/// Look-up tables that are built once from the lists in data/. Everything in them is in the form
/// of text::key, so a look-up is a hash and a comparison.
namespace bdd::fields {

struct KeyHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const noexcept {
        return std::hash<std::string_view>{}(key);
    }
};
using KeySet = std::unordered_set<std::string, KeyHash, std::equal_to<>>;
template <typename Value>
using KeyMap = std::unordered_map<std::string, Value, KeyHash, std::equal_to<>>;

/// Calls `use` with each line of a list that is neither empty nor a comment.
template <typename Use>
void for_each_line(std::string_view list, Use&& use) {
    while (!list.empty()) {
        const std::string_view line = list.substr(0, list.find('\n'));
        list.remove_prefix(line.size() < list.size() ? line.size() + 1 : line.size());
        if (!line.empty() && line.front() != '#') {
            use(line);
        }
    }
}

/// First and last word of a key; the whole of it when it has one word.
[[nodiscard]] inline std::string_view first_word(std::string_view key) noexcept {
    return key.substr(0, key.find(' '));
}
[[nodiscard]] inline std::string_view last_word(std::string_view key) noexcept {
    const std::size_t space = key.rfind(' ');
    return space == std::string_view::npos ? key : key.substr(space + 1);
}
/// Takes the first word off a key and gives it back; empty when none is left.
[[nodiscard]] inline std::string_view take_word(std::string_view& key) noexcept {
    const std::string_view word = first_word(key);
    key.remove_prefix(word.size() < key.size() ? word.size() + 1 : word.size());
    return word;
}
/// Appends a word to a key, with the space between them.
inline void append_word(std::string& key, std::string_view word) {
    if (!key.empty() && !word.empty()) {
        key.push_back(' ');
    }
    key.append(word);
}

/// Phrases of one or more words, found where a key begins or ends with one; the longest wins.
template <typename Value>
class PhraseTable {
public:
    struct Entry {
        std::string phrase;
        Value value;
    };

    /// A phrase that is there already keeps its first value.
    void add(std::string phrase, Value value) {
        const std::size_t index = m_entries.size();
        m_entries.push_back({std::move(phrase), std::move(value)});
        const std::string_view key = m_entries.back().phrase;
        insert(m_by_first[std::string(first_word(key))], index);
        insert(m_by_last[std::string(last_word(key))], index);
    }

    [[nodiscard]] const Entry* match_front(std::string_view key) const {
        const auto bucket = m_by_first.find(first_word(key));
        if (bucket == m_by_first.end()) {
            return nullptr;
        }
        for (const std::size_t index : bucket->second) {
            const std::string& phrase = m_entries[index].phrase;
            if (key.substr(0, phrase.size()) == phrase &&
                (key.size() == phrase.size() || key[phrase.size()] == ' ')) {
                return &m_entries[index];
            }
        }
        return nullptr;
    }

    [[nodiscard]] const Entry* match_back(std::string_view key) const {
        const auto bucket = m_by_last.find(last_word(key));
        if (bucket == m_by_last.end()) {
            return nullptr;
        }
        for (const std::size_t index : bucket->second) {
            const std::string& phrase = m_entries[index].phrase;
            if (key.size() >= phrase.size() && key.substr(key.size() - phrase.size()) == phrase &&
                (key.size() == phrase.size() || key[key.size() - phrase.size() - 1] == ' ')) {
                return &m_entries[index];
            }
        }
        return nullptr;
    }

private:
    using Bucket = std::vector<std::size_t>;

    void insert(Bucket& bucket, std::size_t index) {
        const std::size_t size = m_entries[index].phrase.size();
        auto place = bucket.begin();
        while (place != bucket.end() && m_entries[*place].phrase.size() >= size) {
            ++place;
        }
        bucket.insert(place, index);
    }

    std::vector<Entry> m_entries;
    KeyMap<Bucket> m_by_first;
    KeyMap<Bucket> m_by_last;
};

} // namespace bdd::fields
