#include "rnvp/arrondissements.hpp"
#include "rnvp/cedex_match.hpp"
#include "rnvp/town_corrections.hpp"
#include "rnvp/town_question.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/rnvp/town_match.hpp>

#include <algorithm>
#include <optional>

namespace bdd::rnvp {

namespace {

using Answer = std::optional<TownMatch>;

class Matcher {
public:
    explicit Matcher(TownQuestion question)
        : m_question(std::move(question)) {}

    TownMatch run() {
        if (m_question.given.code.empty() && m_question.given.town.empty()) {
            return {};
        }
        restore_zero();
        if (Answer match = ambiguous_codes()) {
            return finish(std::move(*match));
        }
        if (m_question.given.code.empty()) {
            return finish(by_name_alone());
        }
        if (m_question.given.town.empty()) {
            return finish(by_code_alone());
        }
        return finish(m_question.places->is_postcode(m_question.given.code) ? by_postcode()
                                                                            : by_other_code());
    }

private:
    /// Four digits are a postcode that a spreadsheet took for a number.
    void restore_zero() {
        constexpr std::size_t k_short = 4;
        if (m_question.given.code.size() == k_short) {
            const std::string restored = "0" + m_question.given.code;
            m_question.say([&] {
                return text_of(_("{0} has four digits: taken for {1}"), m_question.given.code,
                               restored);
            });
            m_question.completed =
                Change{Reason::zero_restored, 6, m_question.given.code, restored};
            m_question.given.code = restored;
        }
    }

    /// Two postcodes, or an arrondissement that contradicts the postcode: nothing is chosen.
    Answer ambiguous_codes() {
        std::string other = m_question.given.other_code;
        if (const std::string of_number = code_of_arrondissement(); !of_number.empty()) {
            if (m_question.given.code.empty() || m_question.given.code.ends_with("000")) {
                m_question.say([&] {
                    return text_of(_("the arrondissement gives the postcode {0}"), of_number);
                });
                m_question.completed =
                    Change{m_question.given.code.empty() ? Reason::cp_added : Reason::cp_corrected,
                           6, m_question.given.code, of_number};
                m_question.given.code = of_number;
                m_question.was_filled = true;
            } else if (of_number != m_question.given.code && m_question.given.code != "75116" &&
                       m_question.places->is_postcode(m_question.given.code) &&
                       !m_question.given.says_cedex) {
                other = of_number;
            }
        }
        if (other.empty() || is_beside(other)) {
            return std::nullopt;
        }
        m_question.say([&] {
            return m_question.given.code.empty()
                       ? text_of(_("{0} beside another town, {1}: nothing is chosen"), other,
                                 m_question.given.town)
                       : text_of(_("two postcodes, {0} and {1}: nothing is chosen"),
                                 m_question.given.code, other);
        });
        TownMatch match = m_question.kept('8');
        match.changes.push_back({Reason::two_postcodes, 6, m_question.given.raw, {}});
        match.candidates = candidate_lines(both(m_question.given.code, other));
        return match;
    }

    /// A second code that contradicts nothing stays above, on line 3: it is no postcode, or it is
    /// the town's own beside the code of its business delivery.
    [[nodiscard]] bool is_beside(std::string_view other) const {
        if (m_question.places->is_postcode(m_question.given.code)) {
            return !m_question.places->is_postcode(other);
        }
        return area_of(m_question.given.code) == area_of(other) &&
               !m_question.named_at(other).empty();
    }

    [[nodiscard]] std::string code_of_arrondissement() const {
        std::string code =
            postcode_of_arrondissement(m_question.key, m_question.given.arrondissement);
        return m_question.places->is_postcode(code) ? code : std::string();
    }

    /// What the name may be at either postcode, else the first commune of each.
    [[nodiscard]] std::vector<Place> both(std::string_view a, std::string_view b) const {
        std::vector<Place> found;
        for (const std::string_view code : {a, b}) {
            std::vector<Place> named = m_question.named_at(code);
            if (named.empty() && !m_question.places->at(code).empty()) {
                named.push_back((*m_question.places)[m_question.places->at(code).front()]);
            }
            found.insert(found.end(), named.begin(), named.end());
        }
        for (const Place& place :
             places_named(*m_question.places, m_question.key,
                          [&](const Place& p) { return is_in_area(p, area_of(a)); })) {
            found.push_back(place);
        }
        return found;
    }

    // Section 7.1: the code is a postcode.
    TownMatch by_postcode() {
        const std::vector<Place> here = m_question.named_at(m_question.given.code);
        if (m_question.given.says_cedex) {
            m_question.say([&] { return _("the word CEDEX behind a postcode: both are kept"); });
            return keep_cedex(m_question);
        }
        if (const Place* place = best_of(here)) {
            return as_named(*place);
        }
        m_question.say([&] {
            return text_of(_("no {0} at {1}"), m_question.given.town, m_question.given.code);
        });
        for (const auto& rule : {&part_of_name, &typing_error, &other_code_in_area, &slip_of_code,
                                 &only_one_in_france}) {
            if (Answer match = (*rule)(m_question)) {
                return std::move(*match);
            }
        }
        return unresolved();
    }

    // Section 7.2: it is none.
    TownMatch by_other_code() {
        if (m_question.given.says_cedex) {
            m_question.say([&] {
                return text_of(_("{0} is a code of business delivery: kept"),
                               m_question.given.code);
            });
            return keep_cedex(m_question);
        }
        m_question.say([&] { return text_of(_("{0} is no postcode"), m_question.given.code); });
        if (Answer match = add_cedex(m_question)) {
            m_question.say([&] { return _("a CEDEX base knows the code: the word is added"); });
            return std::move(*match);
        }
        for (const auto& rule : {&insee_code, &swapped_digits}) {
            if (Answer match = (*rule)(m_question)) {
                return std::move(*match);
            }
        }
        if (Answer match = infer_cedex(m_question)) {
            m_question.say([&] {
                return _("its last digit and the département of the town make it a CEDEX code");
            });
            return std::move(*match);
        }
        for (const auto& rule : {&slip_of_code, &other_code_in_area}) {
            if (Answer match = (*rule)(m_question)) {
                return std::move(*match);
            }
        }
        return unresolved();
    }

    // Section 7.3.
    TownMatch by_name_alone() {
        if (m_question.given.says_cedex) {
            m_question.say([&] { return _("CEDEX without a code: kept"); });
            TownMatch match = keep_cedex(m_question);
            match.code = '8';
            return match;
        }
        const std::vector<Place> found = communes_first(m_question.named_in_france());
        if (found.size() == 1) {
            m_question.say(
                [&] { return text_of(_("only one {0} in France"), m_question.given.town); });
            return m_question.corrected(found.front(), '3', Reason::cp_added);
        }
        TownMatch match = m_question.kept(found.empty() ? '9' : '8');
        match.candidates = candidate_lines(by_population(found));
        m_question.say([&] {
            return found.empty() ? text_of(_("no place is called {0}"), m_question.given.town)
                                 : text_of(_("{0} places are called {1}: nothing is chosen"),
                                           found.size(), m_question.given.town);
        });
        return match;
    }

    TownMatch by_code_alone() {
        std::vector<Place> communes;
        for (const Places::Index index : m_question.places->at(m_question.given.code)) {
            const Place place = (*m_question.places)[index];
            if (is_minor(place.kind)) {
                continue;
            }
            const auto same = std::find_if(communes.begin(), communes.end(),
                                           [&](const Place& p) { return p.label == place.label; });
            if (same == communes.end()) {
                communes.push_back(place);
            } else if (rank_of(place.kind) < rank_of(same->kind)) {
                *same = place; // the arrondissement, not its city
            }
        }
        if (communes.size() == 1) {
            m_question.say([&] { return text_of(_("one town at {0}"), m_question.given.code); });
            return m_question.corrected(communes.front(), '2', Reason::town_added);
        }
        if (const CedexCode* known = m_question.cedex->find(m_question.given.code);
            known != nullptr && !known->label.empty()) {
            CedexOffice office = office_of(known->label);
            m_question.given.town = std::move(office.label);
            m_question.given.cedex_number = std::move(office.number);
            m_question.given.says_cedex = true;
            m_question.key = town_key(m_question.given.town);
            TownMatch match = keep_cedex(m_question);
            match.code = '5';
            match.changes.push_back({Reason::town_added, 6, m_question.given.raw, match.line()});
            return match;
        }
        TownMatch match = m_question.kept(communes.empty() ? '9' : '8');
        match.candidates = candidate_lines(communes);
        return match;
    }

    TownMatch as_named(const Place& place) {
        const bool is_old = is_minor(place.kind);
        m_question.say([&] {
            return text_of(is_old ? _("{0} is an old commune or a hamlet at {1}: {2}")
                                  : _("{0} stands at {1}: {2}"),
                           m_question.given.town, m_question.given.code, place.label);
        });
        TownMatch match = m_question.found_at(place);
        match.code = m_question.was_filled ? '3' : is_old ? '4' : m_question.completed ? '3' : '0';
        if (!is_old && place.label == m_question.given.town) {
            return match;
        }
        if (is_old && town_key(place.label) != m_question.key) {
            match.locality = place.name;
            match.changes.push_back(
                {place.kind == PlaceKind::hamlet ? Reason::hamlet_to_l5 : Reason::old_commune, 6,
                 m_question.given.town, std::string(place.label)});
        } else if (!is_old && town_key(place.label) != m_question.key) {
            match.changes.push_back(
                {Reason::label_official, 6, m_question.given.town, std::string(place.label)});
        }
        return match;
    }

    TownMatch unresolved() {
        std::vector<Place> found = communes_first(m_question.named_in_area());
        if (found.empty()) {
            for (const Places::Index index : m_question.places->at(m_question.given.code)) {
                found.push_back((*m_question.places)[index]);
            }
        }
        TownMatch match = m_question.kept(found.empty() ? '9' : '8');
        match.candidates = candidate_lines(found);
        m_question.say([&] {
            return found.empty() ? _("nothing like it is known: kept as it came")
                                 : _("several towns are possible: nothing is chosen");
        });
        return match;
    }

    static std::vector<Place> by_population(std::vector<Place> found) {
        std::stable_sort(found.begin(), found.end(), [](const Place& a, const Place& b) {
            return a.population > b.population;
        });
        return found;
    }

    TownMatch finish(TownMatch match) const {
        if (m_question.completed) {
            match.changes.insert(match.changes.begin(), *m_question.completed);
        }
        if (m_question.given.town_was_glued) {
            match.changes.push_back(
                {Reason::glued_word_split, 6, m_question.given.raw, match.line()});
        }
        if (m_question.given.arrondissement != 0) {
            match.changes.push_back(
                {Reason::arrondissement_dropped, 6, m_question.given.raw, match.line()});
        }
        return match;
    }

    TownQuestion m_question;
};

} // namespace

std::string TownMatch::line() const {
    std::string out = postcode;
    const auto add = [&out](std::string_view piece) {
        if (!piece.empty()) {
            out += out.empty() ? "" : " ";
            out += piece;
        }
    };
    add(label);
    if (is_cedex) {
        add("CEDEX");
        add(cedex_number);
    }
    return out;
}

TownMatch match_town(const LastLine& given, const Places& places, const CedexCodes& cedex,
                     const Trace& trace) {
    return Matcher({given, &places, &cedex, &trace, town_key(given.town), {}, false}).run();
}

} // namespace bdd::rnvp
