#include <bdd/core/text.hpp>
#include <bdd/fields/quantity.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace bdd::fields {

namespace {

constexpr std::size_t k_longest_entity = 10; ///< Between & and ;

/// The names that French web forms write, in the order of their bytes.
constexpr std::array<std::pair<std::string_view, char32_t>, 47> k_names = {{
    {"Agrave", 0xC0},  {"Ccedil", 0xC7},   {"Eacute", 0xC9},  {"Ecirc", 0xCA},   {"Egrave", 0xC8},
    {"Euml", 0xCB},    {"Icirc", 0xCE},    {"Ocirc", 0xD4},   {"OElig", 0x152},  {"Ouml", 0xD6},
    {"Ugrave", 0xD9},  {"Uuml", 0xDC},     {"acirc", 0xE2},   {"aelig", 0xE6},   {"agrave", 0xE0},
    {"amp", '&'},      {"apos", '\''},     {"auml", 0xE4},    {"ccedil", 0xE7},  {"deg", 0xB0},
    {"eacute", 0xE9},  {"ecirc", 0xEA},    {"egrave", 0xE8},  {"euml", 0xEB},    {"euro", 0x20AC},
    {"gt", '>'},       {"hellip", 0x2026}, {"icirc", 0xEE},   {"iuml", 0xEF},    {"laquo", 0xAB},
    {"ldquo", 0x201C}, {"lsquo", 0x2018},  {"lt", '<'},       {"mdash", 0x2014}, {"nbsp", 0xA0},
    {"ndash", 0x2013}, {"ntilde", 0xF1},   {"ocirc", 0xF4},   {"oelig", 0x153},  {"ouml", 0xF6},
    {"quot", '"'},     {"raquo", 0xBB},    {"rdquo", 0x201D}, {"rsquo", 0x2019}, {"ucirc", 0xFB},
    {"ugrave", 0xF9},  {"uuml", 0xFC},
}};

/// Sign of "#039" or "#xE9"; 0 for what is no sign of a text.
char32_t numbered(std::string_view digits) noexcept {
    int base = 10;
    if (!digits.empty() && (digits.front() == 'x' || digits.front() == 'X')) {
        base = 16;
        digits.remove_prefix(1);
    }
    std::uint32_t code = 0;
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), code, base);
    const bool whole = result.ec == std::errc{} && result.ptr == digits.data() + digits.size();
    const bool is_sign = code >= 0x20 && code != 0x7F && (code < 0x80 || code >= 0xA0) &&
                         code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
    return whole && is_sign ? code : 0;
}

/// The sign that an entity stands for; 0 when it is none.
char32_t sign_of(std::string_view entity) noexcept {
    if (!entity.empty() && entity.front() == '#') {
        return numbered(entity.substr(1));
    }
    const auto* found = std::find_if(k_names.begin(), k_names.end(),
                                     [entity](const auto& known) { return known.first == entity; });
    return found == k_names.end() ? 0 : found->second;
}

} // namespace

std::optional<std::string> decode_html_signs(std::string_view cell) {
    std::optional<std::string> decoded;
    std::size_t copied = 0;
    for (std::size_t at = cell.find('&'); at != std::string_view::npos; at = cell.find('&', at)) {
        const std::size_t end = cell.find(';', at);
        const bool near = end != std::string_view::npos && end - at - 1 <= k_longest_entity;
        const char32_t sign = near ? sign_of(cell.substr(at + 1, end - at - 1)) : 0;
        if (sign == 0) {
            ++at;
            continue;
        }
        if (!decoded) {
            decoded.emplace();
        }
        decoded->append(cell.substr(copied, at - copied));
        text::append_code_point(*decoded, sign);
        copied = at = end + 1;
    }
    if (decoded) {
        decoded->append(cell.substr(copied));
    }
    return decoded;
}

} // namespace bdd::fields
