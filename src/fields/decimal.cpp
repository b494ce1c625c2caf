#include "fields/decimal.hpp"

#include "fields/cell.hpp"

#include <algorithm>
#include <array>

namespace bdd::fields {

namespace {

constexpr std::size_t k_most_signs = 40;

/// The number with every blank and apostrophe as one ' '.
struct Signs {
    std::array<char, k_most_signs> data{};
    std::size_t size = 0;

    [[nodiscard]] std::string_view view() const noexcept { return {data.data(), size}; }
};

std::optional<Signs> plain_signs(std::string_view text) noexcept {
    Signs signs;
    std::size_t i = 0;
    while (i < text.size()) {
        const char c = text[i];
        const std::size_t blank = c == '\'' ? 1 : blank_at(text, i);
        if (signs.size == k_most_signs || (blank == 0 && !is_digit(c) && c != '.' && c != ',')) {
            return std::nullopt;
        }
        signs.data[signs.size++] = blank > 0 ? ' ' : c;
        i += std::max<std::size_t>(blank, 1);
    }
    return signs;
}

/// Offset of the decimal mark, or npos when every separator parts thousands.
std::size_t decimal_mark(std::string_view text) noexcept {
    const std::size_t last = text.find_last_of(".,");
    if (last == std::string_view::npos) {
        return last;
    }
    const char mark = text[last];
    const char other = mark == '.' ? ',' : '.';
    const bool once = text.find(mark) == last;
    const bool mixed =
        text.find(other) != std::string_view::npos || text.find(' ') != std::string_view::npos;
    if (mixed) {
        return once ? last : std::string_view::npos;
    }
    const bool three_behind = text.size() - last == 4;
    const bool group_before = last >= 1 && last <= 3 && text.front() != '0';
    return once && !(three_behind && group_before) ? last : std::string_view::npos;
}

/// One to three digits, then groups of three behind one and the same separator.
bool groups_right(std::string_view whole) noexcept {
    const std::size_t first = whole.find_first_of(" .,");
    if (first == std::string_view::npos) {
        return true;
    }
    const char separator = whole[first];
    if (first == 0 || first > 3 || (whole.size() - first) % 4 != 0) {
        return false;
    }
    for (std::size_t i = first; i < whole.size(); ++i) {
        const bool wants_separator = (i - first) % 4 == 0;
        if (wants_separator ? whole[i] != separator : !is_digit(whole[i])) {
            return false;
        }
    }
    return true;
}

} // namespace

std::optional<std::int64_t> read_hundredths(std::string_view text, std::int64_t scale) noexcept {
    constexpr std::int64_t k_most = 1'000'000'000'000'000;
    const std::optional<Signs> signs = plain_signs(text);
    if (!signs || signs->size == 0) {
        return std::nullopt;
    }
    const std::string_view number = signs->view();
    const std::size_t mark = decimal_mark(number);
    const std::string_view whole = number.substr(0, mark);
    const std::string_view fraction =
        mark == std::string_view::npos ? std::string_view{} : number.substr(mark + 1);
    const bool some_digit = std::any_of(number.begin(), number.end(), is_digit);
    if (!some_digit || !groups_right(whole) ||
        !std::all_of(fraction.begin(), fraction.end(), is_digit)) {
        return std::nullopt;
    }
    std::int64_t weight = scale * 100;
    std::int64_t value = 0;
    for (const char c : whole) {
        if (is_digit(c)) {
            value = value * 10 + (c - '0');
            if (value > k_most / weight) {
                return std::nullopt;
            }
        }
    }
    value *= weight;
    for (const char c : fraction) {
        if (weight == 1) {
            return value + (c >= '5' ? 1 : 0);
        }
        weight /= 10;
        value += (c - '0') * weight;
    }
    return value;
}

} // namespace bdd::fields
