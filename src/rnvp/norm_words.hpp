#pragma once

#include <bdd/core/text.hpp>

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace bdd::rnvp {

using text::is_digit;

/// The words of a text in norm form, without an allocation. What is behind the last place stays
/// together in it: nothing is lost of a text that is no address.
class Words {
public:
    static constexpr std::size_t k_capacity = 96;

    Words() = default;
    explicit Words(std::string_view norm) noexcept {
        while (!norm.empty()) {
            const std::size_t end = m_size + 1 == k_capacity ? norm.size() : norm.find(' ');
            const std::string_view word = norm.substr(0, end);
            m_words[m_size++] = word;
            norm.remove_prefix(word.size() < norm.size() ? word.size() + 1 : word.size());
        }
    }
    [[nodiscard]] std::size_t size() const noexcept { return m_size; }
    [[nodiscard]] bool empty() const noexcept { return m_size == 0; }
    [[nodiscard]] std::string_view operator[](std::size_t i) const noexcept { return m_words[i]; }
    [[nodiscard]] std::span<const std::string_view> all() const noexcept {
        return {m_words.data(), m_size};
    }

private:
    std::array<std::string_view, k_capacity> m_words;
    std::size_t m_size = 0;
};

/// Appends a word, with a space in front of it unless `out` is empty.
inline void append_word(std::string& out, std::string_view word) {
    if (!out.empty() && !word.empty()) {
        out.push_back(' ');
    }
    out.append(word);
}

[[nodiscard]] inline std::string join_words(std::span<const std::string_view> words) {
    std::string out;
    for (const std::string_view word : words) {
        append_word(out, word);
    }
    return out;
}

[[nodiscard]] constexpr bool is_number(std::string_view word) noexcept {
    for (const char c : word) {
        if (!is_digit(c)) {
            return false;
        }
    }
    return !word.empty();
}
[[nodiscard]] constexpr bool is_letter(std::string_view word) noexcept {
    return word.size() == 1 && !is_digit(word.front());
}

[[nodiscard]] bool is_month(std::string_view word) noexcept;

/// SAINT, SAINTE and their plurals and short forms.
[[nodiscard]] bool is_saint(std::string_view word) noexcept;

/// Adjectives that stand in front of their noun: GRAND, VIEILLE, PREMIERE …
[[nodiscard]] bool is_front_adjective(std::string_view word) noexcept;

/// Articles and links: DE, LA, L, AUX, SUR …
[[nodiscard]] bool is_link(std::string_view word) noexcept;

} // namespace bdd::rnvp
