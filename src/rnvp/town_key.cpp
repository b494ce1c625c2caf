#include "rnvp/arrondissements.hpp"
#include "rnvp/norm_words.hpp"

#include <bdd/rnvp/places.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace bdd::rnvp {

namespace {

/// Words of a name, without an allocation. What is behind the last one that fits is kept with it.
class NameWords {
public:
    explicit NameWords(std::string_view text) {
        while (!text.empty()) {
            const std::size_t space =
                m_size + 1 == m_words.size() ? std::string_view::npos : text.find(' ');
            const std::string_view word = text.substr(0, space);
            text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
            if (!word.empty()) {
                m_words[m_size++] = word;
            }
        }
    }
    [[nodiscard]] std::size_t size() const noexcept { return m_size; }
    [[nodiscard]] std::string_view& operator[](std::size_t i) noexcept { return m_words[i]; }
    [[nodiscard]] std::string_view operator[](std::size_t i) const noexcept { return m_words[i]; }
    void erase(std::size_t first, std::size_t last) noexcept {
        std::copy(m_words.begin() + static_cast<std::ptrdiff_t>(last),
                  m_words.begin() + static_cast<std::ptrdiff_t>(m_size),
                  m_words.begin() + static_cast<std::ptrdiff_t>(first));
        m_size -= last - first;
    }
    void keep_only(std::string_view word) noexcept {
        m_words[0] = word;
        m_size = 1;
    }

private:
    std::array<std::string_view, 24> m_words;
    std::size_t m_size = 0;
};

/// Takes one "CEDEX" with its number away. CX counts at the end only: it is a name elsewhere.
bool drop_cedex(NameWords& words) {
    constexpr std::string_view k_cedex = "CEDEX";
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string_view word = words[i];
        const bool has_number =
            i + 1 < words.size() && words[i + 1].size() <= 2 && is_number(words[i + 1]);
        const std::size_t last = i + (has_number ? 2 : 1);
        if (word == k_cedex || word == "CDX" || (word == "CX" && i > 0 && last == words.size())) {
            words.erase(i, last);
            return true;
        }
        if (word.size() > k_cedex.size() && word.substr(word.size() - k_cedex.size()) == k_cedex) {
            words[i].remove_suffix(k_cedex.size());
            if (has_number) {
                words.erase(i + 1, last);
            }
            return true;
        }
    }
    return false;
}

struct Written {
    std::string_view word;
    std::string_view plain;
};

/// Sorted by word. NEUF is left out: in names of towns it means new.
constexpr std::array k_plain_words = std::to_array<Written>({
    {"CENT", "100"},   {"CINQ", "5"},       {"DEUX", "2"},      {"DIX", "10"},    {"DOUZE", "12"},
    {"HUIT", "8"},     {"ONZE", "11"},      {"QUATORZE", "14"}, {"QUATRE", "4"},  {"QUINZE", "15"},
    {"SEIZE", "16"},   {"SEPT", "7"},       {"SIX", "6"},       {"SS", "SOUS"},   {"ST", "SAINT"},
    {"STE", "SAINTE"}, {"STES", "SAINTES"}, {"STS", "SAINTS"},  {"TREIZE", "13"}, {"TROIS", "3"},
    {"VINGT", "20"},
});

void write_out(NameWords& words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::string_view& word = words[i];
        const bool is_inside = i > 0 && i + 1 < words.size();
        if (is_inside && word == "S") {
            const bool is_double = i + 2 < words.size() && words[i + 1] == "S";
            word = is_double ? "SOUS" : "SUR";
            if (is_double) {
                words.erase(i + 1, i + 2);
            }
        } else if (is_inside && word == "LEZ") {
            word = "LES";
        } else if (word.size() >= 2 && word.size() <= 8) {
            const auto* const found =
                std::lower_bound(k_plain_words.begin(), k_plain_words.end(), word,
                                 [](const Written& a, std::string_view b) { return a.word < b; });
            if (found != k_plain_words.end() && found->word == word) {
                word = found->plain;
            }
        }
    }
}

/// The words from `first` to `last` name an arrondissement of a city that has `most`. In front of
/// the city ("9E ARRONDISSEMENT PARIS") a bare number is none: it is a number of a house.
bool names_arrondissement(const NameWords& words, std::size_t first, std::size_t last, int most,
                          bool is_in_front) {
    if (is_in_front && last > first && words[last - 1] == "DE") {
        --last;
    }
    const bool has_word = last > first && is_arrondissement_word(words[last - 1]);
    last -= has_word ? 1 : 0;
    const bool has_apart = last > first + 1 && is_ordinal_ending(words[last - 1]);
    last -= has_apart ? 1 : 0;
    const auto number = last == first + 1 ? read_ordinal(words[first]) : std::nullopt;
    return number && number->value >= 1 && number->value <= most &&
           (!is_in_front || has_word || has_apart || number->has_ending);
}

void drop_arrondissement(NameWords& words) {
    if (words.size() < 2) {
        return;
    }
    const std::string_view front = words[0];
    const std::string_view back = words[words.size() - 1];
    if (const int most = arrondissement_count(front);
        most > 0 && names_arrondissement(words, 1, words.size(), most, false)) {
        words.keep_only(front);
    } else if (const int of_back = arrondissement_count(back);
               of_back > 0 && names_arrondissement(words, 0, words.size() - 1, of_back, true)) {
        words.keep_only(back);
    }
}

} // namespace

void append_town_key(std::string& out, std::string_view name) {
    NameWords words(name);
    do { // Again, when a number in words stood behind the word.
        while (drop_cedex(words)) {
        }
        write_out(words);
    } while (drop_cedex(words));
    drop_arrondissement(words);
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) {
            out.push_back(' ');
        }
        out.append(words[i]);
    }
}

std::string town_key(std::string_view name) {
    std::string key;
    key.reserve(name.size() + 8);
    append_town_key(key, name);
    return key;
}

std::string town_label(std::string_view name) {
    std::string label;
    label.reserve(name.size());
    while (!name.empty()) {
        const std::size_t space = name.find(' ');
        std::string_view word = name.substr(0, space);
        name.remove_prefix(space == std::string_view::npos ? name.size() : space + 1);
        if (!name.empty() && (word == "SAINT" || word == "SAINTE")) {
            word = word == "SAINT" ? "ST" : "STE";
        }
        label.append(word);
        if (!name.empty()) {
            label.push_back(' ');
        }
    }
    return label;
}

} // namespace bdd::rnvp
