#pragma once

#include "rnvp/word_table.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::rnvp {

/// The steps of the standard that have words of their own.
enum class AbbreviationStep : std::uint8_t {
    head_type = 1,
    title,
    general,
    inner_type,
    first_name,
    saint
};

/// A word of a rule. A final word is neither shortened nor dropped any more.
struct RuleWord {
    std::string text;
    bool is_final = false;
    bool operator==(const RuleWord&) const = default;
};

/// One row of data/rnvp/abbreviations.tsv.
struct Abbreviation {
    AbbreviationStep step = AbbreviationStep::head_type;
    std::vector<RuleWord> words;
    std::vector<RuleWord> shorter; ///< As many as `words`, or one for all of them.
};

/// What a word may be the short form of.
struct ShortForm {
    std::uint8_t saved_at_head = 0; ///< Most signs that it saves as the first word; 0: it cannot.
    std::uint8_t saved_inside = 0;  ///< The same for a word that is neither first nor last.
    std::string_view title;         ///< In full, for a title or SAINT: "GENERAL".
};

/// The table of abbreviations, built once.
class Abbreviations {
public:
    [[nodiscard]] static const Abbreviations& get();

    /// Rules that begin with a word, the longest first.
    [[nodiscard]] std::span<const Abbreviation>
    beginning_with(std::string_view word) const noexcept;
    /// nullptr when the word is no short form.
    [[nodiscard]] const ShortForm* short_form(std::string_view word) const noexcept {
        return m_short_forms.find(word);
    }
    /// Signs that the longest first name with this initial saves.
    [[nodiscard]] std::size_t saved_by_initial(char initial) const noexcept;

private:
    Abbreviations();
    void note_short_form(const Abbreviation& rule);

    struct Range {
        std::uint32_t first = 0;
        std::uint32_t last = 0;
    };
    std::vector<Abbreviation> m_rules;
    std::vector<std::string> m_titles; ///< Never grows beyond its first room: forms view it.
    WordTable<Range> m_first_words;
    WordTable<ShortForm> m_short_forms;
    std::array<std::uint8_t, 26> m_initials{};
};

} // namespace bdd::rnvp
