#pragma once

#include "rnvp/abbreviations.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::rnvp {

/// A street label on its way to fewer signs: the steps of NF Z10-011 annex B, one word at a time
/// from the left, until it fits. Views the label and the table of abbreviations.
class Fitting {
public:
    Fitting(std::string_view label, std::size_t limit);

    /// True when a step was enough; else words were cut off at the end.
    bool shorten();
    [[nodiscard]] std::string text() const;

private:
    struct Word {
        std::string_view longer; ///< Before the present step.
        std::string_view text;
        bool is_final = false;
    };

    bool replace(AbbreviationStep step, std::size_t first);
    [[nodiscard]] const Abbreviation* rule_at(std::size_t i, AbbreviationStep step) const;
    void apply(const Abbreviation& rule, std::size_t i);
    bool replace_inner_types();
    bool replace_first_names();
    bool replace_head_type();
    void mark_particles();
    bool drop_links(bool final_ones);
    bool reduce_to_initials();
    void cut();
    /// Takes the short words from the left until the label fits; the others wait for the next step.
    bool take_from_left();
    [[nodiscard]] std::size_t size() const noexcept;

    std::vector<Word> m_words;
    std::size_t m_limit;
};

} // namespace bdd::rnvp
