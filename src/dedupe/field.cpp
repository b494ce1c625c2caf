#include "dedupe/field.hpp"

#include <cmath>

namespace bdd::dedupe {

void Words::add(std::string_view text) {
    const auto first = ids.size();
    while (!text.empty()) {
        const auto space = std::min(text.find(' '), text.size());
        if (space > 0) {
            ids.push_back(table.intern(text.substr(0, space)));
        }
        text.remove_prefix(std::min(space + 1, text.size()));
    }
    const auto from = ids.begin() + static_cast<std::ptrdiff_t>(first);
    std::sort(from, ids.end());
    ids.erase(std::unique(from, ids.end()), ids.end());
    begin.push_back(static_cast<std::uint32_t>(ids.size()));
}

void Words::weigh(std::span<const std::uint32_t> value_counts) {
    std::vector<std::uint64_t> holders(table.size(), 0);
    std::uint64_t records = 0;
    for (ValueId value = 1; value < value_counts.size(); ++value) {
        records += value_counts[value];
        for (const auto word : of(value)) {
            holders[word] += value_counts[value];
        }
    }
    weights.resize(table.size());
    for (std::size_t word = 1; word < weights.size(); ++word) {
        const auto share =
            static_cast<double>(records + 1) / static_cast<double>(holders[word] + 1);
        weights[word] = static_cast<float>(0.2 + std::log(std::max(share, 1.0)));
    }
}

std::string_view compared_part(ColumnKind kind, std::string_view raw) noexcept {
    const bool is_long =
        kind == ColumnKind::text || kind == ColumnKind::address || kind == ColumnKind::code;
    const std::size_t longest = is_long ? 2000 : 256;
    if (raw.size() <= longest) {
        return raw;
    }
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(raw[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    return raw.substr(0, end);
}

} // namespace bdd::dedupe
