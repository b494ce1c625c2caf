#include "rnvp/town_words.hpp"

#include <bdd/core/text.hpp>
#include <bdd/rnvp/last_line.hpp>

#include <algorithm>

namespace bdd::rnvp {

namespace {

/// The code of a postcode cell: "35 000", "F-35000", "1400", "2B238", "35000.0".
std::string code_of(std::span<const Word> words) {
    std::string digits;
    for (const Word& word : words) {
        if (looks_like_code(word.key)) {
            return word.key;
        }
        if (is_number(word.key) && digits.size() < 5) {
            digits += word.key;
        }
    }
    constexpr std::size_t k_spreadsheet_tail = 5; // "1400.0"
    if (digits.size() == k_spreadsheet_tail && words.size() == 2 && words[1].key == "0") {
        digits.pop_back();
    }
    return digits;
}

void append(std::string& out, std::string_view piece) {
    if (!piece.empty()) {
        if (!out.empty()) {
            out += ' ';
        }
        out += piece;
    }
}

} // namespace

LastLine read_last_line(std::string_view postcode, std::string_view town) {
    LastLine line;
    append(line.raw, text::trim(postcode));
    append(line.raw, text::trim(town));
    const std::vector<Word> of_postcode = words_of(postcode);
    line.code = code_of(of_postcode);
    std::vector<Word> words;
    for (const Word& word : words_of(town)) {
        const bool is_code = looks_like_code(word.key);
        if (!is_code) {
            words.push_back(word);
        } else if (line.code.empty()) {
            line.code = word.key;
        } else if (word.key != line.code) {
            line.other_code = word.key;
        }
    }
    if (words.empty()) { // all in the cell of the postcode: "35580 BAULON"
        for (const Word& word : of_postcode) {
            const bool is_prefix = word.key == "F" || word.key == "FR";
            if (!is_prefix && !is_number(word.key) && word.key != line.code) {
                words.push_back(word);
            }
        }
    }
    read_town_words(words, line);
    return line;
}

} // namespace bdd::rnvp
