#include "fields/letter_case.hpp"

#include <bdd/core/text.hpp>

namespace bdd::fields {

namespace {

enum class Kind : std::uint8_t { no_letter, lower, upper };

constexpr char32_t k_latin_end = 0x180;

/// Latin Extended-A holds pairs; in two stretches the capital has the odd number.
bool is_odd_pair(char32_t c) {
    return (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
}

char32_t lower_of(char32_t c) {
    if (c < 0x80) {
        return c >= 'A' && c <= 'Z' ? c + 0x20 : c;
    }
    if (c >= 0xC0 && c <= 0xDE && c != 0xD7) {
        return c + 0x20;
    }
    if (c == 0x178) {
        return 0xFF;
    }
    if (c >= 0x100 && c < k_latin_end && c != 0x130 && c != 0x138 && c != 0x149 && c != 0x17F) {
        return is_odd_pair(c) ? c + (c & 1U) : c | 1U;
    }
    return c;
}

char32_t upper_of(char32_t c) {
    if (c < 0x80) {
        return c >= 'a' && c <= 'z' ? c - 0x20 : c;
    }
    if (c == 0xFF) {
        return 0x178;
    }
    if (c >= 0xE0 && c <= 0xFE && c != 0xF7) {
        return c - 0x20;
    }
    if (c >= 0x100 && c < k_latin_end && c != 0x131 && c != 0x138 && c != 0x149 && c != 0x17F &&
        c != 0x178) {
        return is_odd_pair(c) ? c - (1U - (c & 1U)) : c & ~char32_t{1};
    }
    return c;
}

Kind kind_of(char32_t c, std::string_view sign) {
    if (c >= 0x2000 && c < 0x2070) {
        return Kind::no_letter; // apostrophes and dashes of text processors
    }
    if (c >= k_latin_end) {
        if (text::lower(sign) != sign) {
            return Kind::upper;
        }
        return text::upper(sign) != sign ? Kind::lower : Kind::no_letter;
    }
    if (lower_of(c) != c) {
        return Kind::upper;
    }
    return upper_of(c) != c ? Kind::lower : Kind::no_letter;
}

} // namespace

LetterCase letter_case(std::string_view text) {
    bool lower = false;
    bool upper = false;
    std::size_t i = 0;
    while (i < text.size() && !(lower && upper)) {
        const char first = text[i];
        if (static_cast<unsigned char>(first) < 0x80) {
            lower = lower || (first >= 'a' && first <= 'z');
            upper = upper || (first >= 'A' && first <= 'Z');
            ++i;
            continue;
        }
        const std::size_t start = i;
        const char32_t c = text::next_code_point(text, i);
        const Kind kind = kind_of(c, text.substr(start, i - start));
        lower = lower || kind == Kind::lower;
        upper = upper || kind == Kind::upper;
    }
    if (lower && upper) {
        return LetterCase::mixed;
    }
    return lower ? LetterCase::lower : upper ? LetterCase::upper : LetterCase::none;
}

std::string lower_letters(std::string_view text) {
    std::string out;
    bool greek = false;
    out.reserve(text.size());
    std::size_t i = 0;
    while (i < text.size()) {
        const char first = text[i];
        if (static_cast<unsigned char>(first) < 0x80) {
            out.push_back(static_cast<char>(lower_of(static_cast<unsigned char>(first))));
            ++i;
            continue;
        }
        const std::size_t start = i;
        const char32_t c = text::next_code_point(text, i);
        greek = greek || (c >= 0x370 && c < 0x400);
        if (c < k_latin_end) {
            text::append_code_point(out, lower_of(c));
        } else {
            out += text::lower(text.substr(start, i - start));
        }
    }
    // The small sigma depends on its place in the word.
    return greek ? text::lower(text) : out;
}

std::string upper_letters(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    std::size_t i = 0;
    while (i < text.size()) {
        append_upper(out, text, i);
    }
    return out;
}

void append_upper(std::string& out, std::string_view text, std::size_t& offset) {
    const std::size_t start = offset;
    const char32_t c = text::next_code_point(text, offset);
    if (c < k_latin_end) {
        text::append_code_point(out, upper_of(c));
    } else {
        out += text::upper(text.substr(start, offset - start));
    }
}

} // namespace bdd::fields
