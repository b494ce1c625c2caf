#include "dedupe/field.hpp"

#include <bdd/core/similarity.hpp>

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

void Words::weigh(std::span<const std::uint32_t> holders, std::uint64_t records) {
    weights.resize(table.size());
    for (std::size_t word = 1; word < weights.size(); ++word) {
        const auto share =
            static_cast<double>(records + 1) / static_cast<double>(holders[word] + 1);
        weights[word] = static_cast<float>(0.2 + std::log(std::max(share, 1.0)));
    }
}

namespace {

/// The beginning of a text; no sign of UTF-8 is cut in two.
std::string_view beginning_of(std::string_view text, std::size_t longest) noexcept {
    if (text.size() <= longest) {
        return text;
    }
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    return text.substr(0, end);
}

} // namespace

std::string_view compared_part(ColumnKind kind, std::string_view raw) noexcept {
    const bool is_long =
        kind == ColumnKind::text || kind == ColumnKind::address || kind == ColumnKind::code;
    return beginning_of(raw, is_long ? 2000 : 256);
}

double spelled_alike(std::string_view a, std::string_view b) {
    constexpr std::size_t k_longest = 64;
    return similarity::jaro_winkler(beginning_of(a, k_longest), beginning_of(b, k_longest));
}

} // namespace bdd::dedupe
