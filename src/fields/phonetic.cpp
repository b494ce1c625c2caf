#include <bdd/core/text.hpp>
#include <bdd/fields/phonetic.hpp>

#include <array>
#include <cstddef>

/// Three steps, each over a small buffer: the ending that is not said is cut off; consonants become
/// one capital per sound; groups of vowels and nasal vowels become one capital per sound. Capitals
/// that French spelling leaves over stand for sounds of two letters: C ch, H an/en, Q eu, S also
/// z/ç, V also w, W ou, X on, Y in/un, Z gn.
namespace bdd::fields {

namespace {

/// What stands behind this many letters tells no name from another.
constexpr std::size_t k_longest_word = 60;

bool is_one_of(char c, std::string_view set) noexcept {
    return c != '\0' && set.find(c) != std::string_view::npos;
}
bool is_vowel(char c) noexcept {
    return is_one_of(c, "aeiouy");
}
bool is_soft(char c) noexcept { ///< Makes s of c and j of g.
    return is_one_of(c, "eiy");
}
class Sounds {
public:
    explicit Sounds(std::string_view word) {
        for (const char c : word) {
            if (m_size == k_longest_word) {
                break;
            }
            if ((c >= 'a' && c <= 'z') || text::is_digit(c)) {
                m_letters[m_size++] = c;
            } else if (c >= 'A' && c <= 'Z') {
                m_letters[m_size++] = static_cast<char>(c + ('a' - 'A'));
            }
        }
        cut_ending();
        say_consonants();
    }

    void append_to(std::string& out) const {
        for (std::size_t at = 0; at < m_said_size;) {
            at += is_vowel(said(at)) ? say_vowels(at, out) : say_consonant(at, out);
        }
    }

private:
    [[nodiscard]] char letter(std::size_t at) const noexcept {
        return at < m_size ? m_letters[at] : '\0';
    }
    [[nodiscard]] char said(std::size_t at) const noexcept {
        return at < m_said_size ? m_said[at] : '\0';
    }
    [[nodiscard]] std::string_view rest(std::size_t at) const noexcept {
        return std::string_view(m_letters.data(), m_size).substr(at);
    }
    [[nodiscard]] bool ends_with(std::string_view ending) const noexcept {
        return rest(0).ends_with(ending);
    }
    [[nodiscard]] bool has_vowel_before(std::size_t end) const noexcept {
        return rest(0).substr(0, end).find_first_of("aeiouy") != std::string_view::npos;
    }

    void cut_ending() noexcept {
        const std::size_t mute = ends_with("es") ? 2 : ends_with("e") ? 1 : 0;
        if (mute > 0 && m_size > mute + 1 && has_vowel_before(m_size - mute)) {
            m_size -= mute;
            m_is_mute_e_cut = true;
        } else if (ends_with("er") && m_size > 3) {
            m_size -= 1;
        } else {
            while (m_size > 2 && is_last_silent() && has_vowel_before(m_size - 1)) {
                m_size -= 1;
                if (ends_with("aul") || ends_with("oul")) {
                    m_size -= 1;
                }
            }
            if (m_size > 2 && letter(m_size - 1) == letter(m_size - 2)) {
                m_size -= 1;
            }
        }
    }

    [[nodiscard]] bool is_last_silent() const noexcept {
        const char before = letter(m_size - 2);
        switch (letter(m_size - 1)) {
        case 's':
        case 't':
        case 'd':
            return true;
        case 'x':
            return is_vowel(before);
        case 'z':
            return is_vowel(before) && before != 'e';
        case 'p':
            return before == 'm' || ends_with("oup");
        case 'g':
            return before == 'n' || ends_with("ourg");
        case 'c':
            return before == 'n' || ends_with("erc");
        case 'q':
            return ends_with("ercq") || ends_with("erq");
        default:
            return false;
        }
    }

    void say(char sound) noexcept { m_said[m_said_size++] = sound; }

    void say_consonants() noexcept {
        for (std::size_t at = 0; at < m_size;) {
            at += say_letters(at);
        }
    }

    /// At the end of the word, before the e that was cut.
    [[nodiscard]] bool is_before_mute_e(std::size_t at) const noexcept {
        return at == m_size && m_is_mute_e_cut;
    }

    /// Says the letter at `at` with those that belong to it; how many they are.
    std::size_t say_letters(std::size_t at) noexcept {
        const std::string_view here = rest(at);
        const char next = letter(at + 1);
        switch (here.front()) {
        case 'h':
            return 1;
        case 'y':
            say('i');
            return 1;
        case 'w':
            say('V');
            return 1;
        case 'z':
            say('S');
            return 1;
        case 'c':
            return say_c(at);
        case 'g':
            return say_g(at);
        case 's':
            return say_s(at);
        case 'q':
            say('K');
            return next == 'u' ? 2 : 1;
        case 'x':
            if (at > 0) {
                say('K');
            }
            say('S');
            return 1;
        case 'b':
            if (here.starts_with("bur") && at >= 2 && rest(at - 2).starts_with("fe")) {
                say('V'); // Lefebure is Lefebvre with the old letter for v.
                return 2;
            }
            say(next == 'v' ? 'V' : 'B');
            return next == 'v' ? 2 : 1;
        case 'd':
            say(next == 't' ? 'T' : 'D');
            return next == 't' ? 2 : 1;
        case 'p':
            if (next == 'h' || (next == 'f' && at == 0)) {
                say('F');
                return 2;
            }
            if (next != 't' || at == 0) {
                say('P');
            }
            return 1;
        case 't':
            if (next != 'z') {
                say('T');
            }
            return 1;
        case 'j':
            say('J');
            return here.starts_with("jea") ? 2 : 1;
        default: {
            const char c = here.front();
            say(is_vowel(c) || text::is_digit(c) ? c : static_cast<char>(c - ('a' - 'A')));
            return 1;
        }
        }
    }

    std::size_t say_c(std::size_t at) noexcept {
        const char next = letter(at + 1);
        if (next == 'h') {
            say(is_one_of(letter(at + 2), "rlnt") ? 'K' : 'C');
            return 2;
        }
        // Folding took the cedilla of François, Garçon, Besançon.
        const bool had_cedilla =
            (at >= 1 && rest(at - 1).starts_with("ncoi")) ||
            (at >= 2 && (rest(at - 2).starts_with("arcon") || rest(at - 2).starts_with("ancon")));
        const bool is_s = is_soft(next) || is_before_mute_e(at + 1) || had_cedilla;
        say(is_s ? 'S' : 'K');
        return next == 'k' || next == 'q' ? (rest(at + 1).starts_with("qu") ? 3 : 2) : 1;
    }

    std::size_t say_g(std::size_t at) noexcept {
        const char next = letter(at + 1);
        const char third = letter(at + 2);
        if (next == 'n' && at > 0) {
            say('Z');
            return 2;
        }
        if (next == 'u' && (is_soft(third) || is_before_mute_e(at + 2))) {
            say('G');
            return 2;
        }
        if (next == 'e' && is_one_of(third, "ao")) {
            say('J');
            return 2;
        }
        say(is_soft(next) || is_before_mute_e(at + 1) ? 'J' : 'G');
        return 1;
    }

    std::size_t say_s(std::size_t at) noexcept {
        const std::string_view here = rest(at);
        if (here.starts_with("sch") || here.starts_with("sh")) {
            say('C');
            return here[1] == 'h' ? 2 : 3;
        }
        say('S');
        return 1;
    }

    /// True when the vowel before `at` is said through the nose.
    [[nodiscard]] bool is_nasal(std::size_t at) const noexcept {
        if (said(at) != 'N' && said(at) != 'M') {
            return false;
        }
        const char next = said(at + 1);
        return next == '\0' ? !m_is_mute_e_cut : !is_vowel(next) && next != 'N' && next != 'M';
    }

    std::size_t say_consonant(std::size_t at, std::string& out) const {
        if (at == 0 || said(at) != said(at - 1) || text::is_digit(said(at))) {
            out.push_back(said(at));
        }
        return 1;
    }

    std::size_t say_vowels(std::size_t at, std::string& out) const {
        const std::string_view here = std::string_view(m_said.data(), m_said_size).substr(at);
        if (here.starts_with("eau") || here.starts_with("au")) {
            out.push_back('O');
            return here[0] == 'e' ? 3 : 2;
        }
        if (here.starts_with("ou")) {
            out.push_back('W');
            return 2;
        }
        if (here.starts_with("oi")) {
            out.append(is_nasal(at + 2) ? "WY" : "WA");
            return is_nasal(at + 2) ? 3 : 2;
        }
        if (here.starts_with("oeu") || here.starts_with("eu")) {
            out.push_back('Q');
            return here[0] == 'o' ? 3 : 2;
        }
        if (here.starts_with("ai") || here.starts_with("ei")) {
            out.push_back(is_nasal(at + 2) ? 'Y' : 'E');
            if (!is_nasal(at + 2) && is_vowel(said(at + 2))) {
                out.push_back('I');
            }
            return is_nasal(at + 2) ? 3 : 2;
        }
        if (here.starts_with("ie") && is_nasal(at + 2)) {
            out.append("IY");
            return 3;
        }
        return say_vowel(at, out);
    }

    /// One vowel; German ae, oe and ue are one, too.
    std::size_t say_vowel(std::size_t at, std::string& out) const {
        const char vowel = said(at);
        if (is_nasal(at + 1)) {
            out.push_back(is_one_of(vowel, "ae") ? 'H' : vowel == 'o' ? 'X' : 'Y');
            return 2;
        }
        const bool is_repeated = at > 0 && said(at - 1) == vowel;
        if (!is_repeated) {
            out.push_back(static_cast<char>(vowel - ('a' - 'A')));
        }
        const bool is_umlaut =
            is_one_of(vowel, "aou") && said(at + 1) == 'e' && !is_vowel(said(at + 2));
        return is_umlaut && !is_nasal(at + 2) ? 2 : 1;
    }

    std::array<char, k_longest_word> m_letters{};
    std::array<char, 2 * k_longest_word> m_said{}; ///< Vowels small, sounds of consonants capital.
    std::size_t m_size = 0;
    std::size_t m_said_size = 0;
    bool m_is_mute_e_cut = false;
};

} // namespace

void append_phonetic_key(std::string& out, std::string_view word) {
    Sounds(word).append_to(out);
}

std::string phonetic_key(std::string_view word) {
    std::string key;
    append_phonetic_key(key, word);
    return key;
}

} // namespace bdd::fields
