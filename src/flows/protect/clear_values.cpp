#include "flows/protect/clear_values.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace bdd::flows {

namespace {

constexpr std::string_view k_cleared = "…";

} // namespace

std::optional<std::string> without(const protect::ValueSearch& search, std::string_view text) {
    std::vector<std::pair<std::size_t, std::size_t>> spans; // Start and end, by end.
    search.each(text, [&](const protect::ValueSearch::Match& match) {
        std::pair<std::size_t, std::size_t> span{match.end - match.length, match.end};
        while (!spans.empty() && spans.back().second > span.first) {
            span.first = std::min(span.first, spans.back().first);
            spans.pop_back();
        }
        spans.push_back(span);
    });
    if (spans.empty()) {
        return std::nullopt;
    }
    std::string cleared;
    std::size_t at = 0;
    for (const auto& [start, end] : spans) {
        cleared += text.substr(at, start - at);
        cleared += k_cleared;
        at = end;
    }
    cleared += text.substr(at);
    return cleared;
}

} // namespace bdd::flows
