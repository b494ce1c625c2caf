#include "fields/cell.hpp"

#include <bdd/core/text.hpp>
#include <bdd/fields/quantity.hpp>

#include <algorithm>
#include <array>

namespace bdd::fields {

namespace {

/// Windows-1252 between 0x80 and 0x9F; the five holes map to the control signs of the same value,
/// as Windows itself does.
constexpr std::array<char32_t, 32> k_cp1252 = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
};

std::optional<char> to_cp1252(char32_t c) noexcept {
    if (c < 0x80 || (c >= 0xA0 && c <= 0xFF)) {
        return static_cast<char>(static_cast<unsigned char>(c));
    }
    const auto* found = std::find(k_cp1252.begin(), k_cp1252.end(), c);
    if (found == k_cp1252.end()) {
        return std::nullopt;
    }
    return static_cast<char>(static_cast<unsigned char>(0x80 + (found - k_cp1252.begin())));
}

bool has_control(std::string_view text) noexcept {
    std::size_t i = 0;
    while (i < text.size()) {
        const char32_t c = text::next_code_point(text, i);
        if (c >= 0x80 && c < 0xA0) {
            return true;
        }
    }
    return false;
}

/// One layer taken off; nothing when the text is not encoded twice.
std::optional<std::string> decode_once(std::string_view cell) {
    std::string bytes;
    std::size_t i = 0;
    while (i < cell.size()) {
        const std::optional<char> byte = to_cp1252(text::next_code_point(cell, i));
        if (!byte) {
            return std::nullopt;
        }
        bytes.push_back(*byte);
    }
    if (text::find_invalid_utf8(bytes) != std::string_view::npos) {
        return std::nullopt;
    }
    return bytes;
}

/// Letter of any script, near enough: every sign outside ASCII but blanks.
bool letter_before(std::string_view text, std::size_t offset) noexcept {
    if (offset == 0) {
        return false;
    }
    const char last = text[offset - 1];
    return is_letter(last) ||
           (is_non_ascii(last) && text::trim(text.substr(0, offset)).size() == offset);
}

bool letter_after(std::string_view text, std::size_t offset) noexcept {
    return offset < text.size() &&
           (is_letter(text[offset]) || (is_non_ascii(text[offset]) && blank_at(text, offset) == 0));
}

} // namespace

std::optional<std::string> repair_double_encoding(std::string_view cell) {
    constexpr int k_most_layers = 3;
    // Every lead byte of UTF-8 is Â, Ã or another sign of U+00C2–U+00F4: 0xC3 in UTF-8 itself.
    if (cell.find('\xC3') == std::string_view::npos) {
        return std::nullopt;
    }
    std::optional<std::string> best;
    std::string current(cell);
    for (int layer = 0; layer < k_most_layers; ++layer) {
        std::optional<std::string> decoded = decode_once(current);
        if (!decoded || text::is_ascii(current)) {
            break;
        }
        current = std::move(*decoded);
        if (!has_control(current)) {
            best = text::to_nfc(current);
        }
    }
    return best;
}

bool has_damaged_accents(std::string_view cell) noexcept {
    if (cell.find("\uFFFD") != std::string_view::npos) {
        return true;
    }
    for (std::size_t at = cell.find('?'); at != std::string_view::npos;
         at = cell.find('?', at + 1)) {
        const std::size_t end = cell.find_first_not_of('?', at);
        if (end == std::string_view::npos) {
            return false;
        }
        if (letter_before(cell, at) && letter_after(cell, end)) {
            return true;
        }
        at = end - 1;
    }
    return false;
}

} // namespace bdd::fields
