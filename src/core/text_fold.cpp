#include <bdd/core/error.hpp>
#include <bdd/core/text.hpp>

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>
#include <memory>
#include <string>

namespace bdd::text {

namespace {

/// Code points below this have a stored folding; they cover every Latin letter of European names.
constexpr char32_t k_table_size = 0x250;

/// Transliteration of other scripts: slow, and not safe for several threads, so one per thread.
std::string transliterate(char32_t c) {
    thread_local const std::unique_ptr<icu::Transliterator> transliterator = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Transliterator> made(icu::Transliterator::createInstance(
            "Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
        if (U_FAILURE(status) != 0) {
            fail(Errc::internal, "ICU has no transliteration data: {0}", u_errorName(status));
        }
        return made;
    }();
    icu::UnicodeString one(static_cast<UChar32>(c));
    transliterator->transliterate(one);
    std::string out;
    one.toUTF8String(out);
    return out;
}

/// Folding of every code point below k_table_size, as at most three ASCII letters.
const std::array<std::string, k_table_size>& fold_table() {
    static const std::array<std::string, k_table_size> table = [] {
        std::array<std::string, k_table_size> made;
        for (char32_t c = 0; c < k_table_size; ++c) {
            if (c < 0x80) {
                const char ascii = static_cast<char>(c);
                made.at(c) = std::string(
                    1, ascii >= 'A' && ascii <= 'Z' ? static_cast<char>(ascii - 'A' + 'a') : ascii);
            } else if (u_isalpha(static_cast<UChar32>(c)) != 0) {
                made.at(c) = transliterate(c);
            } else {
                append_code_point(made.at(c), c);
            }
        }
        return made;
    }();
    return table;
}

/// True for the marks that canonical decomposition splits off a letter.
bool is_mark(char32_t c) {
    return c >= 0x300 && u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK;
}

void append_folded(std::string& out, char32_t c) {
    if (c < k_table_size) {
        out += fold_table()[c];
    } else if (is_mark(c)) {
        return;
    } else if (c == 0x2018 || c == 0x2019 || c == 0x02BC) {
        out.push_back('\'');
    } else if (c >= 0x2010 && c <= 0x2015) {
        out.push_back('-');
    } else if (u_isalpha(static_cast<UChar32>(c)) != 0) {
        out += transliterate(c);
    } else {
        append_code_point(out, c);
    }
}

} // namespace

std::string fold(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    std::size_t i = 0;
    while (i < text.size()) {
        append_folded(out, next_code_point(text, i));
    }
    return out;
}

void append_key(std::string& out, std::string_view text) {
    bool pending_space = false;
    bool started = false;
    const auto put = [&](char c) {
        const bool is_digit = c >= '0' && c <= '9';
        const bool is_lower = c >= 'a' && c <= 'z';
        const bool is_upper = c >= 'A' && c <= 'Z';
        if (!is_digit && !is_lower && !is_upper) {
            pending_space = started;
            return;
        }
        if (pending_space) {
            out.push_back(' ');
            pending_space = false;
        }
        started = true;
        out.push_back(is_lower ? static_cast<char>(c - 'a' + 'A') : c);
    };
    std::size_t i = 0;
    std::string folded;
    while (i < text.size()) {
        const char first = text[i];
        if (static_cast<unsigned char>(first) < 0x80) {
            put(first);
            ++i;
            continue;
        }
        const char32_t c = next_code_point(text, i);
        if (is_mark(c)) {
            continue;
        }
        folded.clear();
        append_folded(folded, c);
        for (const char piece : folded) {
            put(piece);
        }
    }
}

std::string key(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    append_key(out, text);
    return out;
}

} // namespace bdd::text
