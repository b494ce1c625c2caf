#include "intake/row_evidence.hpp"

#include <bdd/core/text.hpp>

#include <algorithm>
#include <string>

namespace bdd::intake {

namespace {

/// Shorter words end too many addresses by chance.
constexpr std::size_t k_shortest_word = 3;

double ratio(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

std::string compact_key(std::string_view cell) {
    std::string key = text::key(cell);
    key.erase(std::remove(key.begin(), key.end(), ' '), key.end());
    return key;
}

} // namespace

double share_contained(const ColumnSample& inner, const ColumnSample& outer) {
    std::size_t both = 0;
    std::size_t contained = 0;
    for (std::size_t row = 0; row < std::min(inner.size(), outer.size()); ++row) {
        const std::string part = text::key(inner[row]);
        const std::string whole = text::key(outer[row]);
        if (!part.empty() && !whole.empty()) {
            ++both;
            contained += whole.find(part) != std::string::npos ? 1U : 0U;
        }
    }
    return ratio(contained, both);
}

double share_of_words(const ColumnSample& names, const ColumnSample& emails) {
    std::size_t both = 0;
    std::size_t matching = 0;
    for (std::size_t row = 0; row < std::min(names.size(), emails.size()); ++row) {
        const std::string name = text::key(names[row]);
        const std::size_t at = emails[row].find('@');
        if (name.empty() || at == std::string::npos) {
            continue;
        }
        ++both;
        const std::string local = compact_key(std::string_view(emails[row]).substr(0, at));
        const auto words = text::words(name);
        const bool matches = std::any_of(words.begin(), words.end(), [&](std::string_view word) {
            return word.size() >= k_shortest_word && local.find(word) != std::string::npos;
        });
        matching += matches ? 1U : 0U;
    }
    return ratio(matching, both);
}

EmailMatch match_emails(const ColumnSample& column, const ColumnSample& emails) {
    std::size_t both = 0;
    std::size_t first = 0;
    std::size_t last = 0;
    for (std::size_t row = 0; row < std::min(column.size(), emails.size()); ++row) {
        const std::string word = compact_key(column[row]);
        const std::size_t at = emails[row].find('@');
        if (word.empty() || at == std::string::npos) {
            continue;
        }
        ++both;
        const std::string local = compact_key(std::string_view(emails[row]).substr(0, at));
        if (word.size() >= k_shortest_word) {
            first += local.starts_with(word) ? 1U : 0U;
            last += local.ends_with(word) && local != word ? 1U : 0U;
        }
    }
    return {ratio(first, both), ratio(last, both)};
}

} // namespace bdd::intake
