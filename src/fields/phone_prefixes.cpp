#include "fields/phone_prefixes.hpp"

#include "fields/word_list.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/text.hpp>
#include <bdd_embedded/contact_data.hpp>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <vector>

namespace bdd::fields {

namespace {

constexpr std::size_t k_depth = 6; ///< Digits that decide, the leading zero among them.
constexpr std::size_t k_slots = 100'000;

/// Small enough for a processor's cache: one byte for each possible beginning.
struct Table {
    std::vector<FrenchRange> ranges{FrenchRange{}}; ///< The first one stands for "not here".
    std::vector<std::uint8_t> range_of = std::vector<std::uint8_t>(k_slots);
};

struct Line {
    std::string_view prefix;
    FrenchRange range;
};

PhoneKind parse_kind(std::string_view word) {
    for (const PhoneKind kind :
         {PhoneKind::landline, PhoneKind::mobile, PhoneKind::nongeographic, PhoneKind::special}) {
        if (keyword(kind) == word) {
            return kind;
        }
    }
    if (word != "none") {
        fail(Errc::internal, "phone_prefixes_fr.tsv: unknown kind {0}", word);
    }
    return PhoneKind::unknown;
}

std::size_t slot_of(std::string_view digits) noexcept {
    std::size_t slot = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), slot);
    return slot;
}

/// The lines, short prefixes first, so that the longest one has the last word.
std::vector<Line> load_lines() {
    std::vector<Line> lines;
    for (const std::string_view line :
         list_lines(contact_data::embedded::phone_prefixes_fr_tsv())) {
        const std::vector<std::string_view> columns = text::split(line, '\t');
        const std::string_view prefix = columns[0];
        if (columns.size() != 3 || prefix.size() < 2 || prefix.size() > k_depth ||
            !text::all_digits(prefix) || prefix.front() != '0') {
            fail(Errc::internal, "phone_prefixes_fr.tsv: bad line {0}", line);
        }
        lines.push_back({prefix, {parse_kind(columns[1]), columns[2]}});
    }
    std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) {
        return a.prefix.size() < b.prefix.size();
    });
    return lines;
}

Table load_table() {
    Table table;
    for (const Line& line : load_lines()) {
        std::size_t first = slot_of(line.prefix);
        std::size_t count = 1;
        for (std::size_t i = line.prefix.size(); i < k_depth; ++i) {
            first *= 10;
            count *= 10;
        }
        std::fill_n(table.range_of.begin() + static_cast<std::ptrdiff_t>(first), count,
                    static_cast<std::uint8_t>(table.ranges.size()));
        table.ranges.push_back(line.range);
    }
    return table;
}

} // namespace

const FrenchRange* french_range(std::string_view national) noexcept {
    static const Table table = load_table();
    const std::uint8_t range = table.range_of[slot_of(national.substr(0, k_depth))];
    return range == 0 ? nullptr : &table.ranges[range];
}

} // namespace bdd::fields
