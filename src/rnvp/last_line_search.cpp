#include "rnvp/town_words.hpp"

#include <bdd/core/text.hpp>
#include <bdd/rnvp/delivery.hpp>
#include <bdd/rnvp/last_line.hpp>

#include <algorithm>
#include <array>
#include <optional>

namespace bdd::rnvp {

namespace {

using WordSpan = std::span<const Word>;

/// A postcode within a cell.
struct Code {
    std::size_t cell = 0;
    std::size_t word = 0;
};

/// WordSpan of a cell that a last line takes.
struct Taken {
    std::size_t cell = 0;
    std::size_t first = 0;
    std::size_t last = 0; ///< One behind.
};

/// The number of a box, not a postcode: "BP 90233", "B.P. N° 90233", "CS-40055".
bool is_of_box(WordSpan words, std::size_t at) noexcept {
    static constexpr std::array<std::string_view, 8> k_boxes = {"BP", "CS",    "TSA", "CIDEX",
                                                                "SP", "CEDEX", "CC",  "POSTALE"};
    std::size_t before = at;
    while (before > 0 && (words[before - 1].key == "N" || words[before - 1].key == "NO")) {
        --before;
    }
    if (before == 0) {
        return false;
    }
    const std::string_view key = words[before - 1].key;
    if (std::find(k_boxes.begin(), k_boxes.end(), key) != k_boxes.end()) {
        return true;
    }
    return before > 1 && ((key == "P" && words[before - 2].key == "B") ||
                          (key == "S" && words[before - 2].key == "C"));
}

/// What stands before a town is a whole street, or nothing: "RUE DE | PARIS" is not.
bool leaves_whole(WordSpan before) noexcept {
    if (before.empty()) {
        return true;
    }
    const std::string_view last = before.back().key;
    return !is_link(last) && last != "SOUS" && last != "N" && !is_street_type(last) &&
           last != "SAINT" && last != "ST" && last != "SAINTE" && last != "STE" && !is_number(last);
}

class Search {
public:
    Search(std::vector<std::string>& cells, const Places& places)
        : m_cells(&cells)
        , m_places(&places) {
        m_words.reserve(cells.size());
        for (const std::string& cell : cells) {
            m_words.push_back(words_of(cell));
        }
    }

    LastLine run() {
        find_codes();
        LastLine line;
        // The rightmost code beside a town that it knows, else beside any known town, else beside
        // words, else alone.
        for (const Closeness wanted : {Closeness::fits, Closeness::named, Closeness::words}) {
            for (std::size_t i = m_codes.size(); i-- > 0;) {
                if (try_code(m_codes[i], wanted, line)) {
                    note_other_codes(m_codes[i], line);
                    return line;
                }
            }
        }
        if (!m_codes.empty()) {
            const Code code = m_codes.back();
            line.code = key_at(code);
            take({code.cell, code.word, code.word + 1}, line);
            note_other_codes(code, line);
            return line;
        }
        (void)(try_short_code(line) || try_town(line));
        return line;
    }

private:
    enum class Closeness { fits, named, words };

    [[nodiscard]] const std::string& key_at(Code code) const {
        return m_words[code.cell][code.word].key;
    }

    void find_codes() {
        for (std::size_t cell = 0; cell < m_words.size(); ++cell) {
            for (std::size_t word = 0; word < m_words[cell].size(); ++word) {
                if (looks_like_code(m_words[cell][word].key) && !is_of_box(m_words[cell], word)) {
                    m_codes.push_back({cell, word});
                }
            }
        }
    }

    [[nodiscard]] bool is_named(WordSpan words) const {
        return !words.empty() && !m_places->named(town_key(joined(words))).empty();
    }
    [[nodiscard]] bool is_at(WordSpan words, std::string_view code) const {
        if (words.empty()) {
            return false;
        }
        const auto found = m_places->named(town_key(joined(words)));
        return std::any_of(found.begin(), found.end(),
                           [&](auto place) { return (*m_places)[place].postcode == code; });
    }
    [[nodiscard]] bool is_close(WordSpan words, std::string_view code, Closeness wanted) const {
        switch (wanted) {
        case Closeness::fits:
            return is_at(words, code);
        case Closeness::named:
            return is_named(words);
        case Closeness::words:
            return !words.empty();
        }
        return false;
    }

    bool try_code(Code code, Closeness wanted, LastLine& line) {
        const WordSpan all = m_words[code.cell];
        const std::string& key = key_at(code);
        if (const std::size_t end = town_behind(code, wanted); end != 0) {
            line.code = key;
            read_town_words(all.subspan(code.word + 1, end - code.word - 1), line);
            line.town_was_glued = line.town_was_glued || all[code.word].was_glued;
            take({code.cell, code.word, end}, line);
            return true;
        }
        if (code.word + 1 == all.size() && code.word == 0 && code.cell + 1 < m_words.size()) {
            // The code alone in its cell, the town in the next.
            const WordSpan next = m_words[code.cell + 1];
            if (is_close(next, key, wanted)) {
                line.code = key;
                read_town_words(next, line);
                take({code.cell, 0, 1}, line);
                take({code.cell + 1, 0, next.size()}, line);
                return true;
            }
        }
        if (const std::optional<std::size_t> begin = town_before(code, wanted)) {
            line.code = key;
            read_town_words(all.subspan(*begin, code.word - *begin), line);
            line.town_was_glued = line.town_was_glued || all[code.word].was_glued;
            take({code.cell, *begin, code.word + 1}, line);
            return true;
        }
        return false;
    }

    /// One behind the last word of the town that follows a code; 0: none.
    [[nodiscard]] std::size_t town_behind(Code code, Closeness wanted) const {
        const WordSpan all = m_words[code.cell];
        const std::size_t first = code.word + 1;
        std::size_t end = first; // up to the next break or code
        while (end < all.size() && (end == first || !all[end].after_break) &&
               !looks_like_code(all[end].key)) {
            ++end;
        }
        if (end == first) {
            return 0;
        }
        // With CEDEX the line ends behind it and its number, whatever the town is called.
        for (std::size_t at = first; at < end; ++at) {
            if (is_cedex_word(all[at].key, at > first)) {
                const bool has_number =
                    at + 1 < end && is_number(all[at + 1].key) && all[at + 1].key.size() <= 2;
                const bool glued_number = !has_number && at + 1 < all.size() &&
                                          is_number(all[at + 1].key) && all[at + 1].was_glued;
                return at > first ? at + (has_number || glued_number ? 2 : 1) : 0;
            }
        }
        const std::string_view key = all[code.word].key;
        const WordSpan whole = all.subspan(first, end - first);
        if (wanted == Closeness::words) {
            return whole.size() <= k_longest_town && !starts_street(whole) ? end : 0;
        }
        for (std::size_t size = std::min(whole.size(), k_longest_town); size > 0; --size) {
            if (is_close(whole.first(size), key, wanted)) {
                return first + size;
            }
        }
        return 0;
    }

    [[nodiscard]] static bool starts_street(WordSpan words) noexcept {
        return is_number(words.front().key) ||
               (words.size() > 1 && is_street_type(words.front().key));
    }

    /// First word of the town that stands before a code.
    [[nodiscard]] std::optional<std::size_t> town_before(Code code, Closeness wanted) const {
        const WordSpan all = m_words[code.cell].empty() ? WordSpan{} : WordSpan(m_words[code.cell]);
        const WordSpan before = all.first(code.word);
        std::size_t start = before.size(); // back to the last break
        while (start > 0 && !(start < before.size() && before[start].after_break)) {
            --start;
        }
        if (wanted == Closeness::words) {
            const WordSpan segment = before.subspan(start);
            const bool follows_break = start > 0 || before.size() <= 3;
            if (segment.empty() || !follows_break || segment.size() > k_longest_town ||
                starts_street(segment) ||
                std::any_of(segment.begin(), segment.end(),
                            [](const Word& w) { return is_number(w.key); })) {
                return std::nullopt;
            }
            return start;
        }
        const std::size_t most = std::min(before.size() - start, k_longest_town);
        for (std::size_t size = most; size > 0; --size) {
            const std::size_t begin = before.size() - size;
            if (is_close(before.subspan(begin), all[code.word].key, wanted) &&
                (begin == start || leaves_whole(before.first(begin)))) {
                return begin;
            }
        }
        return std::nullopt;
    }

    /// "1400 L ABERGEMENT CLEMENCIAT": a postcode that lost its zero, at the start of a segment.
    bool try_short_code(LastLine& line) {
        for (std::size_t cell = m_words.size(); cell-- > 0;) {
            const WordSpan all = m_words[cell];
            for (std::size_t word = all.size(); word-- > 0;) {
                constexpr std::size_t k_short = 4;
                if (all[word].key.size() != k_short || !is_number(all[word].key)) {
                    continue;
                }
                const std::string code = "0" + all[word].key;
                const WordSpan town = all.subspan(word + 1);
                for (std::size_t size = std::min(town.size(), k_longest_town); size > 0; --size) {
                    if (is_at(town.first(size), code)) {
                        line.code = all[word].key;
                        read_town_words(town.first(size), line);
                        take({cell, word, word + 1 + size}, line);
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /// A known town at the end, without any code.
    bool try_town(LastLine& line) {
        for (std::size_t cell = m_words.size(); cell-- > 0;) {
            const WordSpan all = m_words[cell];
            if (all.empty()) {
                continue;
            }
            if (std::any_of(all.begin(), all.end(),
                            [](const Word& w) { return is_cedex_word(w.key, false); })) {
                return try_cedex_town(cell, line);
            }
            for (std::size_t size = std::min(all.size(), k_longest_town); size > 0; --size) {
                const std::size_t begin = all.size() - size;
                const bool is_apart = begin == 0 || all[begin].after_break;
                if ((is_apart ||
                     (leaves_whole(all.first(begin)) && has_street(all.first(begin)))) &&
                    (begin != 0 || cell > 0 || !starts_street(all)) &&
                    is_named(all.subspan(begin))) {
                    read_town_words(all.subspan(begin), line);
                    take({cell, begin, all.size()}, line);
                    return true;
                }
            }
            return false; // only the last cell that has words
        }
        return false;
    }

    bool try_cedex_town(std::size_t cell, LastLine& line) {
        const WordSpan all = m_words[cell];
        std::size_t begin = all.size();
        while (begin > 0 && !(begin < all.size() && all[begin].after_break)) {
            --begin;
        }
        read_town_words(all.subspan(begin), line);
        take({cell, begin, all.size()}, line);
        return true;
    }

    /// A number or a type before at least one further word.
    [[nodiscard]] static bool has_street(WordSpan words) noexcept {
        return words.size() >= 2 && std::any_of(words.begin(), words.end() - 1, [](const Word& w) {
                   return is_number(w.key) || is_street_type(w.key);
               });
    }

    void note_other_codes(Code chosen, LastLine& line) const {
        for (const Code code : m_codes) {
            const std::string& key = key_at(code);
            if ((code.cell != chosen.cell || code.word != chosen.word) && key != line.code &&
                is_number(key) && leads_words(code)) {
                line.other_code = key;
            }
        }
    }
    /// Five digits at the head of a cell before a street type are a number that is too long.
    [[nodiscard]] bool leads_words(Code code) const {
        const WordSpan all = m_words[code.cell];
        return code.word != 0 || code.word + 1 >= all.size() ||
               !is_street_type(all[code.word + 1].key);
    }

    /// Cuts words out of their cell, with the signs around them.
    void take(Taken taken, LastLine& line) {
        std::string& cell = (*m_cells)[taken.cell];
        const WordSpan words = m_words[taken.cell];
        const std::size_t begin = words[taken.first].begin;
        const std::size_t end = words[taken.last - 1].end;
        if (!line.raw.empty()) {
            line.raw += ' ';
        }
        line.raw += cell.substr(begin, end - begin);
        std::string left(strip_end(std::string_view(cell).substr(0, begin)));
        const std::string_view right = strip_start(std::string_view(cell).substr(end));
        m_rests.push_back({taken.cell, std::move(left), std::string(right)});
    }

    static std::string_view strip_end(std::string_view text) noexcept {
        while (!text.empty() &&
               std::string_view(" ,;-/(:.").find(text.back()) != std::string_view::npos) {
            text.remove_suffix(1);
        }
        return text;
    }
    static std::string_view strip_start(std::string_view text) noexcept {
        while (!text.empty() &&
               std::string_view(" ,;-/):.").find(text.front()) != std::string_view::npos) {
            text.remove_prefix(1);
        }
        return text;
    }

public:
    /// The cells without what was taken; none is empty.
    void cut_cells() {
        std::vector<std::string> left;
        for (std::size_t cell = 0; cell < m_cells->size(); ++cell) {
            const auto rest = std::find_if(m_rests.begin(), m_rests.end(),
                                           [&](const Rest& r) { return r.cell == cell; });
            if (rest == m_rests.end()) {
                left.push_back(std::move((*m_cells)[cell]));
                continue;
            }
            for (std::string* piece : {&rest->left, &rest->right}) {
                if (!words_of(*piece).empty()) {
                    left.push_back(std::move(*piece));
                }
            }
        }
        *m_cells = std::move(left);
    }

private:
    struct Rest {
        std::size_t cell = 0;
        std::string left;
        std::string right;
    };
    static constexpr std::size_t k_longest_town = 9; ///< WordSpan.

    std::vector<std::string>* m_cells;
    const Places* m_places;
    std::vector<std::vector<Word>> m_words;
    std::vector<Code> m_codes;
    std::vector<Rest> m_rests;
};

} // namespace

LastLine take_last_line(std::vector<std::string>& cells, const Places& places) {
    Search search(cells, places);
    LastLine line = search.run();
    search.cut_cells();
    return line;
}

std::string drop_repeated_town(std::vector<std::string>& cells, const LastLine& last_line) {
    if (cells.empty() || last_line.town.empty()) {
        return {};
    }
    const std::string wanted = town_key(last_line.town);
    std::string& cell = cells.back();
    const std::vector<Word> words = words_of(cell);
    std::string code;
    for (std::size_t size = std::min<std::size_t>(words.size(), 9); size > 0; --size) {
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
