#include "rnvp/abbreviations.hpp"

#include "rnvp/table_lines.hpp"

#include <bdd_embedded/rnvp_data.hpp>

#include <algorithm>
#include <numeric>

namespace bdd::rnvp {

namespace {

std::vector<RuleWord> read_words(std::string_view field) {
    std::vector<RuleWord> words;
    for (const std::string_view word : text::words(field)) {
        const bool is_final = word.find_first_of("abcdefghijklmnopqrstuvwxyz") != word.npos;
        words.push_back({is_final ? text::upper(word) : std::string(word), is_final});
    }
    return words;
}

std::size_t length(const std::vector<RuleWord>& words) {
    return std::accumulate(
        words.begin(), words.end(), words.size() - 1,
        [](std::size_t sum, const RuleWord& word) { return sum + word.text.size(); });
}

std::string joined(const std::vector<RuleWord>& words) {
    std::string out;
    for (const RuleWord& word : words) {
        out += (out.empty() ? "" : " ") + word.text;
    }
    return out;
}

std::vector<Abbreviation> read_rules() {
    std::vector<Abbreviation> rules;
    for_each_row(rnvp_data::embedded::abbreviations_tsv(), [&](const auto& fields) {
        rules.push_back({static_cast<AbbreviationStep>(fields[0].front() - '0'),
                         read_words(fields[1]), read_words(fields[2])});
    });
    std::stable_sort(rules.begin(), rules.end(), [](const auto& a, const auto& b) {
        return a.words.front().text != b.words.front().text
                   ? a.words.front().text < b.words.front().text
                   : a.words.size() > b.words.size();
    });
    return rules;
}

} // namespace

Abbreviations::Abbreviations()
    : m_rules(read_rules())
    , m_first_words(m_rules.size())
    , m_short_forms(m_rules.size() * 2) {
    std::uint32_t first = 0;
    m_titles.reserve(m_rules.size());
    for (std::uint32_t i = 0; i < m_rules.size(); ++i) {
        const std::string& word = m_rules[i].words.front().text;
        first = i > 0 && m_rules[i - 1].words.front().text == word ? first : i;
        if (i + 1 == m_rules.size() || m_rules[i + 1].words.front().text != word) {
            m_first_words.put(word, {first, i + 1});
        }
        note_short_form(m_rules[i]);
    }
}

void Abbreviations::note_short_form(const Abbreviation& rule) {
    if (rule.step == AbbreviationStep::first_name) {
        const std::string& name = rule.words.front().text;
        std::uint8_t& saved = m_initials[static_cast<std::size_t>(name.front() - 'A')];
        saved = std::max(saved, static_cast<std::uint8_t>(name.size() - 1));
        return;
    }
    const bool is_one_for_all = rule.shorter.size() < rule.words.size();
    for (std::size_t i = 0; i < rule.shorter.size(); ++i) {
        const RuleWord& word = rule.shorter[i];
        const std::size_t full = is_one_for_all ? length(rule.words) : rule.words[i].text.size();
        if (!word.is_final || word.text.size() >= full) {
            continue;
        }
        m_short_forms.put(word.text, {});
        ShortForm& form = *m_short_forms.find(word.text);
        const auto saved = static_cast<std::uint8_t>(full - word.text.size());
        const bool inside = rule.step != AbbreviationStep::head_type || rule.words.size() == 1;
        if (rule.step != AbbreviationStep::title && rule.step != AbbreviationStep::saint) {
            form.saved_at_head = std::max(form.saved_at_head, saved);
        } else if (form.title.empty() && (is_one_for_all || rule.words.size() == 1)) {
            form.title = m_titles.emplace_back(joined(rule.words));
        }
        form.saved_inside = inside ? std::max(form.saved_inside, saved) : form.saved_inside;
    }
}

const Abbreviations& Abbreviations::get() {
    static const Abbreviations instance;
    return instance;
}

std::span<const Abbreviation> Abbreviations::beginning_with(std::string_view word) const noexcept {
    const Range* range = m_first_words.find(word);
    return range == nullptr ? std::span<const Abbreviation>{}
                            : std::span(m_rules).subspan(range->first, range->last - range->first);
}

std::size_t Abbreviations::saved_by_initial(char initial) const noexcept {
    return initial >= 'A' && initial <= 'Z' ? m_initials[static_cast<std::size_t>(initial - 'A')]
                                            : 0;
}

} // namespace bdd::rnvp
