#include "fields/phone_prefixes.hpp"

#include "fields/word_list.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/text.hpp>
#include <bdd_embedded/contact_data.hpp>

#include <array>
#include <charconv>

namespace bdd::fields {

namespace {

constexpr std::size_t k_depth = 4; ///< Digits that decide, the leading zero among them.
constexpr std::size_t k_slots = 1000;

struct Slot {
    FrenchRange range;
    std::size_t prefix_size = 0; ///< 0: not in the table.
};
using Table = std::array<Slot, k_slots>;

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

Table load_table() {
    Table table{};
    for (const std::string_view line :
         list_lines(contact_data::embedded::phone_prefixes_fr_tsv())) {
        const std::vector<std::string_view> columns = text::split(line, '\t');
        const std::string_view prefix = columns[0];
        if (columns.size() != 3 || prefix.size() < 2 || prefix.size() > k_depth ||
            !text::all_digits(prefix) || prefix.front() != '0') {
            fail(Errc::internal, "phone_prefixes_fr.tsv: bad line {0}", line);
        }
        std::size_t first = slot_of(prefix);
        std::size_t count = 1;
        for (std::size_t i = prefix.size(); i < k_depth; ++i) {
            first *= 10;
            count *= 10;
        }
        for (std::size_t slot = first; slot < first + count; ++slot) {
            if (prefix.size() > table[slot].prefix_size) {
                table[slot] = {{parse_kind(columns[1]), columns[2]}, prefix.size()};
            }
        }
    }
    return table;
}

} // namespace

const FrenchRange* french_range(std::string_view national) noexcept {
    static const Table table = load_table();
    const Slot& slot = table[slot_of(national.substr(0, k_depth))];
    return slot.prefix_size == 0 ? nullptr : &slot.range;
}

} // namespace bdd::fields
