#include "rnvp/norm_words.hpp"
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

} // namespace

LastLine read_last_line(std::string_view postcode, std::string_view town) {
    LastLine line;
    append_word(line.raw, text::trim(postcode));
    append_word(line.raw, text::trim(town));
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
    // "35580 BAULON" in the cell of the postcode; beside a town its words stay, on line 3.
    const bool is_whole = words.empty();
    std::string beside;
    for (const Word& word : of_postcode) {
        const bool is_prefix = word.key == "F" || word.key == "FR";
        const bool is_of_code = word.key == line.code ||
                                (is_number(word.key) && line.code.find(word.key) != line.code.npos);
        if (is_prefix || is_of_code || word.key == "0") { // the tail of "35000.0"
            continue;
        }
        if (is_whole && !is_number(word.key)) {
            words.push_back(word);
        } else {
            append_word(beside, word.key);
        }
    }
    read_town_words(words, line);
    append_word(line.rest, beside);
    return line;
}

} // namespace bdd::rnvp
