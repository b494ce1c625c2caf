#include "fields/letter_case.hpp"
#include "fields/tidy_line.hpp"

#include <bdd/core/text.hpp>
#include <bdd/fields/person_name.hpp>

#include <algorithm>
#include <array>

namespace bdd::fields {

namespace {

// In lower case inside a name. Sorted.
constexpr auto k_low_inside = std::to_array<std::string_view>({
    "al",   "ben",   "bin", "d",    "da", "das", "de",  "del",    "della", "den",    "der",
    "des",  "di",    "dit", "dite", "do", "dos", "du",  "el",     "ep",    "epouse", "et",
    "ibn",  "la",    "le",  "les",  "ne", "nee", "née", "né",     "ten",   "ter",    "van",
    "veuf", "veuve", "von", "vve",  "y",  "zu",  "ép",  "épouse",
});
// In lower case at the beginning of a name as well: "d'Estaing", "van der Berg", but "Le Goff".
constexpr auto k_low_at_start = std::to_array<std::string_view>({
    "d",
    "de",
    "den",
    "der",
    "des",
    "du",
    "ten",
    "ter",
    "van",
    "von",
    "zu",
    "zum",
});

template <typename List>
bool has(const List& list, std::string_view word) noexcept {
    return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_word_byte(char c) noexcept {
    return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') ||
           (c >= '0' && c <= '9');
}
/// The typographic apostrophe is the one sign of several bytes that parts words.
bool is_curly_apostrophe(std::string_view text, std::size_t i) noexcept {
    return text.substr(i, 3) == "\u2019" || text.substr(i, 3) == "\u2018";
}

/// Walks over a name in lower case and gives each word its capital.
class Capitaliser {
public:
    explicit Capitaliser(std::string_view lower)
        : m_text(lower) {
        m_out.reserve(lower.size());
    }

    std::string run() {
        std::size_t i = 0;
        while (i < m_text.size()) {
            if (is_curly_apostrophe(m_text, i)) {
                m_out.append(m_text.substr(i, 3));
                m_before = '\'';
                i += 3;
            } else if (!is_word_byte(m_text[i])) {
                m_before = m_text[i];
                m_out.push_back(m_text[i]);
                ++i;
            } else {
                i = word(i);
            }
        }
        return std::move(m_out);
    }

private:
    std::size_t word(std::size_t start) {
        std::size_t end = start;
        while (end < m_text.size() && is_word_byte(m_text[end]) &&
               !is_curly_apostrophe(m_text, end)) {
            ++end;
        }
        const std::string_view word = m_text.substr(start, end - start);
        std::size_t rest = start;
        if (!stays_low(word, start, end)) {
            append_upper(m_out, m_text, rest);
        }
        m_out.append(m_text.substr(rest, end - rest));
        m_after_de = word == "de";
        m_first = false;
        return end;
    }

    [[nodiscard]] bool stays_low(std::string_view word, std::size_t start, std::size_t end) const {
        if (word.size() > 7 || end == m_text.size()) {
            return false; // a particle is short and has a name behind it
        }
        const bool apostrophe = m_text[end] == '\'' || is_curly_apostrophe(m_text, end);
        if (apostrophe) {
            return word == "d" || (word == "l" && !m_first && !m_after_de);
        }
        if (m_text[end] == '.' && word.size() == 1) {
            return false; // an initial
        }
        // In "Dupont-Le Goff" a new name begins behind the hyphen, in "Saint-Jean-le-Blanc" not.
        const bool starts =
            m_first || (m_before == '-' && m_text[end] == ' ') || (start > 0 && m_before == '(');
        if (starts) {
            return word.size() > 1 && has(k_low_at_start, word);
        }
        if (m_after_de && (word == "la" || word == "le" || word == "les")) {
            return false; // "de La Tour"
        }
        return word != "d" && has(k_low_inside, word);
    }

    std::string_view m_text;
    std::string m_out;
    char m_before = ' ';
    bool m_first = true;
    bool m_after_de = false;
};

/// Case of a name as a whole. Particles and links that stand in lower case beside capitals do not
/// make it mixed: "van der BERG", "DUPONT épouse MARTIN", "d'ESTAING".
LetterCase written_case(std::string_view tidy) {
    const LetterCase whole = letter_case(tidy);
    if (whole != LetterCase::mixed) {
        return whole;
    }
    std::size_t i = 0;
    while (i < tidy.size()) {
        const std::size_t start = i;
        while (i < tidy.size() && tidy[i] != ' ' && tidy[i] != '\'' &&
               !is_curly_apostrophe(tidy, i)) {
            ++i;
        }
        const std::string_view word = tidy.substr(start, i - start);
        if (letter_case(word) == LetterCase::mixed ||
            (letter_case(word) == LetterCase::lower && !has(k_low_inside, word))) {
            return LetterCase::mixed;
        }
        i += is_curly_apostrophe(tidy, std::min(i, tidy.size())) ? 3U : 1U;
    }
    return LetterCase::upper;
}

} // namespace

std::string display_name(std::string_view name) {
    std::string tidy = tidy_line(name);
    const LetterCase written = written_case(tidy);
    if (written == LetterCase::mixed || written == LetterCase::none ||
        tidy.find('@') != std::string::npos) {
        return tidy;
    }
    return Capitaliser(written == LetterCase::upper ? lower_letters(tidy) : tidy).run();
}

} // namespace bdd::fields
