#include "rnvp/norm_words.hpp"
#include "rnvp/street_words.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/core/similarity.hpp>
#include <bdd/rnvp/street_label.hpp>
#include <bdd/rnvp/street_match.hpp>

#include <algorithm>
#include <optional>

namespace bdd::rnvp {

namespace {

using Index = Streets::Index;

class StreetMatcher {
public:
    StreetMatcher(const StreetParts& given, std::string_view insee, std::string_view postcode,
                  const Streets& streets, const Trace& trace)
        : m_given(&given)
        , m_insee(insee)
        , m_postcode(postcode)
        , m_streets(&streets)
        , m_trace(&trace)
        , m_label(given.label())
        , m_key(street_key(m_label))
        , m_parts(parts_of_key(m_key)) {}

    StreetMatch run() {
        for (const auto& rule :
             {&StreetMatcher::by_key, &StreetMatcher::by_words, &StreetMatcher::by_typing_error}) {
            const std::optional<StreetMatch> match = (this->*rule)();
            if (match) {
                return *match;
            }
        }
        say([&] { return text_of(_("no street like {0} in the base"), m_label); });
        StreetMatch match;
        match.parts = *m_given;
        match.number = m_given->number.empty() ? '2' : '7';
        return match;
    }

    std::optional<StreetMatch> by_key() {
        const Streets::Range range = m_streets->with_key(m_insee, m_key);
        if (range.empty()) {
            return std::nullopt;
        }
        // The same label first, then the postcode that was given.
        Index best = range.first;
        int best_rank = -1;
        for (Index i = range.first; i < range.last; ++i) {
            const Street street = (*m_streets)[i];
            const int rank =
                (street.label == m_label ? 2 : 0) + (street.postcode == m_postcode ? 1 : 0);
            if (rank > best_rank) {
                best = i;
                best_rank = rank;
            }
        }
        const Street street = (*m_streets)[best];
        say([&] { return text_of(_("the base has {0}"), street.label); });
        if (street.label == m_label || street.printed == m_label) {
            return found(best, m_given->type_was_short ? '1' : '0');
        }
        const bool is_form = without_links(street.label) == without_links(m_label);
        StreetMatch match = found(best, is_form ? '2' : '1');
        note(match, is_form ? Reason::article_restored : Reason::words_added);
        return match;
    }

private:
    template <typename Step>
    void say(Step&& step) const {
        if (*m_trace) {
            (*m_trace)(step());
        }
    }

    static std::string without_links(std::string_view label) {
        std::string out;
        const Words words(label);
        for (const std::string_view word : words.all()) {
            append_word(out, is_link(word) ? std::string_view() : word);
        }
        return out;
    }

    struct Candidate {
        Index street = 0;
        bool same_type = false;
        WordRelation relation = WordRelation::none;
    };

    /// Names that end with the same word: the same name under another type, initials, missing
    /// words. The type decides between homonyms.
    std::optional<StreetMatch> by_words() {
        const std::size_t space = m_parts.name.rfind(' ');
        const std::string_view last =
            space == std::string_view::npos ? m_parts.name : m_parts.name.substr(space + 1);
        if (last.size() < 2) {
            return std::nullopt;
        }
        std::vector<Candidate> same_name;
        std::vector<Candidate> related;
        for (const Index index : m_streets->ending_with(m_insee, last)) {
            const KeyParts known = parts_of_key((*m_streets)[index].key);
            const bool same_type = known.type == m_parts.type;
            if (known.name == m_parts.name) {
                add(same_name, {index, same_type, WordRelation::fewer});
            } else if (const WordRelation relation = relation_of(m_parts.name, known.name);
                       relation != WordRelation::none && same_type) {
                add(related, {index, same_type, relation});
            }
        }
        if (same_name.size() == 1) {
            const Street street = (*m_streets)[same_name.front().street];
            say([&] { return text_of(_("only {0} bears the name"), street.label); });
            StreetMatch match = found(same_name.front().street, '1');
            note(match, m_given->type.empty() ? Reason::type_added : Reason::type_expanded);
            return match;
        }
        if (!same_name.empty()) {
            return several(same_name);
        }
        if (related.size() == 1) {
            const Street street = (*m_streets)[related.front().street];
            say([&] {
                return text_of(_("{0} is the only street with these words"), street.label);
            });
            StreetMatch match = found(related.front().street, '2');
            note(match, related.front().relation == WordRelation::initials
                            ? Reason::initial_expanded
                            : Reason::words_added);
            return match;
        }
        return related.empty() ? std::nullopt : std::optional(several(related));
    }

    /// Streets of one label at two postcodes are one candidate.
    void add(std::vector<Candidate>& list, const Candidate& candidate) const {
        const Street street = (*m_streets)[candidate.street];
        for (Candidate& other : list) {
            const Street known = (*m_streets)[other.street];
            if (known.label == street.label) {
                other.street = street.postcode == m_postcode ? candidate.street : other.street;
                return;
            }
        }
        list.push_back(candidate);
    }

    /// One or two edits in the whole key, never in a number, and nothing else as near.
    std::optional<StreetMatch> by_typing_error() {
        constexpr std::size_t k_long = 8;
        constexpr std::size_t k_least = 4;
        const std::size_t limit = m_parts.name.size() < k_long ? 1 : 2;
        std::vector<Candidate> nearest;
        std::size_t least = limit;
        const Streets::Range all = m_streets->of_commune(m_insee);
        for (Index i = all.first; m_parts.name.size() >= k_least && i < all.last; ++i) {
            const Street street = (*m_streets)[i];
            const KeyParts known = parts_of_key(street.key);
            if ((known.type != m_parts.type && !m_parts.type.empty()) ||
                !same_digits(known.name, m_parts.name)) {
                continue;
            }
            const std::size_t distance =
                similarity::osa_distance(known.name, m_parts.name, limit + 1);
            if (distance <= limit && (nearest.empty() || distance < least)) {
                nearest.clear();
                least = distance;
            }
            if (distance == least && distance <= limit) {
                add(nearest, {i, true, WordRelation::none});
            }
        }
        if (nearest.empty()) {
            return std::nullopt;
        }
        if (nearest.size() > 1) {
            return several(nearest);
        }
        const Street street = (*m_streets)[nearest.front().street];
        say([&] { return text_of(_("a typing error away: {0}"), street.label); });
        StreetMatch match = found(nearest.front().street, '3');
        note(match, Reason::street_typo);
        return match;
    }

    StreetMatch several(const std::vector<Candidate>& list) const {
        constexpr std::size_t k_most = 5;
        StreetMatch match;
        match.street = '8';
        match.parts = *m_given;
        match.number = m_given->number.empty() ? '2' : '7';
        for (const Candidate& candidate : list) {
            if (match.candidates.size() < k_most) {
                match.candidates.emplace_back((*m_streets)[candidate.street].label);
            }
        }
        say([&] { return _("several streets are possible: nothing is chosen"); });
        return match;
    }

    /// What was abbreviated from the label is no change.
    void note(StreetMatch& match, Reason reason) const {
        if (match.street != '0') {
            match.changes.push_back({reason, 4, m_label, match.parts.label()});
        }
    }

    StreetMatch found(Index index, char code) const {
        const Street street = (*m_streets)[index];
        const bool is_short_form =
            m_label != street.label &&
            (street.printed == m_label || fit_street_label(street.label).text == m_label);
        StreetMatch match;
        match.street = street.is_hamlet && m_given->number.empty() ? '6'
                       : is_short_form                             ? '0'
                                                                   : code;
        match.printed = street.printed;
        match.postcode = street.postcode;
        match.insee = street.insee;
        match.parts = *m_given;
        const StreetParts known = read_street(street.label);
        match.parts.type = known.type;
        match.parts.name = known.number.empty() ? known.name : std::string(street.label);
        if (match.parts.label() != street.label) { // the base has the last word
            match.parts.type.clear();
            match.parts.name = street.label;
        }
        rate_number(index, match);
        return match;
    }

    void rate_number(Index index, StreetMatch& match) const {
        StreetParts& parts = match.parts;
        if (match.street == '6') {
            match.number = '5';
        } else if (parts.number.empty()) {
            match.number = '2';
        } else {
            switch (m_streets->has_number(index, parts.number, parts.repetition)) {
            case NumberFound::no:
                match.number = '3';
                break;
            case NumberFound::other_repetition:
                match.number = '1';
                if (!parts.repetition.empty() &&
                    m_streets->has_number(index, parts.number, {}) == NumberFound::yes) {
                    match.changes.push_back(
                        {Reason::rep_dropped, 4, parts.repetition, std::string()});
                    parts.repetition.clear();
                }
                break;
            case NumberFound::yes:
                match.number = parts.number_rest.empty() ? '0' : '4';
                break;
            }
        }
    }

    const StreetParts* m_given;
    std::string_view m_insee;
    std::string_view m_postcode;
    const Streets* m_streets;
    const Trace* m_trace;
    std::string m_label;
    std::string m_key;
    KeyParts m_parts;
};

} // namespace

StreetMatch match_street(const StreetParts& given, std::string_view insee,
                         std::string_view postcode, const Streets& streets, const Trace& trace) {
    return StreetMatcher(given, insee, postcode, streets, trace).run();
}

StreetMatch find_elsewhere(const StreetParts& given, std::span<const std::string> communes,
                           const Streets& streets, const Trace& trace) {
    std::optional<StreetMatch> only;
    for (const std::string& insee : communes) {
        if (given.number.empty() || !streets.covers(insee)) {
            continue;
        }
        std::optional<StreetMatch> match = StreetMatcher(given, insee, {}, streets, {}).by_key();
        if (!match || (match->number != '0' && match->number != '1' && match->number != '4')) {
            continue;
        }
        if (only) {
            return {};
        }
        only = std::move(match);
    }
    if (!only) {
        return {};
    }
    if (trace) {
        trace(text_of(_("only {0} has the street with this number"), only->postcode));
    }
    return std::move(*only);
}

} // namespace bdd::rnvp
