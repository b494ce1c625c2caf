#include <bdd/core/sort_unique.hpp>
#include <bdd/core/text.hpp>
#include <bdd/protect/value_forms.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace bdd::protect {

namespace {

using Texts = std::vector<std::string>;

constexpr char32_t k_ascii_end = 0x80;
constexpr char32_t k_latin_end = 0x100;
constexpr char32_t k_plane_end = 0x10000;

std::vector<char32_t> signs_of(std::string_view text) {
    std::vector<char32_t> signs;
    for (std::size_t at = 0; at < text.size();) {
        signs.push_back(text::next_code_point(text, at));
    }
    return signs;
}

/// Units of UTF-16.
std::vector<unsigned> units_of(const std::vector<char32_t>& signs) {
    std::vector<unsigned> units;
    for (const char32_t sign : signs) {
        if (sign < k_plane_end) {
            units.push_back(static_cast<unsigned>(sign));
        } else {
            const unsigned rest = sign - k_plane_end;
            units.push_back(0xD800U + (rest >> 10U));
            units.push_back(0xDC00U + (rest & 0x3FFU));
        }
    }
    return units;
}

/// The bytes of one text in every encoding.
void encode(const std::string& text, Texts& out) {
    out.push_back(text);
    const std::vector<char32_t> signs = signs_of(text);
    const std::vector<unsigned> units = units_of(signs);
    std::string little;
    std::string big;
    for (const unsigned unit : units) {
        const auto low = static_cast<char>(unit & 0xFFU);
        const auto high = static_cast<char>(unit >> 8U);
        little += {low, high};
        big += {high, low};
    }
    out.push_back(little);
    out.push_back(big);
    std::string escaped;
    for (const unsigned unit : units) {
        if (unit == '"' || unit == '\\') {
            escaped += '\\';
        }
        escaped += unit < k_ascii_end ? std::string(1, static_cast<char>(unit))
                                      : fmt::format("\\u{:04x}", unit);
    }
    out.push_back(escaped);
    if (std::all_of(signs.begin(), signs.end(), [](char32_t sign) { return sign < k_latin_end; })) {
        std::string latin;
        for (const char32_t sign : signs) {
            latin += static_cast<char>(sign);
        }
        out.push_back(latin);
    }
}

/// As letters may be written: search ignores the case of ASCII alone.
void add_cases(const std::string& text, Texts& out) {
    out.push_back(text);
    out.push_back(text::upper(text));
    out.push_back(text::lower(text));
    out.push_back(text::fold(text));
}

void add_phone(const std::string& e164, Texts& out) {
    out.push_back(e164);
    out.push_back("00" + e164.substr(1));
    constexpr std::string_view french = "+33";
    constexpr std::size_t length = 12; // +33 and nine digits
    if (!e164.starts_with(french) || e164.size() != length) {
        return;
    }
    const std::string rest = e164.substr(french.size());
    for (const std::string& start : {std::string("0"), std::string("+33 "), std::string("+33(0)"),
                                     std::string("+33 (0)"), std::string("0033 ")}) {
        out.push_back(start + rest);
        for (const char between : {' ', '.', '-', '/'}) {
            std::string spaced = start + rest[0];
            for (std::size_t i = 1; i < rest.size(); i += 2) {
                spaced += between;
                spaced += rest.substr(i, 2);
            }
            out.push_back(std::move(spaced));
        }
    }
}

void add_name(const std::string& name, Texts& out) {
    add_cases(name, out);
    const std::string key = text::key(name);
    out.push_back(key);
    const std::vector<std::string_view> words = text::words(name);
    // Where the first name ends is not told: every place is tried.
    for (std::size_t cut = 1; cut < words.size(); ++cut) {
        std::string first;
        std::string last;
        for (std::size_t i = 0; i < words.size(); ++i) {
            std::string& part = i < cut ? first : last;
            part += (part.empty() ? "" : " ") + std::string(words[i]);
        }
        for (const std::string_view between : {" ", "\",\"", ";", ",", "\t", "\";\""}) {
            add_cases(last + std::string(between) + first, out);
            add_cases(first + std::string(between) + last, out);
            // Search knows the case of ASCII alone, and French capitals keep their accents.
            const std::string capitals = text::upper(last);
            out.push_back(capitals + std::string(between) + first);
            out.push_back(first + std::string(between) + capitals);
        }
        out.push_back(text::key(last + " " + first));
    }
}

} // namespace

std::vector<std::string> byte_forms(std::string_view value, ValueKind kind) {
    const std::string tidy = text::clean_line(value);
    if (tidy.size() < k_least_value) {
        return {};
    }
    Texts texts;
    constexpr std::size_t k_most_words = 6; // More are no name.
    if (kind == ValueKind::name && text::words(tidy).size() > k_most_words) {
        kind = ValueKind::text;
    }
    switch (kind) {
    case ValueKind::text:
        add_cases(tidy, texts);
        if (const std::string key = text::key(tidy); key.find(' ') != std::string::npos) {
            texts.push_back(key);
        }
        break;
    case ValueKind::phone:
        add_phone(tidy, texts);
        break;
    case ValueKind::name:
        add_name(tidy, texts);
        break;
    }
    sort_unique(texts);
    Texts forms;
    for (const std::string& text : texts) {
        if (text.size() >= k_least_value) {
            encode(text, forms);
        }
    }
    sort_unique(forms);
    return forms;
}

} // namespace bdd::protect
