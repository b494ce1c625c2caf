#include "damage.hpp"

#include <bdd/core/text.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

namespace bdd::bench {

namespace {

std::vector<char32_t> decode(std::string_view text) {
    std::vector<char32_t> out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        out.push_back(text::next_code_point(text, at));
    }
    return out;
}

std::string encode(const std::vector<char32_t>& text) {
    std::string out;
    for (const auto c : text) {
        text::append_code_point(out, c);
    }
    return out;
}

bool is_letter(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || c >= 0xC0;
}

/// A key beside that of `c` in the same row of an AZERTY keyboard.
char32_t neighbour(Rng& rng, char32_t c) {
    constexpr std::array<std::string_view, 4> k_rows{"azertyuiop", "qsdfghjklm", "wxcvbn",
                                                     "1234567890"};
    const bool capital = c >= U'A' && c <= U'Z';
    const auto lower = capital ? c + 32 : c;
    for (const auto row : k_rows) {
        const auto at = lower < 128 ? row.find(static_cast<char>(lower)) : std::string_view::npos;
        if (at != std::string_view::npos) {
            const bool left = at > 0 && (at + 1 == row.size() || rng.chance(0.5));
            const auto other = static_cast<char32_t>(row[left ? at - 1 : at + 1]);
            return capital && is_letter(other) ? other - 32 : other;
        }
    }
    return U'e';
}

struct Plain {
    std::u32string_view accented;
    char32_t letter;
};
constexpr std::array<Plain, 24> k_plain{
    {{U"àâäáãåą", U'a'}, {U"çćč", U'c'},     {U"éèêëęě", U'e'}, {U"îïíì", U'i'},   {U"łĺ", U'l'},
     {U"ñń", U'n'},      {U"ôöóòõø", U'o'},  {U"śš", U's'},     {U"ùûüúů", U'u'},  {U"ÿý", U'y'},
     {U"źżž", U'z'},     {U"ÀÂÄÁÃÅĄ", U'A'}, {U"ÇĆČ", U'C'},    {U"ÉÈÊËĘĚ", U'E'}, {U"ÎÏÍÌ", U'I'},
     {U"ŁĹ", U'L'},      {U"ÑŃ", U'N'},      {U"ÔÖÓÒÕØ", U'O'}, {U"ŚŠ", U'S'},     {U"ÙÛÜÚŮ", U'U'},
     {U"ŸÝ", U'Y'},      {U"ŹŻŽ", U'Z'},     {U"’", U'\''},     {U"\u00A0", U' '}}};

char32_t plain(char32_t c) {
    const auto found = std::find_if(k_plain.begin(), k_plain.end(), [c](const Plain& entry) {
        return entry.accented.find(c) != std::u32string_view::npos;
    });
    return found == k_plain.end() ? c : found->letter;
}

/// Code points of the CP1252 bytes 0x80 … 0x9F; the five free ones stand for themselves.
constexpr std::array<char32_t, 32> k_cp1252{
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

} // namespace

std::string with_typo(Rng& rng, const std::string& text) {
    auto letters = decode(text);
    if (letters.size() < 3) {
        return text;
    }
    const auto at = 1 + rng.below(static_cast<std::uint32_t>(letters.size()) - 2);
    const auto place = letters.begin() + static_cast<std::ptrdiff_t>(at);
    if (!is_letter(*place)) {
        return text;
    }
    switch (rng.weighted({28, 30, 18, 24})) {
    case 0:
        std::swap(*place, *std::next(place));
        break;
    case 1:
        letters.erase(place);
        break;
    case 2: {
        const auto letter = *place;
        letters.insert(place, letter);
        break;
    }
    default:
        *place = neighbour(rng, plain(*place));
        break;
    }
    return encode(letters);
}

std::string without_accents(const std::string& text) {
    if (text::is_ascii(text)) {
        return text;
    }
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto c = text::next_code_point(text, at);
        switch (c) {
        case U'œ':
            out += "oe";
            break;
        case U'Œ':
            out += "OE";
            break;
        default:
            text::append_code_point(out, plain(c));
            break;
        }
    }
    return out;
}

std::string misread(const std::string& text) {
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        text::append_code_point(out, byte >= 0x80 && byte < 0xA0 ? k_cp1252[byte - 0x80U] : byte);
    }
    return out;
}

std::string with_stray_space(Rng& rng, const std::string& text) {
    const auto space = text.find(' ');
    switch (rng.weighted({40, 20, 20, 20})) {
    case 0:
        return text + " ";
    case 1:
        return " " + text;
    case 2:
        return space == std::string::npos ? text + "  " : std::string(text).insert(space, " ");
    default:
        return space == std::string::npos ? text + "\u00A0"
                                          : std::string(text).replace(space, 1, "\u00A0");
    }
}

std::string broken_email(Rng& rng, const std::string& email) {
    const auto at = email.find('@');
    if (at == std::string::npos) {
        return email;
    }
    switch (rng.below(5)) {
    case 0:
        return email.substr(0, at);
    case 1:
        return std::string(email).insert(at, "@");
    case 2:
        return std::string(email).replace(email.rfind('.'), 1, ",");
    case 3:
        return std::string(email).insert(at, " ");
    default:
        return email.substr(0, email.rfind('.'));
    }
}

std::string to_cp1252(const std::string& text) {
    if (text::is_ascii(text)) {
        return text;
    }
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            out += text[at];
            ++at;
            continue;
        }
        auto c = text::next_code_point(text, at);
        const auto* found = std::find(k_cp1252.begin(), k_cp1252.end(), c);
        if (found != k_cp1252.end()) {
            c = 0x80 + static_cast<char32_t>(found - k_cp1252.begin());
        } else if (c > 0xFF) {
            c = plain(c);
        }
        out += c > 0xFF ? '?' : static_cast<char>(static_cast<unsigned char>(c));
    }
    return out;
}

} // namespace bdd::bench
