#include "encoding_score.hpp"

#include "ascii_run.hpp"
#include "encoding_tables.hpp"

#include <algorithm>

namespace bdd::io {

namespace {

Beside kind_of(char c) noexcept {
    if (c >= 'a' && c <= 'z') {
        return Beside::lower;
    }
    if (c >= 'A' && c <= 'Z') {
        return Beside::upper;
    }
    if (c >= '0' && c <= '9') {
        return Beside::digit;
    }
    return static_cast<unsigned char>(c) >= 0x80 ? Beside::high : Beside::other;
}

bool is_letter(Beside kind) {
    return kind == Beside::lower || kind == Beside::upper || kind == Beside::high;
}

bool is_capital(char16_t code) {
    return (code >= 0xC0 && code <= 0xDE && code != 0xD7) || code == 0x152 || code == 0x160 ||
           code == 0x178 || code == 0x17D;
}

bool is_small(char16_t code) {
    return (code >= 0xDF && code <= 0xFF && code != 0xF7) || code == 0x153 || code == 0x161 ||
           code == 0x17E || code == 0x131;
}

/// French letters with their weight: é is more frequent than all others together.
int french_weight(char16_t code) {
    switch (code) {
    case u'é':
    case u'É':
        return 2;
    case u'è':
    case u'ê':
    case u'ë':
    case u'à':
    case u'â':
    case u'ç':
    case u'ù':
    case u'û':
    case u'ü':
    case u'ô':
    case u'î':
    case u'ï':
    case u'œ':
    case u'È':
    case u'Ê':
    case u'Ë':
    case u'À':
    case u'Â':
    case u'Ç':
    case u'Ô':
    case u'Î':
    case u'Ï':
    case u'Œ':
        return 1;
    default:
        return 0;
    }
}

/// A letter of the wrong case for its word, or beside a digit.
bool is_out_of_place(char16_t code, Beside before, Beside after) {
    if (before == Beside::digit || after == Beside::digit) {
        return true;
    }
    if (is_capital(code)) {
        return before == Beside::lower;
    }
    const bool among_capitals =
        before == Beside::upper && after != Beside::lower && after != Beside::high;
    return among_capitals || after == Beside::upper;
}

int letter_points(char16_t code, Beside before, Beside after) {
    const int weight = french_weight(code);
    if (is_out_of_place(code, before, after)) {
        return weight > 0 ? -1 : -2;
    }
    if (code == u'à' || code == u'ù') {
        return is_letter(after) ? -1 : weight; // Only at the end of words: là, déjà, où.
    }
    return is_letter(before) || is_letter(after) ? weight : 0;
}

/// Signs of ordinary French text that are no letters.
bool is_common_symbol(char16_t code) {
    constexpr std::u16string_view k_common = u"\u00A0«»“”‘’–—…•°ºª²³§¼½¾´®©™·£±×";
    return k_common.find(code) != std::u16string_view::npos;
}

int symbol_points(char16_t code, Beside before, Beside after) {
    const bool in_word = is_letter(before) && is_letter(after);
    if (code == u'’' && in_word) {
        return 1;
    }
    if (code == 0xA0) {
        return 0;
    }
    if (in_word) {
        return -2;
    }
    if (code == u'€') {
        return before == Beside::digit || before == Beside::other ? 1 : 0;
    }
    if (code == u'¤') {
        return -2; // Nobody writes it; it is what "€" of ISO-8859-15 looks like elsewhere.
    }
    if (code == u'°' && (before == Beside::lower || before == Beside::digit)) {
        return 1;
    }
    return is_common_symbol(code) ? 0 : -1;
}

int points(char16_t code, Beside before, Beside after) {
    constexpr int k_undefined = -8;
    constexpr int k_control = -6;
    constexpr int k_box_drawing = -5;
    if (code == 0) {
        return k_undefined;
    }
    if (code < 0xA0) {
        return k_control;
    }
    if (code >= 0x2500 && code <= 0x259F) {
        return k_box_drawing;
    }
    return is_capital(code) || is_small(code) ? letter_points(code, before, after)
                                              : symbol_points(code, before, after);
}

} // namespace

void ByteContexts::feed(std::string_view bytes) {
    if (bytes.empty()) {
        return;
    }
    if (m_pending != 0) {
        count(m_pending, m_before_pending, kind_of(bytes.front()));
        m_pending = 0;
    }
    for (std::size_t i = ascii_run(bytes); i < bytes.size();
         i += 1 + ascii_run(bytes.substr(i + 1))) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        const Beside before = i == 0 ? m_before : kind_of(bytes[i - 1]);
        if (i + 1 < bytes.size()) {
            count(byte, before, kind_of(bytes[i + 1]));
        } else {
            m_pending = byte;
            m_before_pending = before;
        }
    }
    m_before = kind_of(bytes.back());
}

void ByteContexts::finish() {
    if (m_pending != 0) {
        count(m_pending, m_before_pending, Beside::other);
        m_pending = 0;
    }
}

void ByteContexts::count(unsigned char byte, Beside before, Beside after) noexcept {
    const std::size_t pair =
        static_cast<std::size_t>(before) * k_kinds + static_cast<std::size_t>(after);
    ++m_counts[byte & 0x7FU][pair];
}

std::int64_t ByteContexts::score(Encoding encoding) const {
    const HighHalf& half = *high_half(encoding);
    std::int64_t total = 0;
    for (std::size_t byte = 0; byte < half.size(); ++byte) {
        for (std::size_t pair = 0; pair < k_kinds * k_kinds; ++pair) {
            if (m_counts[byte][pair] != 0) {
                total += static_cast<std::int64_t>(m_counts[byte][pair]) *
                         points(half[byte], static_cast<Beside>(pair / k_kinds),
                                static_cast<Beside>(pair % k_kinds));
            }
        }
    }
    return total;
}

bool ByteContexts::differ(Encoding a, Encoding b) const {
    const HighHalf& left = *high_half(a);
    const HighHalf& right = *high_half(b);
    for (std::size_t byte = 0; byte < left.size(); ++byte) {
        const auto& pairs = m_counts[byte];
        if (left[byte] != right[byte] &&
            std::any_of(pairs.begin(), pairs.end(), [](std::uint64_t n) { return n != 0; })) {
            return true;
        }
    }
    return false;
}

std::vector<ScoredEncoding> rank_encodings(const ByteContexts& contexts) {
    std::vector<ScoredEncoding> ranking;
    for (const Encoding encoding :
         {Encoding::cp1252, Encoding::iso8859_15, Encoding::mac_roman, Encoding::cp850}) {
        ranking.push_back({encoding, contexts.score(encoding)});
    }
    std::stable_sort(
        ranking.begin(), ranking.end(),
        [](const ScoredEncoding& a, const ScoredEncoding& b) { return a.score > b.score; });
    return ranking;
}

} // namespace bdd::io
