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

void Words::weigh(std::span<const std::uint32_t> holders, std::uint64_t records) {
    weights.resize(table.size());
    for (std::size_t word = 1; word < weights.size(); ++word) {
        const auto share =
            static_cast<double>(records + 1) / static_cast<double>(holders[word] + 1);
        weights[word] = static_cast<float>(0.2 + std::log(std::max(share, 1.0)));
    }
}

} // namespace bdd::dedupe
