#include "dedupe/column_words.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/text.hpp>
#include <bdd_embedded/dedupe.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace bdd::dedupe {

namespace {

constexpr std::size_t k_longest_phrase = 4; ///< Words.
constexpr std::size_t k_most_words = 12;

NameWords words_of(std::string_view keyword_text) {
    using Entry = std::pair<std::string_view, NameSays>;
    static constexpr std::array k_says = {
        Entry{"name", NameSays::name},
        Entry{"title", NameSays::title},
        Entry{"street-or-address", NameSays::street_or_address},
        Entry{"record-id", NameSays::record_id},
        Entry{"identifier", NameSays::identifier},
        Entry{"qualifier", NameSays::qualifier},
        Entry{"year", NameSays::year},
        Entry{"month", NameSays::month},
        Entry{"day", NameSays::day},
        Entry{"label", NameSays::label},
        Entry{"origin", NameSays::origin},
    };
    for (const auto& [name, says] : k_says) {
        if (name == keyword_text) {
            return {says, ColumnKind::text};
        }
    }
    if (const std::optional<ColumnKind> kind = column_kind(keyword_text)) {
        return {NameSays::kind, *kind};
    }
    fail(Errc::internal, "data/column_kinds.tsv: no kind {0}", keyword_text);
}

std::string without_spaces(std::string_view text) {
    std::string out(text);
    out.erase(std::remove(out.begin(), out.end(), ' '), out.end());
    return out;
}

/// Phrases without the spaces between their words: "first name" is also "firstname".
struct Phrases {
    using Table = std::unordered_map<std::string, NameWords>;
    Table anywhere;
    Table whole_names;

    [[nodiscard]] const NameWords* find(const std::string& joined, bool is_whole_name) const {
        if (const auto whole = whole_names.find(joined);
            is_whole_name && whole != whole_names.end()) {
            return &whole->second;
        }
        const auto found = anywhere.find(joined);
        return found == anywhere.end() ? nullptr : &found->second;
    }
};

Phrases read_phrases(std::string_view table) {
    Phrases phrases;
    for (const std::string_view line : text::split(table, '\n')) {
        if (line.empty() || line.front() == '#') {
            continue;
        }
        const std::size_t tab = line.find('\t');
        const NameWords words = words_of(line.substr(0, tab));
        for (const std::string_view phrase : text::split(line.substr(tab + 1), ',')) {
            Phrases::Table& target =
                phrase.starts_with('=') ? phrases.whole_names : phrases.anywhere;
            target.try_emplace(without_spaces(text::key(phrase)), words);
        }
    }
    return phrases;
}

/// Words of a name: "fname_c1" is FNAME C1, "birthDate2" is BIRTH DATE 2.
std::vector<std::string> split_name(std::string_view name) {
    std::string spaced;
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
    for (std::size_t i = 0; i < name.size(); ++i) {
        const bool is_hump = i > 0 && name[i] >= 'A' && name[i] <= 'Z' && is_small(name[i - 1]);
        const bool is_number = i > 0 && is_digit(name[i]) && !is_digit(name[i - 1]);
        if (is_hump || is_number) {
            spaced.push_back(' ');
        }
        spaced.push_back(name[i]);
    }
    std::vector<std::string> words;
    const std::string key = text::key(spaced);
    for (const std::string_view word : text::words(key)) {
        if (words.size() < k_most_words) {
            words.emplace_back(word);
        }
    }
    return words;
}

/// A phrase that stands in a name.
struct Found {
    const NameWords* words = nullptr;
    std::size_t first = 0;
    std::size_t length = 0; ///< In words; 0 for none.

    [[nodiscard]] bool is_name() const noexcept { return words->says == NameSays::name; }
};

/// The longest phrase that begins at each word.
std::vector<Found> find_phrases(const std::vector<std::string>& words) {
    static const Phrases phrases = read_phrases(embedded::column_kinds_tsv());
    std::vector<Found> found;
    for (std::size_t first = 0; first < words.size(); ++first) {
        std::string joined;
        Found longest{nullptr, first, 0};
        for (std::size_t n = 1; n <= k_longest_phrase && first + n <= words.size(); ++n) {
            joined += words[first + n - 1];
            if (const NameWords* said = phrases.find(joined, n == words.size())) {
                longest = {said, first, n};
            }
        }
        if (longest.length > 0) {
            found.push_back(longest);
        }
    }
    return found;
}

/// True for what has types, and countries or dates of issue, of its own.
bool has_qualifiers(const NameWords& words) {
    if (words.says != NameSays::kind) {
        return words.says == NameSays::name || words.says == NameSays::identifier ||
               words.says == NameSays::street_or_address;
    }
    switch (words.kind) {
    case ColumnKind::code:
    case ColumnKind::phone:
    case ColumnKind::mobile:
    case ColumnKind::email:
    case ColumnKind::website:
    case ColumnKind::street:
    case ColumnKind::address:
        return true;
    default:
        return false;
    }
}

/// "PASSPORT COUNTRY" and "EMAIL TYPE" say nothing of the record's own country or type.
bool is_of_another(const NameWords& last, const NameWords& before) {
    const bool is_document = before.says == NameSays::kind && before.kind == ColumnKind::code;
    const bool is_place_or_date =
        last.says == NameSays::kind &&
        (last.kind == ColumnKind::country || last.kind == ColumnKind::region ||
         last.kind == ColumnKind::date);
    return (last.says == NameSays::qualifier && has_qualifiers(before)) ||
           (is_document && is_place_or_date);
}

} // namespace

NameWords read_column_words(std::string_view name) {
    const std::vector<std::string> words = split_name(name);
    const std::vector<Found> found = find_phrases(words);
    Found best;
    for (const Found& next : found) {
        // "Artist name" speaks of artists: the word "name" alone says less than any other.
        const bool has_better = best.length > 0 && next.is_name() && next.length <= best.length;
        const bool is_better = best.length == 0 || best.is_name() || next.length >= best.length;
        best = is_better && !has_better ? next : best;
    }
    if (best.length == 0) {
        return {};
    }
    const Found& last = found.back();
    const bool is_at_end = last.first + last.length == words.size();
    for (const Found& before : found) {
        const bool is_before = before.first + before.length <= last.first;
        if (is_at_end && is_before && is_of_another(*last.words, *before.words)) {
            return {NameSays::qualifier_of_another, ColumnKind::text};
        }
    }
    return *best.words;
}

} // namespace bdd::dedupe
