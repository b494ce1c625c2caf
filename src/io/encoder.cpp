#include "ascii_run.hpp"
#include "encoding_tables.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>

#include <algorithm>

namespace bdd::io {

namespace {

struct Code {
    char16_t code_point = 0;
    char byte = 0;
};
using CodeList = std::array<Code, 128>;

/// The high half sorted by code point. Undefined bytes stand first, as code point 0, and are never
/// found because ASCII does not come here.
CodeList sorted(Encoding encoding) {
    CodeList list{};
    const HighHalf& half = *high_half(encoding);
    for (std::size_t i = 0; i < half.size(); ++i) {
        list[i] = {half[i], static_cast<char>(0x80U + i)};
    }
    std::sort(list.begin(), list.end(),
              [](const Code& a, const Code& b) { return a.code_point < b.code_point; });
    return list;
}

const CodeList& codes(Encoding encoding) {
    static const CodeList cp1252 = sorted(Encoding::cp1252);
    static const CodeList iso8859_15 = sorted(Encoding::iso8859_15);
    static const CodeList mac_roman = sorted(Encoding::mac_roman);
    static const CodeList cp850 = sorted(Encoding::cp850);
    switch (encoding) {
    case Encoding::cp1252:
        return cp1252;
    case Encoding::iso8859_15:
        return iso8859_15;
    case Encoding::mac_roman:
        return mac_roman;
    default:
        return cp850;
    }
}

/// Signs whose plain form is no letter; the rest comes from `text::fold`.
std::string_view plain_sign(char32_t code) {
    switch (code) {
    case 0x00A0:
    case 0x2002:
    case 0x2003:
    case 0x2009:
    case 0x202F:
        return " ";
    case 0x00AB:
    case 0x00BB:
    case 0x201C:
    case 0x201D:
    case 0x201E:
        return "\"";
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x2032:
    case 0x00B4:
    case 0x02BC:
        return "'";
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
        return "-";
    case 0x2022:
    case 0x00B7:
        return "*";
    case 0x2026:
        return "...";
    case 0x20AC:
        return "EUR";
    case 0x2122:
        return "(TM)";
    default:
        return {};
    }
}

/// Plain form of a sign, "?" without one. A capital ligature before a small letter keeps only its
/// first letter capital: "Œuvre" is "Oeuvre", "ŒUVRE" is "OEUVRE".
std::string plain_form(std::string_view sign, char32_t code, bool small_follows) {
    if (const std::string_view known = plain_sign(code); !known.empty()) {
        return std::string(known);
    }
    std::string plain = text::fold(sign);
    if (plain.empty() || !text::is_ascii(plain)) {
        return "?";
    }
    if (text::lower(sign) != sign) {
        std::string capital = text::upper(plain);
        plain.replace(0, small_follows ? 1 : plain.size(), capital, 0,
                      small_follows ? 1 : std::string::npos);
    }
    return plain;
}

} // namespace

void append_encoded(std::string& out, std::string_view text, Encoding encoding,
                    std::uint64_t& replaced) {
    if (encoding == Encoding::utf8) {
        out.append(text);
        return;
    }
    if (high_half(encoding) == nullptr) {
        fail(Errc::usage, _("output in {0} is not possible"), name(encoding));
    }
    const CodeList& list = codes(encoding);
    std::size_t i = 0;
    while (i < text.size()) {
        const std::size_t run = ascii_run(text.substr(i));
        out.append(text.substr(i, run));
        i += run;
        if (i == text.size()) {
            break;
        }
        const std::size_t start = i;
        const char32_t code = text::next_code_point(text, i);
        const auto found =
            std::lower_bound(list.begin(), list.end(), code, [](const Code& entry, char32_t value) {
                return entry.code_point < value;
            });
        if (found != list.end() && found->code_point == code) {
            out.push_back(found->byte);
            continue;
        }
        const bool small_follows = i < text.size() && text[i] >= 'a' && text[i] <= 'z';
        out.append(plain_form(text.substr(start, i - start), code, small_follows));
        ++replaced;
    }
}

std::string encode(std::string_view text, Encoding encoding, std::uint64_t& replaced) {
    std::string out;
    out.reserve(text.size());
    append_encoded(out, text, encoding, replaced);
    return out;
}

} // namespace bdd::io
