#include "rnvp/cell_cuts.hpp"
#include "rnvp/known_towns.hpp"
#include "rnvp/last_line_words.hpp"
#include "rnvp/norm_words.hpp"
#include "rnvp/place_search.hpp"
#include "rnvp/street_types.hpp"
#include "rnvp/town_words.hpp"

#include <bdd/core/text.hpp>
#include <bdd/rnvp/delivery.hpp>
#include <bdd/rnvp/last_line.hpp>

#include <algorithm>
#include <optional>

namespace bdd::rnvp {

namespace {

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

class Search {
public:
    Search(std::vector<std::string>& cells, const Places& places)
        : m_cells(&cells)
        , m_places(&places)
        , m_towns(places) {
        m_words.reserve(cells.size());
        for (const std::string& cell : cells) {
            m_words.push_back(words_of(cell));
        }
    }

    LastLine run() {
        find_codes();
        LastLine line;
        if (ends_with_norm_line() && try_code(m_codes.back(), Closeness::words, line)) {
            note_other_codes(line);
            return line;
        }
        // The rightmost code beside a town that it knows, else beside one of its département, else
        // beside words, else beside any known town, else alone.
        for (const Closeness wanted :
             {Closeness::fits, Closeness::nearby, Closeness::words, Closeness::named}) {
            for (std::size_t i = m_codes.size(); i-- > 0;) {
                if (try_code(m_codes[i], wanted, line)) {
                    note_other_codes(line);
                    return line;
                }
            }
        }
        if (!m_codes.empty()) {
            const Code code = m_codes.back();
            line.code = key_at(code);
            take({code.cell, with_prefix(code), code.word + 1}, line);
            note_other_codes(line);
            return line;
        }
        (void)(try_short_code(line) || try_town(line));
        return line;
    }

    /// The cells without what was taken, and without the signs around it; none is empty.
    void cut_cells() { m_cuts.apply(*m_cells); }

    /// A second postcode alone.
    void run_beside(LastLine& line) {
        const std::string raw = line.raw;
        find_codes();
        note_other_codes(line);
        line.raw = raw;
    }

private:
    enum class Closeness { fits, nearby, words, named };

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

    /// A line of its own, the last, of a code and words: the standard's line 6, whatever stands
    /// above it.
    [[nodiscard]] bool ends_with_norm_line() const {
        if (m_codes.empty() || m_words.size() < 2) {
            return false;
        }
        const Code last = m_codes.back();
        const WordSpan all = m_words[last.cell];
        return last.cell + 1 == m_words.size() && last.word == 0 && all.size() > 1 &&
               std::none_of(all.begin() + 1, all.end(),
                            [](const Word& word) { return word.after_break; });
    }

    [[nodiscard]] bool is_close(WordSpan words, std::string_view code, Closeness wanted) const {
        switch (wanted) {
        case Closeness::fits:
            return m_towns.is_at(words, code);
        case Closeness::nearby:
            return m_towns.is_in_area_of(words, code);
        case Closeness::named:
            return m_towns.is_named(words);
        case Closeness::words:
            return !words.empty();
        }
        return false;
    }

    /// From the F of "F-67000" on.
    [[nodiscard]] std::size_t with_prefix(Code code) const {
        if (code.word == 0) {
            return 0;
        }
        const Word& before = m_words[code.cell][code.word - 1];
        const std::size_t begin = m_words[code.cell][code.word].begin;
        const bool is_prefix = (before.key == "F" || before.key == "FR") &&
                               before.end + 1 == begin && (*m_cells)[code.cell][before.end] == '-';
        return is_prefix ? code.word - 1 : code.word;
    }

    bool try_code(Code code, Closeness wanted, LastLine& line) {
        const WordSpan all = m_words[code.cell];
        const std::string& key = key_at(code);
        if (const std::size_t end = town_behind(code, wanted); end != 0) {
            line.code = key;
            read_town_words(all.subspan(code.word + 1, end - code.word - 1), line);
            line.town_was_glued = line.town_was_glued || all[code.word].was_glued;
            take({code.cell, with_prefix(code), end}, line);
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
                return first + (goes_on(whole.subspan(size)) ? whole.size() : size);
            }
        }
        return 0;
    }

    /// "WAILLY | LES ARRAS": the name goes on, unless a street begins.
    [[nodiscard]] static bool goes_on(WordSpan rest) noexcept {
        constexpr std::size_t k_most = 4;
        return !rest.empty() && rest.size() <= k_most &&
               std::none_of(rest.begin(), rest.end(), [](const Word& word) {
                   return is_number(word.key) || is_street_type(word.key);
               });
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
                    if (m_towns.is_at(town.first(size), code)) {
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
                if (ends_with_town(all, all.size() - size, cell)) {
                    std::size_t begin = all.size() - size;
                    read_town_words(all.subspan(begin), line);
                    if (begin > 0 && all[begin - 1].key == "A") { // "à Troyes"
                        --begin;
                    }
                    take({cell, begin, all.size()}, line);
                    return true;
                }
            }
            return try_leading_town(cell, line);
        }
        return false;
    }

    /// A whole street before a known town, a break, or a town so large that it needs neither.
    [[nodiscard]] bool ends_with_town(WordSpan all, std::size_t begin, std::size_t cell) const {
        const WordSpan town = all.subspan(begin);
        WordSpan before = all.first(begin);
        const bool says_at = before.size() > 2 && before.back().key == "A";
        if (says_at) {
            before = before.first(before.size() - 1);
        }
        if (before.empty()) {
            return (cell > 0 || !starts_street(all)) && m_towns.is_named(town);
        }
        if (town.front().after_break) {
            return m_towns.is_named(town);
        }
        const bool is_whole = leaves_whole(before) || (is_number(before.back().key) &&
                                                       is_of_box(before, before.size() - 1));
        if (!is_whole || (town.size() == 1 && is_street_type(town.front().key)) ||
            !m_towns.is_named(town)) {
            return false;
        }
        return !wants_noun(before) && (m_towns.is_large(town) || is_small_town(before, town, cell));
    }

    /// A village behind a street that wants no further word: RUE MAURICE RAVEL, RUE GAY-LUSSAC,
    /// PASSAGE DU COMMERCE SAINT MARTIN, CITE CONDORCET and "15 R H SELLIER" name none.
    [[nodiscard]] bool is_small_town(WordSpan before, WordSpan town, std::size_t cell) const {
        const std::string& text = (*m_cells)[cell];
        const bool is_hyphened = text[town.front().begin - 1] == '-';
        const bool is_one_saint = town.size() == 2 && is_saint(town.front().key);
        const std::string_view last = before.back().key;
        const std::string key = town_key(joined(town));
        return !is_hyphened && !is_one_saint && has_street(before) && !has_initial(before) &&
               !wants_name(before) && match_type({&last, 1}).kind == TypeKind::none &&
               m_towns.any_named(town, [&](const Place& place) { // not LE BLANC for BLANC
                   return town_key(place.name) == key || town_key(place.label) == key;
               });
    }

    /// "Amiens rue de Lattre": a known town before a number or a street type.
    bool try_leading_town(std::size_t cell, LastLine& line) {
        const WordSpan all = m_words[cell];
        for (std::size_t size = std::min(all.size() - 1, k_longest_town); size > 0; --size) {
            const std::string& next = all[size].key;
            if ((is_number(next) || is_street_type(next)) && m_towns.is_named(all.first(size))) {
                read_town_words(all.first(size), line);
                take({cell, 0, size}, line);
                return true;
            }
        }
        return false;
    }

    /// CEDEX without any code: from a known office that a whole street precedes, else from the last
    /// break on.
    bool try_cedex_town(std::size_t cell, LastLine& line) {
        const WordSpan all = m_words[cell];
        std::size_t start = all.size();
        while (start > 0 && !(start < all.size() && all[start].after_break)) {
            --start;
        }
        const auto cedex = std::find_if(all.begin() + static_cast<std::ptrdiff_t>(start), all.end(),
                                        [](const Word& w) { return is_cedex_word(w.key, true); });
        const auto office_end = static_cast<std::size_t>(cedex - all.begin());
        std::size_t begin = start;
        for (std::size_t at = start + 1; at < office_end && begin == start; ++at) {
            const WordSpan before = all.subspan(start, at - start);
            if (has_street(before) && leaves_whole(before) &&
                m_towns.is_named(all.subspan(at, office_end - at))) {
                begin = at;
            }
        }
        read_town_words(all.subspan(begin), line);
        take({cell, begin, all.size()}, line);
        return true;
    }

    /// Another postcode is told, and taken out of the street: it is none of its words.
    void note_other_codes(LastLine& line) {
        for (const Code code : m_codes) {
            const std::string& key = key_at(code);
            if (line.other_code.empty() && key != line.code && m_places->is_postcode(key) &&
                leads_words(code)) {
                line.other_code = key;
                take({code.cell, code.word, code.word + 1}, line);
                return;
            }
        }
    }
    /// Five digits at the head of a cell before a street type are a number that is too long.
    [[nodiscard]] bool leads_words(Code code) const {
        const WordSpan all = m_words[code.cell];
        return code.word != 0 || code.word + 1 >= all.size() ||
               !is_street_type(all[code.word + 1].key);
    }

    /// Words to be cut out of their cell.
    void take(Taken taken, LastLine& line) {
        const WordSpan words = m_words[taken.cell];
        const std::size_t begin = words[taken.first].begin;
        const std::size_t end = words[taken.last - 1].end;
        line.raw += line.raw.empty() ? "" : " ";
        line.raw += (*m_cells)[taken.cell].substr(begin, end - begin);
        m_cuts.add(taken.cell, begin, end);
    }

    std::vector<std::string>* m_cells;
    const Places* m_places;
    KnownTowns m_towns;
    std::vector<std::vector<Word>> m_words;
    std::vector<Code> m_codes;
    CellCuts m_cuts;
};

} // namespace

namespace {

/// Cheaper than words, which few rows need.
bool holds_five_digits(std::string_view cell) noexcept {
    constexpr std::size_t k_code = 5;
    std::size_t run = 0;
    for (const char c : cell) {
        run = is_digit(c) ? run + 1 : 0;
        if (run == k_code) {
            return true;
        }
    }
    return false;
}

} // namespace

void take_other_code(std::vector<std::string>& cells, LastLine& line, const Places& places) {
    if (std::none_of(cells.begin(), cells.end(), holds_five_digits)) {
        return;
    }
    Search search(cells, places);
    search.run_beside(line);
    search.cut_cells();
}

LastLine take_last_line(std::vector<std::string>& cells, const Places& places) {
    Search search(cells, places);
    LastLine line = search.run();
    search.cut_cells();
    return line;
}

} // namespace bdd::rnvp
