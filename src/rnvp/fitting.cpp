#include "rnvp/fitting.hpp"

#include "rnvp/norm_words.hpp"
#include "rnvp/particles.hpp"

namespace bdd::rnvp {

Fitting::Fitting(std::string_view label, std::size_t limit)
    : m_limit(limit) {
    const Words words(label);
    m_words.reserve(words.size());
    for (const std::string_view word : words.all()) {
        m_words.push_back({word, word, false});
    }
}

bool Fitting::shorten() {
    using Step = AbbreviationStep;
    if (replace_head_type() || replace(Step::title, 1) || replace(Step::general, 0) ||
        replace_inner_types() || replace_first_names() || replace(Step::saint, 1) ||
        replace(Step::inner_type, 0)) {
        return true;
    }
    mark_particles();
    if (drop_links(false) || reduce_to_initials() || drop_links(true)) {
        return true;
    }
    cut();
    return false;
}

std::string Fitting::text() const {
    std::string out;
    out.reserve(size());
    for (const Word& word : m_words) {
        append_word(out, word.text);
    }
    return out;
}

std::size_t Fitting::size() const noexcept {
    std::size_t sum = m_words.empty() ? 0 : m_words.size() - 1;
    for (const Word& word : m_words) {
        sum += word.text.size();
    }
    return sum;
}

bool Fitting::take_from_left() {
    std::size_t length = m_words.empty() ? 0 : m_words.size() - 1;
    for (const Word& word : m_words) {
        length += word.longer.size();
    }
    for (std::size_t i = 0; i + 1 < m_words.size(); ++i) {
        length = length - m_words[i].longer.size() + m_words[i].text.size();
        if (length <= m_limit) {
            for (std::size_t rest = i + 1; rest < m_words.size(); ++rest) {
                m_words[rest].text = m_words[rest].longer;
            }
            return true;
        }
    }
    for (Word& word : m_words) {
        word.longer = word.text;
    }
    return false;
}

const Abbreviation* Fitting::rule_at(std::size_t i, AbbreviationStep step) const {
    for (const Abbreviation& rule : Abbreviations::get().beginning_with(m_words[i].text)) {
        if (rule.step != step || i + rule.words.size() >= m_words.size()) {
            continue;
        }
        std::size_t k = 0;
        while (k < rule.words.size() && rule.words[k].text == m_words[i + k].text &&
               rule.words[k].is_final == m_words[i + k].is_final) {
            ++k;
        }
        if (k == rule.words.size()) {
            return &rule;
        }
    }
    return nullptr;
}

void Fitting::apply(const Abbreviation& rule, std::size_t i) {
    const auto at = m_words.begin() + static_cast<std::ptrdiff_t>(i);
    if (rule.shorter.size() < rule.words.size()) {
        // One form for several words: there is no way back to the long ones word by word.
        m_words.erase(at + 1, at + static_cast<std::ptrdiff_t>(rule.words.size()));
        const RuleWord& form = rule.shorter.front();
        m_words[i] = {form.text, form.text, form.is_final};
        return;
    }
    for (std::size_t k = 0; k < rule.words.size(); ++k) {
        m_words[i + k].text = rule.shorter[k].text;
        m_words[i + k].is_final = m_words[i + k].is_final || rule.shorter[k].is_final;
    }
}

bool Fitting::replace(AbbreviationStep step, std::size_t first) {
    for (std::size_t i = first; i + 1 < m_words.size(); ++i) {
        if (const Abbreviation* rule = rule_at(i, step)) {
            apply(*rule, i);
        }
    }
    return take_from_left();
}

bool Fitting::replace_head_type() {
    if (const Abbreviation* rule = rule_at(0, AbbreviationStep::head_type)) {
        apply(*rule, 0);
    }
    return take_from_left();
}

bool Fitting::replace_inner_types() {
    for (std::size_t i = 1; i + 1 < m_words.size(); ++i) {
        const Abbreviation* rule = rule_at(i, AbbreviationStep::inner_type);
        rule = rule != nullptr ? rule : rule_at(i, AbbreviationStep::head_type);
        if (rule != nullptr) {
            apply(*rule, i);
        }
    }
    return take_from_left();
}

bool Fitting::replace_first_names() {
    for (std::size_t i = 1; i + 1 < m_words.size(); ++i) {
        const bool follows_saint = is_saint(m_words[i - 1].text);
        const Abbreviation* rule =
            follows_saint ? nullptr : rule_at(i, AbbreviationStep::first_name);
        if (rule != nullptr) {
            apply(*rule, i);
        }
    }
    return take_from_left();
}

void Fitting::mark_particles() {
    for (std::size_t i = 1; i + 1 < m_words.size(); ++i) {
        const Word& name = m_words[i + 1];
        const std::string_view second = i + 2 < m_words.size() ? m_words[i + 2].text : "";
        const std::size_t count =
            name.is_final ? 0
                          : particle_words(m_words[i - 1].text, m_words[i].text, name.text, second);
        for (std::size_t k = i; k < i + count; ++k) {
            m_words[k].is_final = true;
        }
    }
}

bool Fitting::drop_links(bool final_ones) {
    std::size_t length = size();
    for (std::size_t i = 1; i + 1 < m_words.size() && length > m_limit;) {
        const Word& word = m_words[i];
        if (word.is_final == final_ones && is_link(word.text)) {
            length -= word.text.size() + 1;
            m_words.erase(m_words.begin() + static_cast<std::ptrdiff_t>(i));
        } else {
            ++i;
        }
    }
    return length <= m_limit;
}

bool Fitting::reduce_to_initials() {
    std::size_t length = size();
    for (std::size_t i = 1; i + 1 < m_words.size() && length > m_limit; ++i) {
        Word& word = m_words[i];
        if (!word.is_final && !is_digit(word.text.front())) {
            length -= word.text.size() - 1;
            word.text = word.text.substr(0, 1);
        }
    }
    return length <= m_limit;
}

void Fitting::cut() {
    std::size_t length = size();
    while (m_words.size() > 1 && length > m_limit) {
        length -= m_words.back().text.size() + 1;
        m_words.pop_back();
    }
    m_words.front().text = m_words.front().text.substr(0, m_limit);
}

} // namespace bdd::rnvp
