#include <bdd/core/error.hpp>
#include <bdd/core/text.hpp>

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace bdd::text {

namespace {

const icu::Normalizer2& nfc() {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* instance = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status) != 0) {
        fail(Errc::internal, "ICU has no NFC data: {0}", u_errorName(status));
    }
    return *instance;
}

icu::UnicodeString to_icu(std::string_view text) {
    return icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string from_icu(const icu::UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

/// True for text that is NFC as it stands: signs below U+0300, the general punctuation that
/// neither composes nor decomposes, the euro. False only means that ICU must look.
bool is_plainly_nfc(std::string_view text) noexcept {
    constexpr unsigned char first_lead_of_u0300 = 0xCC;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (static_cast<unsigned char>(text[i]) < first_lead_of_u0300) {
            continue;
        }
        const std::string_view sign = text.substr(i, 3);
        // U+2000 and U+2001 are other names of U+2002 and U+2003.
        const bool punctuation = sign.size() == 3 && sign.substr(0, 2) == "\xE2\x80" &&
                                 static_cast<unsigned char>(sign[2]) > 0x81;
        if (!punctuation && sign != "\xE2\x82\xAC") {
            return false;
        }
        i += 2;
    }
    return true;
}

bool is_zero_width(char32_t c) {
    return c == 0x00AD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF ||
           (c >= 0x202A && c <= 0x202E);
}

bool is_space(char32_t c) {
    return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
           c == 0x205F || c == 0x3000;
}

/// Length of the leading run of spaces and zero-width signs.
std::size_t leading_blank(std::string_view text) {
    std::size_t end = 0;
    while (end < text.size()) {
        std::size_t next = end;
        const char32_t c = next_code_point(text, next);
        if (!is_space(c) && !is_zero_width(c)) {
            break;
        }
        end = next;
    }
    return end;
}

} // namespace

std::size_t find_invalid_utf8(std::string_view text) noexcept {
    std::size_t i = 0;
    const std::size_t size = text.size();
    const auto at = [&](std::size_t k) { return static_cast<unsigned char>(text[k]); };
    while (i < size) {
        const unsigned char lead = at(i);
        if (lead < 0x80) {
            ++i;
            continue;
        }
        std::size_t length = 0;
        unsigned char low = 0x80;
        unsigned char high = 0xBF;
        if (lead >= 0xC2 && lead <= 0xDF) {
            length = 2;
        } else if (lead >= 0xE0 && lead <= 0xEF) {
            length = 3;
            low = lead == 0xE0 ? 0xA0 : low;
            high = lead == 0xED ? 0x9F : high;
        } else if (lead >= 0xF0 && lead <= 0xF4) {
            length = 4;
            low = lead == 0xF0 ? 0x90 : low;
            high = lead == 0xF4 ? 0x8F : high;
        }
        if (length == 0 || i + length > size || at(i + 1) < low || at(i + 1) > high) {
            return i;
        }
        for (std::size_t k = 2; k < length; ++k) {
            if ((at(i + k) & 0xC0U) != 0x80U) {
                return i;
            }
        }
        i += length;
    }
    return std::string_view::npos;
}

bool is_ascii(std::string_view text) noexcept {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string to_nfc(std::string_view text) {
    if (is_plainly_nfc(text)) {
        return std::string(text);
    }
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString source = to_icu(text);
    if (nfc().quickCheck(source, status) == UNORM_YES) {
        return std::string(text);
    }
    const icu::UnicodeString result = nfc().normalize(source, status);
    return U_SUCCESS(status) != 0 ? from_icu(result) : std::string(text);
}

std::string upper(std::string_view text) {
    return from_icu(to_icu(text).toUpper(icu::Locale::getRoot()));
}

std::string lower(std::string_view text) {
    return from_icu(to_icu(text).toLower(icu::Locale::getRoot()));
}

std::string_view trim(std::string_view text) noexcept {
    const auto is_plain = [](char c) { return c > ' ' && c != '\x7F'; };
    if (!text.empty() && is_plain(text.front()) && is_plain(text.back())) {
        return text; // As nearly all texts are.
    }
    text.remove_prefix(leading_blank(text));
    while (!text.empty()) {
        std::size_t start = text.size() - 1;
        while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0U) == 0x80U) {
            --start;
        }
        std::size_t offset = start;
        const char32_t c = next_code_point(text, offset);
        if (!is_space(c) && !is_zero_width(c)) {
            break;
        }
        text = text.substr(0, start);
    }
    return text;
}

std::string clean_line(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool pending_space = false;
    std::size_t i = 0;
    while (i < text.size()) {
        const std::size_t start = i;
        const char32_t c = next_code_point(text, i);
        if (is_space(c)) {
            pending_space = !out.empty();
            continue;
        }
        if (c < 0x20 || (c >= 0x7F && c < 0xA0) || is_zero_width(c)) {
            continue;
        }
        if (pending_space) {
            out.push_back(' ');
            pending_space = false;
        }
        out.append(text.substr(start, i - start));
    }
    if (!is_plainly_nfc(out)) {
        out = to_nfc(out);
    }
    return out;
}

std::string digits(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            out.push_back(c);
        }
    }
    return out;
}

bool all_digits(std::string_view text) noexcept {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> pieces;
    std::size_t start = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i == text.size() || text[i] == separator) {
            pieces.push_back(text.substr(start, i - start));
            start = i + 1;
        }
    }
    return pieces;
}

std::vector<std::string_view> words(std::string_view text) {
    std::vector<std::string_view> found;
    std::size_t i = 0;
    while (i < text.size()) {
        const std::size_t start = text.find_first_not_of(" \t\r\n", i);
        if (start == std::string_view::npos) {
            break;
        }
        i = std::min(text.find_first_of(" \t\r\n", start), text.size());
        found.push_back(text.substr(start, i - start));
    }
    return found;
}

std::string join(const std::vector<std::string>& pieces, std::string_view separator) {
    std::string out;
    for (const std::string& piece : pieces) {
        if (!out.empty() || &piece != pieces.data()) {
            out += separator;
        }
        out += piece;
    }
    return out;
}

std::size_t display_width(std::string_view text) {
    std::size_t columns = 0;
    std::size_t i = 0;
    while (i < text.size()) {
        const char32_t c = next_code_point(text, i);
        if (c < 0x20 || (c >= 0x7F && c < 0xA0) || is_zero_width(c)) {
            continue;
        }
        if (c < 0x300) {
            ++columns;
            continue;
        }
        const auto code = static_cast<UChar32>(c);
        const int type = u_charType(code);
        if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK) {
            continue;
        }
        const int east_asian = u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH);
        columns += east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
    }
    return columns;
}

std::string shorten(std::string_view text, std::size_t columns) {
    if (display_width(text) <= columns) {
        return std::string(text);
    }
    std::size_t end = 0;
    std::size_t used = 0;
    while (end < text.size()) {
        std::size_t next = end;
        (void)next_code_point(text, next);
        const std::size_t width = display_width(text.substr(end, next - end));
        if (used + width + 1 > columns) {
            break;
        }
        used += width;
        end = next;
    }
    return std::string(text.substr(0, end)) + "…";
}

std::size_t typo_distance(std::string_view left, std::string_view right) {
    const std::string a = fold(left);
    const std::string b = fold(right);
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) {
        last[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t cost = a[i - 1] == b[j - 1] ? 0 : 1;
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + cost});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = std::min(row[j], before[j - 2] + 1);
            }
        }
        std::swap(before, last);
        std::swap(last, row);
    }
    return last[b.size()];
}

char32_t next_code_point(std::string_view text, std::size_t& offset) noexcept {
    const auto byte = [&](std::size_t k) {
        return offset + k < text.size()
                   ? static_cast<char32_t>(static_cast<unsigned char>(text[offset + k]))
                   : 0;
    };
    const char32_t lead = byte(0);
    char32_t code = lead;
    std::size_t length = 1;
    if (lead >= 0xF0) {
        code = ((lead & 0x07U) << 18U) | ((byte(1) & 0x3FU) << 12U) | ((byte(2) & 0x3FU) << 6U) |
               (byte(3) & 0x3FU);
        length = 4;
    } else if (lead >= 0xE0) {
        code = ((lead & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
        length = 3;
    } else if (lead >= 0xC0) {
        code = ((lead & 0x1FU) << 6U) | (byte(1) & 0x3FU);
        length = 2;
    }
    offset = std::min(offset + length, text.size());
    return code;
}

void append_code_point(std::string& out, char32_t code_point) {
    const auto put = [&](char32_t value) { out.push_back(static_cast<char>(value)); };
    if (code_point < 0x80) {
        put(code_point);
    } else if (code_point < 0x800) {
        put(0xC0U | (code_point >> 6U));
        put(0x80U | (code_point & 0x3FU));
    } else if (code_point < 0x10000) {
        put(0xE0U | (code_point >> 12U));
        put(0x80U | ((code_point >> 6U) & 0x3FU));
        put(0x80U | (code_point & 0x3FU));
    } else {
        put(0xF0U | (code_point >> 18U));
        put(0x80U | ((code_point >> 12U) & 0x3FU));
        put(0x80U | ((code_point >> 6U) & 0x3FU));
        put(0x80U | (code_point & 0x3FU));
    }
}

} // namespace bdd::text
