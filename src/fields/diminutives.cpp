#include "fields/phrase_table.hpp"

#include <bdd/core/text.hpp>
#include <bdd/fields/diminutives.hpp>
#include <bdd_embedded/field_lists.hpp>

#include <algorithm>
#include <array>
#include <cstddef>

namespace bdd::fields {

namespace {

using Families = std::vector<std::uint16_t>;

/// Longer names are in no list.
constexpr std::size_t k_longest_name = 40;

bool is_word_sign(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80;
}

char small(char c) noexcept {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

/// A name in small letters with one space between its words, without allocation. Empty when it is
/// too long.
class PlainName {
public:
    explicit PlainName(std::string_view name) noexcept {
        for (const char c : name) {
            if (is_word_sign(c)) {
                if (m_size + 2 > m_signs.size()) {
                    m_size = 0;
                    return;
                }
                if (m_gap && m_size > 0) {
                    m_signs[m_size++] = ' ';
                }
                m_signs[m_size++] = small(c);
            }
            m_gap = !is_word_sign(c);
        }
    }
    [[nodiscard]] std::string_view view() const noexcept { return {m_signs.data(), m_size}; }

private:
    std::array<char, k_longest_name> m_signs{};
    std::size_t m_size = 0;
    bool m_gap = false;
};

KeyMap<Families> read_families() {
    KeyMap<Families> families;
    std::uint16_t family = 0;
    for_each_line(field_lists::embedded::diminutives_tsv(), [&](std::string_view line) {
        const std::size_t tab = line.find('\t');
        families[std::string(line.substr(0, tab))].push_back(family);
        for (const std::string_view name : text::split(line.substr(tab + 1), ',')) {
            families[std::string(name)].push_back(family);
        }
        ++family;
    });
    return families;
}

bool share_one(std::span<const std::uint16_t> a, std::span<const std::uint16_t> b) noexcept {
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i] == b[j]) {
            return true;
        }
        (a[i] < b[j] ? i : j) += 1;
    }
    return false;
}

/// Compares word by word from the front; how the shorter form may be shortened is said above.
bool shortens(std::string_view brief, std::string_view full) noexcept {
    bool has_initial = false;
    while (!brief.empty() && !full.empty()) {
        const std::string_view word = take_word(brief);
        const std::string_view whole = take_word(full);
        if (word == whole) {
            continue;
        }
        if (word.size() != 1 || word.front() != whole.front()) {
            return false;
        }
        has_initial = true;
    }
    return has_initial && brief.empty();
}

/// "jp" for "jean pierre": the first letters of all words in one word.
bool is_joined_initials(std::string_view brief, std::string_view full) noexcept {
    if (brief.size() < 2 || brief.find(' ') != std::string_view::npos) {
        return false;
    }
    for (const char letter : brief) {
        const std::string_view word = take_word(full);
        if (word.empty() || word.front() != letter) {
            return false;
        }
    }
    return full.empty();
}

} // namespace

std::span<const std::uint16_t> first_name_families(std::string_view name) {
    static const KeyMap<Families> families = read_families();
    const auto found = families.find(PlainName(name).view());
    return found == families.end() ? std::span<const std::uint16_t>() : found->second;
}

bool same_first_name_family(std::string_view a, std::string_view b) {
    const PlainName plain_a(a);
    const PlainName plain_b(b);
    if (plain_a.view() == plain_b.view()) {
        return !plain_a.view().empty();
    }
    return share_one(first_name_families(a), first_name_families(b));
}

bool is_initials_of(std::string_view a, std::string_view b) {
    const PlainName plain_a(a);
    const PlainName plain_b(b);
    const std::string_view x = plain_a.view();
    const std::string_view y = plain_b.view();
    if (x.empty() || y.empty() || x == y) {
        return false;
    }
    return shortens(x, y) || shortens(y, x) || is_joined_initials(x, y) || is_joined_initials(y, x);
}

} // namespace bdd::fields
