#include "rnvp/words.hpp"

#include <bdd/core/text.hpp>

#include <algorithm>

namespace bdd::rnvp {

namespace {

bool is_capital(char c) noexcept {
    return c >= 'A' && c <= 'Z';
}

/// Letters, digits and marks; the signs of Latin-1 and general punctuation are none.
bool is_word_sign(char32_t c) noexcept {
    if (c < 0x80) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
    return c >= 0xC0 && c != 0xD7 && c != 0xF7 && c != 0x2BC && (c < 0x2000 || c > 0x2BFF) &&
           (c < 0x3000 || c > 0x303F);
}

/// Bytes of the raw word before the cut, when its key is cut at `at`; only ASCII words are cut
/// within, any other is cut from its end.
std::size_t raw_cut(std::size_t raw_size, std::size_t key_size, std::size_t at) noexcept {
    return raw_size - (key_size - at);
}

constexpr std::string_view k_cedex = "CEDEX";
constexpr std::size_t k_code = 5;

/// Where a key falls apart, or its size.
std::size_t seam(std::string_view key) noexcept {
    const auto digits_behind = [&](std::size_t at) {
        return std::all_of(key.begin() + static_cast<std::ptrdiff_t>(at), key.end(),
                           [](char c) { return is_digit(c); });
    };
    const auto letters = [&](std::size_t from, std::size_t to) {
        return std::all_of(key.begin() + static_cast<std::ptrdiff_t>(from),
                           key.begin() + static_cast<std::ptrdiff_t>(to), is_capital);
    };
    const std::size_t size = key.size();
    if (size > k_cedex.size() && key.starts_with(k_cedex) && digits_behind(k_cedex.size())) {
        return k_cedex.size();
    }
    constexpr std::size_t k_least_town = 3;
    if (size >= k_cedex.size() + k_least_town && key.ends_with(k_cedex) &&
        letters(0, size - k_cedex.size())) {
        return size - k_cedex.size();
    }
    if (size >= k_code + k_least_town) {
        if (letters(0, size - k_code) && digits_behind(size - k_code)) {
            return size - k_code;
        }
        if (std::all_of(key.begin(), key.begin() + k_code, [](char c) { return is_digit(c); }) &&
            letters(k_code, size)) {
            return k_code;
        }
    }
    if (size == k_code + 1 && key.front() == 'F' && digits_behind(1)) {
        return 1; // "F75001"
    }
    return size;
}

} // namespace

namespace {

char32_t next_sign(std::string_view text, std::size_t& at) noexcept {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
        ++at;
        return byte;
    }
    return text::next_code_point(text, at);
}

/// text::key without spaces, with a short cut for ASCII letters and digits.
std::string key_of_word(std::string_view word) {
    std::string key(word);
    for (char& c : key) {
        if (c >= 'a' && c <= 'z') {
            c = static_cast<char>(c - 'a' + 'A');
        } else if (!is_capital(c) && !is_digit(c)) {
            key = text::key(word);
            std::erase(key, ' ');
            return key;
        }
    }
    return key;
}

/// "s/ Seine" and "s/s Bois" are short for SUR and SOUS. Moves `end` behind the slash.
std::string_view opened_slash(std::string_view cell, std::string_view key,
                              std::size_t& end) noexcept {
    if (key != "S" || end >= cell.size() || cell[end] != '/') {
        return key;
    }
    const bool again = end + 1 < cell.size() && (cell[end + 1] == 's' || cell[end + 1] == 'S') &&
                       (end + 2 >= cell.size() || cell[end + 2] == ' ' || cell[end + 2] == '/');
    end += again ? 2 : 1;
    return again ? "SOUS" : "SUR";
}

} // namespace

std::vector<Word> words_of(std::string_view cell) {
    std::vector<Word> words;
    constexpr std::size_t k_signs_per_word = 4;
    words.reserve(cell.size() / k_signs_per_word + 2);
    bool after_break = true;
    char32_t before = ' ';
    for (std::size_t at = 0; at < cell.size();) {
        const std::size_t begin = at;
        const char32_t first = next_sign(cell, at);
        if (!is_word_sign(first)) {
            const bool is_lone_dash = (first == '-' || first == 0x2013 || first == 0x2014) &&
                                      before == ' ' && at < cell.size() && cell[at] == ' ';
            after_break = after_break || is_lone_dash || first == ',' || first == '(' ||
                          first == ')' || first == '[' || first == ']' || first == ':';
            before = first;
            continue;
        }
        std::size_t end = at;
        while (at < cell.size() && is_word_sign(next_sign(cell, at))) {
            end = at;
        }
        std::string key = key_of_word(cell.substr(begin, end - begin));
        if (key == "S") {
            key = opened_slash(cell, key, end);
        }
        at = end;
        before = 'x';
        std::size_t from = begin;
        while (!key.empty()) {
            const std::size_t cut = seam(key);
            const std::size_t raw_end =
                cut == key.size() ? end : from + raw_cut(end - from, key.size(), cut);
            Word& word = words.emplace_back();
            const bool is_whole = cut == key.size();
            word.key = is_whole ? std::move(key) : key.substr(0, cut);
            word.begin = static_cast<std::uint32_t>(from);
            word.end = static_cast<std::uint32_t>(raw_end);
            word.after_break = after_break;
            word.was_glued = from != begin;
            after_break = false;
            if (is_whole) {
                break;
            }
            key.erase(0, cut);
            from = raw_end;
        }
    }
    return words;
}

std::string joined(std::span<const Word> words) {
    std::string out;
    for (const Word& word : words) {
        if (!out.empty()) {
            out += ' ';
        }
        out += word.key;
    }
    return out;
}

} // namespace bdd::rnvp
