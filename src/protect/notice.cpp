#include "protect/keywords.hpp"

#include <bdd/core/text.hpp>
#include <bdd/protect/notice.hpp>

#include <bitset>

namespace bdd::protect {

namespace {

constexpr Keywords<k_notice_part_count> k_part_words = {
    "controller", "contact", "purposes", "basis",     "categories", "source_name",
    "recipients", "period",  "rights",   "objection", "complaint"};

} // namespace

std::string_view keyword(NoticePart part) noexcept {
    return word_of(k_part_words, part);
}

std::vector<NoticePart> missing_parts(std::string_view text) {
    std::bitset<k_notice_part_count> found;
    for (std::size_t open = text.find('{'); open != std::string_view::npos;
         open = text.find('{', open + 1)) {
        const std::size_t close = text.find('}', open);
        if (close == std::string_view::npos) {
            break;
        }
        const std::string word = text::lower(text::trim(text.substr(open + 1, close - open - 1)));
        if (const auto part = find_word<NoticePart>(k_part_words, word)) {
            found.set(static_cast<std::size_t>(*part));
        }
    }
    std::vector<NoticePart> missing;
    for (std::size_t i = 0; i < k_notice_part_count; ++i) {
        if (!found.test(i)) {
            missing.push_back(static_cast<NoticePart>(i));
        }
    }
    return missing;
}

} // namespace bdd::protect
