#include "rnvp/abroad_layout.hpp"

#include "rnvp/line_layout.hpp"
#include "rnvp/norm_words.hpp"
#include "rnvp/words.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>
#include <bdd/rnvp/first_lines.hpp>

namespace bdd::rnvp {

namespace {

/// One tidy line from its first letter or digit to its last.
std::string without_signs_around(std::string_view text) {
    const std::vector<Word> words = words_of(text);
    return words.empty() ? std::string()
                         : text::clean_line(text.substr(words.front().begin,
                                                        words.back().end - words.front().begin));
}

std::vector<std::string> split_at_commas(const std::vector<std::string>& cells) {
    std::vector<std::string> parts;
    for (const std::string& cell : cells) {
        for (const std::string_view part : text::split(cell, ',')) {
            if (const std::string_view words = text::trim(part); !words.empty()) {
                parts.emplace_back(words);
            }
        }
    }
    return parts;
}

/// A text that is too long ends on its line; what comes before goes to the words above.
void put_with_overflow(Draft& draft, std::string_view text, std::size_t line,
                       std::vector<std::string>& above) {
    std::vector<std::string> broken = break_lines(text);
    if (!broken.empty()) {
        draft.out.lines[line] = std::move(broken.back());
        broken.pop_back();
        above.insert(above.end(), broken.begin(), broken.end());
    }
}

} // namespace

void lay_out_abroad(Draft& draft, const CountryLine& country, std::string_view postcode,
                    std::string_view town) {
    draft.say([&] { return text_of(_("abroad, in {0}: nothing is checked"), country.line); });
    draft.out.code = {'F', '7', '7', '0'};
    draft.out.lines[k_line_7] = country.line;
    draft.note(Reason::country_to_l7, 7, country.said, country.line);
    draft.cells = split_at_commas(draft.cells);
    const std::string code = without_signs_around(postcode);
    const std::string name = without_signs_around(town);
    std::string last = code;
    append_word(last, name);
    if (last.empty() && !draft.cells.empty()) {
        last = std::move(draft.cells.back());
        draft.cells.pop_back();
    }
    draft.out.postcode = code;
    draft.out.town = name;
    std::vector<std::string> above;
    for (const std::string& cell : draft.cells) {
        above.push_back(text::key(cell));
    }
    put_with_overflow(draft, last, k_line_6, above);
    if (draft.out.lines[k_line_4].empty() && !above.empty()) {
        const std::string street = std::move(above.back());
        above.pop_back();
        put_with_overflow(draft, street, k_line_4, above);
    }
    draft.delivery.complements = std::move(above);
    lay_out_first_lines(draft);
}

} // namespace bdd::rnvp
