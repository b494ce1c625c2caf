#include "rnvp/last_line_words.hpp"
#include "rnvp/town_words.hpp"

#include <algorithm>

namespace bdd::rnvp {

namespace {

/// A cheap look before the search: hardly any street ends like its town.
bool may_end_town(std::string_view last, std::string_view town) noexcept {
    const std::size_t at = town.find(last);
    return at != std::string_view::npos || is_digit(last.front()) || is_digit(last.back()) ||
           is_cedex_word(last, true) || last.starts_with("ARR") || last.size() <= 3;
}

} // namespace

std::string drop_repeated_town(std::vector<std::string>& cells, const LastLine& last_line) {
    if (cells.empty() || last_line.town.empty()) {
        return {};
    }
    std::string& cell = cells.back();
    const std::vector<Word> words = words_of(cell);
    if (words.empty() || !may_end_town(words.back().key, last_line.town)) {
        return {};
    }
    const std::string wanted = town_key(last_line.town);
    std::string code;
    for (std::size_t size = std::min(words.size(), k_longest_town); size > 0; --size) {
        std::size_t begin = words.size() - size;
        const WordSpan town = WordSpan(words).subspan(begin);
        LastLine said;
        read_town_words(town, said);
        if (town_key(said.town) != wanted || !said.rest.empty()) {
            continue;
        }
        bool is_apart = begin == 0 || words[begin].after_break;
        if (begin > 0 && looks_like_code(words[begin - 1].key) && !is_of_box(words, begin - 1)) {
            code = words[--begin].key;
            is_apart = true;
        }
        if (!is_apart && !leaves_whole(WordSpan(words).first(begin))) {
            return {};
        }
        cell.erase(begin == 0 ? 0 : words[begin - 1].end);
        if (cell.empty()) {
            cells.pop_back();
        }
        return code;
    }
    return {};
}

} // namespace bdd::rnvp
