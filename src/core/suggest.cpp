#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/core/suggest.hpp>
#include <bdd/core/text.hpp>

#include <algorithm>
#include <utility>

namespace bdd {

namespace {
constexpr std::size_t k_most_suggestions = 5;
}

std::vector<std::string> suggest(std::string_view word, std::span<const std::string> candidates) {
    const std::size_t allowed = word.size() < 4 ? 1 : 2;
    std::vector<std::pair<std::size_t, const std::string*>> near;
    for (const std::string& candidate : candidates) {
        const std::size_t distance = text::typo_distance(word, candidate);
        if (distance <= allowed) {
            near.emplace_back(distance, &candidate);
        }
    }
    std::stable_sort(near.begin(), near.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> found;
    for (const auto& [distance, candidate] : near) {
        const bool is_new = std::find(found.begin(), found.end(), *candidate) == found.end();
        if (is_new && found.size() < k_most_suggestions) {
            found.push_back(*candidate);
        }
    }
    return found;
}

std::string did_you_mean(std::string_view word, std::span<const std::string> candidates) {
    const std::vector<std::string> found = suggest(word, candidates);
    if (found.empty()) {
        return {};
    }
    std::string list;
    for (std::size_t i = 0; i < found.size(); ++i) {
        list += i == 0 ? "" : i + 1 == found.size() ? _(" or ") : ", ";
        list += "'" + found[i] + "'";
    }
    return text_of(_("did you mean {0}?"), list);
}

} // namespace bdd
