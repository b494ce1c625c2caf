#pragma once

#include <bdd/core/text.hpp>
#include <bdd/fields/quantity.hpp>
#include <bdd/rnvp/normalizer.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::fuzz {

/// True when a change says that its line looks different or that words stand elsewhere: what it
/// holds is no account of words that are gone.
inline bool keeps_words(rnvp::Reason reason) noexcept {
    using rnvp::Reason;
    switch (reason) {
    case Reason::letter_case:
    case Reason::accents:
    case Reason::punctuation:
    case Reason::spaces:
    case Reason::mojibake_repaired:
    case Reason::order_restored:
    case Reason::hamlet_to_l5:
    case Reason::town_to_l5:
    case Reason::words_moved:
    case Reason::special_to_l5:
    case Reason::complement_to_l3:
    case Reason::complement_to_l2:
    case Reason::line_overflow:
        return true;
    default:
        return false;
    }
}

/// The lines that the cells of an address stand for: what the engine reads, mojibake repaired,
/// without what people write instead of leaving a cell empty.
inline std::vector<std::string> lines_of(const rnvp::RawAddress& raw,
                                         const rnvp::MailAddress& result) {
    std::vector<std::string_view> cells = raw.cells;
    cells.insert(cells.end(), {raw.postcode, raw.town, raw.country, raw.company, raw.person});
    std::vector<std::string> lines;
    for (std::string_view cell : cells) {
        for (const rnvp::Change& change : result.changes) {
            if (change.reason == rnvp::Reason::mojibake_repaired && change.before == cell) {
                cell = change.after;
            }
        }
        while (!cell.empty()) {
            const std::size_t end = std::min(cell.find_first_of("\r\n|;"), cell.size());
            const std::string line = text::clean_line(cell.substr(0, end));
            if (!line.empty() && !fields::is_placeholder(line) &&
                !fields::is_placeholder(text::key(line))) {
                lines.push_back(line);
            }
            cell.remove_prefix(std::min(end + 1, cell.size()));
        }
    }
    return lines;
}

/// Every word that a result still has, or tells of in a change.
class KeptWords {
public:
    explicit KeptWords(const rnvp::MailAddress& address) {
        for (const std::string& line : address.lines) {
            add(line);
        }
        const rnvp::StreetParts& street = address.street;
        for (const std::string* part :
             {&address.complement, &street.number, &street.repetition, &street.number_rest,
              &street.type, &street.name, &address.special, &address.postcode, &address.town,
              &address.cedex}) {
            add(*part);
        }
        for (const rnvp::Change& change : address.changes) {
            if (!keeps_words(change.reason)) {
                add(change.before);
            }
        }
    }

    [[nodiscard]] bool has(std::string_view word) const {
        return m_words.find(word) != m_words.end();
    }
    [[nodiscard]] bool has_all(std::string_view words) const {
        const std::vector<std::string_view> all = text::words(words);
        return !all.empty() && std::all_of(all.begin(), all.end(),
                                           [this](std::string_view word) { return has(word); });
    }
    /// True when kept words that stand side by side make up this one: "VILLEURBANNECEDEX".
    [[nodiscard]] bool has_parts_of(std::string_view word) const {
        constexpr std::size_t k_least = 3; // BP7
        return word.size() >= k_least &&
               std::any_of(m_texts.begin(), m_texts.end(),
                           [&](const auto& words) { return begins_anywhere(words, word); });
    }

private:
    void add(std::string_view text) {
        std::vector<std::string>& words = m_texts.emplace_back();
        const std::string key = text::key(text);
        for (const std::string_view word : text::words(key)) {
            m_words.emplace(word);
            words.emplace_back(word);
        }
    }
    static bool begins_anywhere(const std::vector<std::string>& words, std::string_view word) {
        for (std::size_t begin = 0; begin < words.size(); ++begin) {
            std::string_view left = word;
            for (std::size_t i = begin; i < words.size() && left.starts_with(words[i]); ++i) {
                left.remove_prefix(words[i].size());
                if (left.empty()) {
                    return true;
                }
            }
        }
        return false;
    }

    std::set<std::string, std::less<>> m_words;
    std::vector<std::vector<std::string>> m_texts;
};

/// Looks for the words of one line among those that were kept. A word may have been written out,
/// shortened or put as digits by a rule of the norm; nothing else may become of it.
class LineAccount {
public:
    LineAccount(const KeptWords& kept, std::string_view line)
        : m_kept(&kept)
        , m_line(text::key(line))
        , m_words(text::words(m_line)) {}

    /// The first word that is nowhere, or empty.
    [[nodiscard]] std::string lost_word() const {
        for (std::size_t i = 0; i < m_words.size();) {
            const std::size_t count = accounted(i);
            if (count == 0) {
                return std::string(m_words[i]);
            }
            i += count;
        }
        return {};
    }

private:
    /// How many words from `i` on are accounted for together.
    [[nodiscard]] std::size_t accounted(std::size_t i) const {
        constexpr std::size_t k_most = 6;
        std::string joined;
        std::string spaced;
        std::size_t longest = is_kept(i) ? 1 : 0; // "CTRE CIAL" before "CTRE"
        for (std::size_t count = 1; count <= k_most && i + count <= m_words.size(); ++count) {
            joined += m_words[i + count - 1];
            spaced += (spaced.empty() ? "" : " ") + std::string(m_words[i + count - 1]);
            const bool is_written_otherwise = is_synonym(spaced) || is_spelled(spaced);
            if ((count > 1 && m_kept->has(joined)) || is_written_otherwise) {
                longest = count;
            }
        }
        return longest;
    }
    [[nodiscard]] bool is_kept(std::size_t i) const {
        const std::string_view word = m_words[i];
        return m_kept->has(word) || is_number_kept(word) || m_kept->has_parts_of(word) ||
               is_sign(i) || is_link(i);
    }

    static bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

    /// "0012" and "12BIS" are kept as 12 and B.
    [[nodiscard]] bool is_number_kept(std::string_view word) const {
        if (word.starts_with("NO")) {
            word.remove_prefix(2);
        } else if (word.starts_with('N')) {
            word.remove_prefix(1);
        }
        const auto* end = std::find_if_not(word.begin(), word.end(), is_digit);
        if (end == word.begin()) {
            return false;
        }
        std::string_view digits = word.substr(0, static_cast<std::size_t>(end - word.begin()));
        const std::string_view rest = word.substr(digits.size());
        digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
        return (digits.empty() || m_kept->has(digits)) &&
               (rest.empty() || m_kept->has(rest) || is_repetition_kept(rest));
    }
    [[nodiscard]] bool is_repetition_kept(std::string_view word) const {
        return (word == "BIS" && m_kept->has("B")) || (word == "TER" && m_kept->has("T")) ||
               (word == "QUATER" && m_kept->has("Q")) || (word == "QUINQUIES" && m_kept->has("C"));
    }
    /// The sign before a number: N°.
    [[nodiscard]] bool is_sign(std::size_t i) const {
        const std::string_view word = m_words[i];
        return i + 1 < m_words.size() &&
               std::any_of(m_words[i + 1].begin(), m_words[i + 1].end(), is_digit) &&
               (word == "N" || word == "NO" || word == "NUM" || word == "NUMERO" || word == "NR");
    }
    /// "12 ET 14", "4 A 8": the numbers are kept; "7 RUE FOCH ET": another street follows.
    [[nodiscard]] bool is_link(std::size_t i) const {
        const std::string_view word = m_words[i];
        return word == "ET" ||
               ((word == "A" || word == "AU" || word == "OU") && i > 0 && i + 1 < m_words.size() &&
                is_digit(m_words[i - 1].front()) && is_digit(m_words[i + 1].front()));
    }
    /// Words that the norm writes in one way; the names of streets and places ask the engine.
    [[nodiscard]] bool is_synonym(const std::string& words) const {
        struct Pair {
            std::string_view from;
            std::string_view to;
        };
        static constexpr std::array<Pair, 19> k_pairs = {{{"SAINT", "ST"},
                                                          {"LES", "LEZ"},
                                                          {"LEZ", "LES"},
                                                          {"SAINTE", "STE"},
                                                          {"ST", "SAINT"},
                                                          {"STE", "SAINTE"},
                                                          {"S S", "SOUS"},
                                                          {"SS", "SOUS"},
                                                          {"S", "SUR"},
                                                          {"CDX", "CEDEX"},
                                                          {"CX", "CEDEX"},
                                                          {"B P", "BP"},
                                                          {"BOITE POSTALE", "BP"},
                                                          {"BTE POSTALE", "BP"},
                                                          {"COURSE SPECIALE", "CS"},
                                                          {"MONSIEUR", "M"},
                                                          {"MADAME", "MME"},
                                                          {"MADEMOISELLE", "MLLE"},
                                                          {"DOCTEUR", "DR"}}};
        const auto is_pair = [&](const Pair& pair) {
            return pair.from == words && m_kept->has(pair.to);
        };
        if (std::any_of(k_pairs.begin(), k_pairs.end(), is_pair) || is_repetition_kept(words) ||
            words == "LIEU DIT" || words == "LIEUDIT" || words == "LIEUX DITS" ||
            words == "LIEUX DIT" || words == "LD") {
            return true;
        }
        const bool is_one = words.find(' ') == std::string::npos; // titles are one word
        const rnvp::StreetParts as_type = rnvp::read_street(words + " QQQ");
        const rnvp::StreetParts as_title = rnvp::read_street("RUE " + words + " QQQ");
        const auto ends = [](const std::string& text) { return text.ends_with(" QQQ"); };
        const std::string as_road = rnvp::read_street(words + " 7").label(); // RN 7
        return (as_type.name == "QQQ" && m_kept->has_all(as_type.type)) ||
               (is_one && as_road.ends_with(" 7") && as_road != words + " 7" &&
                m_kept->has_all(as_road.substr(0, as_road.size() - 2))) ||
               (is_one && ends(as_title.name) && as_title.name != words + " QQQ" &&
                m_kept->has_all(as_title.name.substr(0, as_title.name.size() - 4)));
    }
    /// "QUATRE VINGT DOUZE" is 92.
    [[nodiscard]] bool is_spelled(const std::string& words) const {
        const bool has_digit = std::any_of(words.begin(), words.end(), is_digit);
        const rnvp::StreetParts street =
            has_digit ? rnvp::StreetParts() : rnvp::read_street(words + " RUE QQQ");
        return street.name == "QQQ" && m_kept->has(street.number);
    }

    const KeptWords* m_kept;
    std::string m_line;
    std::vector<std::string_view> m_words;
};

/// The first word of an address that is neither in its result nor in a change that tells of it, or
/// empty.
inline std::string lost_word(const rnvp::RawAddress& raw, const rnvp::MailAddress& result) {
    const KeptWords kept(result);
    for (const std::string& line : lines_of(raw, result)) {
        if (std::string lost = LineAccount(kept, line).lost_word(); !lost.empty()) {
            return lost;
        }
    }
    return {};
}

} // namespace bdd::fuzz
