#include "rnvp/last_line_words.hpp"
#include "rnvp/place_search.hpp"
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

void add_to(LastLine& line, const LastLine& part) {
    if (line.code.empty()) {
        line.code = part.code;
    } else if (!part.code.empty() && part.code != line.code) {
        line.other_code = part.code;
    }
    const auto fill = [](std::string& text, const std::string& from) {
        text = text.empty() ? from : text;
    };
    fill(line.town, part.town);
    fill(line.cedex_number, part.cedex_number);
    fill(line.other_code, part.other_code);
    line.arrondissement = line.arrondissement == 0 ? part.arrondissement : line.arrondissement;
    line.says_cedex = line.says_cedex || part.says_cedex;
    line.town_was_glued = line.town_was_glued || part.town_was_glued;
    if (!part.rest.empty()) {
        append_word(line.rest, part.rest);
    }
}

void take_repeated_town(std::vector<std::string>& cells, LastLine& line) {
    if (cells.empty() || line.town.empty()) {
        return;
    }
    // The whole last line once more, in any cell.
    const std::string whole = line.code + ' ' + line.town;
    for (std::size_t i = cells.size() - 1; i-- > 0;) {
        if (cells[i].starts_with(line.code) && text::key(cells[i]) == whole) {
            cells.erase(cells.begin() + static_cast<std::ptrdiff_t>(i));
        }
    }
    std::string& cell = cells.back();
    const std::vector<Word> words = words_of(cell);
    if (words.empty() || !may_end_town(words.back().key, line.town)) {
        return;
    }
    const std::string wanted = town_key(line.town);
    for (std::size_t size = std::min(words.size(), k_longest_town); size > 0; --size) {
        std::size_t begin = words.size() - size;
        LastLine said;
        read_town_words(WordSpan(words).subspan(begin), said);
        if (town_key(said.town) != wanted || !said.rest.empty()) {
            continue;
        }
        bool is_apart = begin == 0 || words[begin].after_break;
        if (begin > 0 && looks_like_code(words[begin - 1].key) && !is_of_box(words, begin - 1)) {
            said.code = words[--begin].key;
            is_apart = true;
        }
        if (!is_apart && !leaves_whole(WordSpan(words).first(begin))) {
            return;
        }
        // The column has the town's own postcode, the cell the code of its business delivery.
        if (said.says_cedex && !line.says_cedex && !said.code.empty() &&
            area_of(said.code) == area_of(line.code)) {
            line.code = said.code;
        }
        add_to(line, said);
        if (said.arrondissement != 0) {
            append_word(line.raw, std::string_view(cell).substr(words[begin].begin));
        }
        cell.erase(begin == 0 ? 0 : words[begin - 1].end);
        if (cell.empty()) {
            cells.pop_back();
        }
        return;
    }
}

} // namespace bdd::rnvp
