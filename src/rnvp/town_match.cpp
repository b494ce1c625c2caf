#include "rnvp/alike_towns.hpp"
#include "rnvp/cedex_match.hpp"
#include "rnvp/near_codes.hpp"
#include "rnvp/norm_words.hpp"
#include "rnvp/place_search.hpp"

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
    Matcher(const LastLine& given, const Places& places, const CedexCodes& cedex,
            const Trace& trace)
        : m_given(given)
        , m_places(&places)
        , m_cedex(&cedex)
        , m_trace(&trace)
        , m_key(town_key(given.town)) {}

    TownMatch run() {
        if (m_given.code.empty() && m_given.town.empty()) {
            return {};
        }
        restore_zero();
        if (Answer match = ambiguous_codes()) {
            return finish(std::move(*match));
        }
        if (m_given.code.empty()) {
            return finish(by_name_alone());
        }
        if (m_given.town.empty()) {
            return finish(by_code_alone());
        }
        return finish(m_places->is_postcode(m_given.code) ? by_postcode() : by_other_code());
    }

private:
    /// `step` makes the words; it is not called when nobody listens.
    template <typename Step>
    void say(Step&& step) const {
        if (*m_trace) {
            (*m_trace)(step());
        }
    }

    /// Four digits are a postcode that a spreadsheet took for a number.
    void restore_zero() {
        constexpr std::size_t k_short = 4;
        if (m_given.code.size() == k_short) {
            const std::string restored = "0" + m_given.code;
            say([&] {
                return text_of(_("{0} has four digits: taken for {1}"), m_given.code, restored);
            });
            m_zero = Change{Reason::zero_restored, 6, m_given.code, restored};
            m_given.code = restored;
        }
    }

    /// Two postcodes, or an arrondissement that contradicts the postcode: nothing is chosen.
    Answer ambiguous_codes() {
        std::string other = m_given.other_code;
        if (const std::string of_number = code_of_arrondissement(); !of_number.empty()) {
            if (m_given.code.empty() || m_given.code.ends_with("000")) {
                say([&] {
                    return text_of(_("the arrondissement gives the postcode {0}"), of_number);
                });
                m_zero = Change{m_given.code.empty() ? Reason::cp_added : Reason::cp_corrected, 6,
                                m_given.code, of_number};
                m_given.code = of_number;
                m_filled = true;
            } else if (of_number != m_given.code && m_given.code != "75116" &&
                       m_places->is_postcode(m_given.code) && !m_given.says_cedex) {
                other = of_number;
            }
        }
        if (other.empty()) {
            return std::nullopt;
        }
        say([&] {
            return text_of(_("two postcodes, {0} and {1}: nothing is chosen"), m_given.code, other);
        });
        TownMatch match = kept('8');
        match.changes.push_back({Reason::two_postcodes, 6, m_given.raw, {}});
        match.candidates = candidate_lines(both(m_given.code, other));
        return match;
    }

    [[nodiscard]] std::string code_of_arrondissement() const {
        if (m_given.arrondissement == 0) {
            return {};
        }
        const int number = m_given.arrondissement;
        const std::string two = {static_cast<char>('0' + number / 10),
                                 static_cast<char>('0' + number % 10)};
        std::string code = m_key == "PARIS"       ? "750" + two
                           : m_key == "LYON"      ? "690" + two
                           : m_key == "MARSEILLE" ? "130" + two
                                                  : std::string();
        return m_places->is_postcode(code) ? code : std::string();
    }

    /// What the name may be at either postcode, else the first commune of each.
    [[nodiscard]] std::vector<Place> both(std::string_view a, std::string_view b) const {
        std::vector<Place> found;
        for (const std::string_view code : {a, b}) {
            std::vector<Place> named = named_at(code);
            if (named.empty() && !m_places->at(code).empty()) {
                named.push_back((*m_places)[m_places->at(code).front()]);
            }
            found.insert(found.end(), named.begin(), named.end());
        }
        for (const Place& place : places_named(
                 *m_places, m_key, [&](const Place& p) { return is_in_area(p, area_of(a)); })) {
            found.push_back(place);
        }
        return found;
    }

    [[nodiscard]] std::vector<Place> named_at(std::string_view code) const {
        return places_named(*m_places, m_key, [&](const Place& p) { return p.postcode == code; });
    }
    [[nodiscard]] std::vector<Place> named_in_area() const {
        const std::string_view area = area_of(m_given.code);
        return places_named(*m_places, m_key, [&](const Place& p) { return is_in_area(p, area); });
    }
    [[nodiscard]] CedexQuestion question() const { return {&m_given, m_key, m_places, m_cedex}; }

    // Section 7.1: the code is a postcode.
    TownMatch by_postcode() {
        const std::vector<Place> here = named_at(m_given.code);
        if (m_given.says_cedex) {
            say([&] { return _("the word CEDEX behind a postcode: both are kept"); });
            return keep_cedex(question());
        }
        if (const Place* place = best_of(here)) {
            return as_named(*place);
        }
        say([&] { return text_of(_("no {0} at {1}"), m_given.town, m_given.code); });
        for (const auto& rule :
             {&Matcher::part_of_name, &Matcher::typing_error, &Matcher::other_code_in_area,
              &Matcher::slip_of_code, &Matcher::only_one_in_france}) {
            if (Answer match = (this->*rule)()) {
                return std::move(*match);
            }
        }
        return unresolved();
    }

    // Section 7.2: it is none.
    TownMatch by_other_code() {
        if (m_given.says_cedex) {
            say([&] {
                return text_of(_("{0} is a code of business delivery: kept"), m_given.code);
            });
            return keep_cedex(question());
        }
        say([&] { return text_of(_("{0} is no postcode"), m_given.code); });
        if (Answer match = add_cedex(question())) {
            say([&] { return _("a CEDEX base knows the code: the word is added"); });
            return std::move(*match);
        }
        for (const auto& rule : {&Matcher::insee_code, &Matcher::swapped_digits}) {
            if (Answer match = (this->*rule)()) {
                return std::move(*match);
            }
        }
        if (Answer match = infer_cedex(question())) {
            say([&] {
                return _("its last digit and the département of the town make it a CEDEX code");
            });
            return std::move(*match);
        }
        for (const auto& rule : {&Matcher::slip_of_code, &Matcher::other_code_in_area}) {
            if (Answer match = (this->*rule)()) {
                return std::move(*match);
            }
        }
        return unresolved();
    }

    // Section 7.3.
    TownMatch by_name_alone() {
        if (m_given.says_cedex) {
            say([&] { return _("CEDEX without a code: kept"); });
            TownMatch match = keep_cedex(question());
            match.code = '8';
            return match;
        }
        const std::vector<Place> found =
            communes_first(places_named(*m_places, m_key, [](const Place&) { return true; }));
        if (found.size() == 1) {
            say([&] { return text_of(_("only one {0} in France"), m_given.town); });
            return corrected(found.front(), '3', Reason::cp_added);
        }
        TownMatch match = kept(found.empty() ? '9' : '8');
        match.candidates = candidate_lines(by_population(found));
        say([&] {
            return found.empty() ? text_of(_("no place is called {0}"), m_given.town)
                                 : text_of(_("{0} places are called {1}: nothing is chosen"),
                                           found.size(), m_given.town);
        });
        return match;
    }

    TownMatch by_code_alone() {
        std::vector<Place> communes;
        for (const Places::Index index : m_places->at(m_given.code)) {
            const Place place = (*m_places)[index];
            if (rank_of(place.kind) > rank_of(PlaceKind::delivery_only)) {
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
            say([&] { return text_of(_("one town at {0}"), m_given.code); });
            return corrected(communes.front(), '2', Reason::town_added);
        }
        if (const CedexCode* known = m_cedex->find(m_given.code);
            known != nullptr && !known->label.empty()) {
            m_given.town = known->label;
            m_given.says_cedex = true;
            const auto word = m_given.town.find(" CEDEX");
            if (word != std::string::npos) {
                m_given.cedex_number =
                    m_given.town.size() > word + 7 ? m_given.town.substr(word + 7) : "";
                m_given.town.resize(word);
            }
            m_key = town_key(m_given.town);
            TownMatch match = keep_cedex(question());
            match.code = '5';
            match.changes.push_back({Reason::town_added, 6, m_given.raw, match.line()});
            return match;
        }
        TownMatch match = kept(communes.empty() ? '9' : '8');
        match.candidates = candidate_lines(communes);
        return match;
    }

    TownMatch as_named(const Place& place) {
        const bool is_old = place.kind == PlaceKind::old_commune || place.kind == PlaceKind::hamlet;
        say([&] {
            return text_of(is_old ? _("{0} is an old commune or a hamlet at {1}: {2}")
                                  : _("{0} stands at {1}: {2}"),
                           m_given.town, m_given.code, place.label);
        });
        TownMatch match = found_at(place);
        match.code = m_filled ? '3' : is_old ? '4' : m_zero ? '3' : '0';
        if (!is_old && place.label == m_given.town) {
            return match;
        }
        if (is_old && key_of_label(place) != m_key) {
            match.locality = place.name;
            match.changes.push_back(
                {place.kind == PlaceKind::hamlet ? Reason::hamlet_to_l5 : Reason::old_commune, 6,
                 m_given.town, std::string(place.label)});
        } else if (!is_old && key_of_label(place) != m_key) {
            match.changes.push_back(
                {Reason::label_official, 6, m_given.town, std::string(place.label)});
        }
        return match;
    }

    Answer part_of_name() {
        return clear_one(places_sharing_name(*m_places, m_given.code, m_key),
                         Reason::label_corrected);
    }
    Answer typing_error() {
        return clear_one(places_nearly_named(*m_places, m_given.code, m_key), Reason::label_typo);
    }

    Answer clear_one(const std::vector<Place>& found, Reason reason) {
        if (found.size() != 1) {
            return std::nullopt;
        }
        const Place& place = found.front();
        const bool is_old = place.kind == PlaceKind::old_commune || place.kind == PlaceKind::hamlet;
        say([&] {
            return reason == Reason::label_typo
                       ? text_of(_("a typing error away at this postcode: {0}"), place.name)
                       : text_of(_("a part of a name at this postcode: {0}"), place.name);
        });
        TownMatch match = corrected(place, is_old ? '4' : '2', reason);
        if (is_old) {
            match.locality = place.name;
        }
        if (reason == Reason::label_corrected) {
            match.rest = left_over(town_key(place.name));
        }
        return match;
    }

    /// "MIOS CAUDOS" at MIOS leaves CAUDOS; "WAILLY LES ARRAS" at WAILLY nothing: LES ARRAS says
    /// where it lies.
    [[nodiscard]] std::string left_over(std::string_view name) const {
        if (m_key.size() <= name.size()) {
            return {};
        }
        const std::string_view rest =
            m_key.starts_with(name) ? std::string_view(m_key).substr(name.size() + 1)
            : m_key.ends_with(name)
                ? std::string_view(m_key).substr(0, m_key.size() - name.size() - 1)
                : std::string_view();
        return is_link(rest.substr(0, rest.find(' '))) ? std::string() : std::string(rest);
    }

    /// The same name elsewhere in the département, at one postcode.
    Answer other_code_in_area() {
        const std::vector<Place> found = communes_first(named_in_area());
        if (found.size() != 1) {
            return std::nullopt;
        }
        say([&] {
            return text_of(_("the only {0} of the département has {1}"), m_given.town,
                           found.front().postcode);
        });
        return corrected(found.front(), '3', Reason::cp_corrected);
    }

    Answer insee_code() {
        const auto of_code = m_places->of_insee(m_given.code);
        const bool is_named = std::any_of(of_code.begin(), of_code.end(), [&](auto index) {
            return m_places->key(index) == m_key || m_places->label_key(index) == m_key;
        });
        if (!is_named) {
            return std::nullopt;
        }
        std::vector<Place> found;
        for (const Places::Index index : of_code) {
            const Place place = (*m_places)[index];
            if (m_places->key(index) == m_key || m_places->label_key(index) == m_key) {
                found.push_back(place);
            }
        }
        found = communes_first(std::move(found));
        if (found.size() != 1) {
            return std::nullopt;
        }
        say([&] { return text_of(_("{0} is the INSEE code of {1}"), m_given.code, m_given.town); });
        return corrected(found.front(), '3', Reason::insee_as_cp);
    }

    Answer swapped_digits() { return by_slip(Slip::swapped_neighbours, Reason::cp_digits_swapped); }
    Answer slip_of_code() {
        if (Answer match = by_slip(Slip::swapped_neighbours, Reason::cp_digits_swapped)) {
            return match;
        }
        return by_slip(Slip::one_digit, Reason::cp_corrected);
    }
    Answer by_slip(Slip slip, Reason reason) {
        const std::vector<Place> found =
            communes_first(places_named(*m_places, m_key, [&](const Place& p) {
                return slip_between(m_given.code, p.postcode) == slip;
            }));
        if (found.size() != 1) {
            return std::nullopt;
        }
        say([&] {
            return text_of(_("{0} is one slip away from {1}, the postcode of {2}"), m_given.code,
                           found.front().postcode, m_given.town);
        });
        return corrected(found.front(), '3', reason);
    }

    Answer only_one_in_france() {
        const std::vector<Place> found =
            places_named(*m_places, m_key, [](const Place&) { return true; });
        // LE MARIGOT is not meant by MARIGOT when nothing else points there.
        const bool is_whole = !found.empty() && (town_key(found.front().name) == m_key ||
                                                 key_of_label(found.front()) == m_key);
        if (found.size() != 1 || !is_whole ||
            rank_of(found.front().kind) > rank_of(PlaceKind::commune)) {
            return std::nullopt;
        }
        say([&] { return text_of(_("only one {0} in France"), m_given.town); });
        return corrected(found.front(), '3', Reason::cp_corrected);
    }

    TownMatch unresolved() {
        std::vector<Place> found = communes_first(named_in_area());
        if (found.empty()) {
            for (const Places::Index index : m_places->at(m_given.code)) {
                found.push_back((*m_places)[index]);
            }
        }
        TownMatch match = kept(found.empty() ? '9' : '8');
        match.candidates = candidate_lines(found);
        say([&] {
            return found.empty() ? _("nothing like it is known: kept as it came")
                                 : _("several towns are possible: nothing is chosen");
        });
        return match;
    }

    /// Communes alone where there are any: a hamlet of the name elsewhere does not count.
    static std::vector<Place> communes_first(std::vector<Place> found) {
        const auto is_minor = [](const Place& p) {
            return rank_of(p.kind) > rank_of(PlaceKind::delivery_only);
        };
        if (!std::all_of(found.begin(), found.end(), is_minor)) {
            std::erase_if(found, is_minor);
        }
        return found;
    }
    static std::vector<Place> by_population(std::vector<Place> found) {
        std::stable_sort(found.begin(), found.end(), [](const Place& a, const Place& b) {
            return a.population > b.population;
        });
        return found;
    }

    static std::string key_of_label(const Place& place) { return town_key(place.label); }

    [[nodiscard]] TownMatch found_at(const Place& place) const {
        TownMatch match;
        match.postcode = place.postcode;
        match.label = place.label;
        match.insee = place.insee;
        return match;
    }
    [[nodiscard]] TownMatch corrected(const Place& place, char code, Reason reason) const {
        TownMatch match = found_at(place);
        match.code = m_zero ? std::max(code, '3') : code;
        match.changes.push_back({reason, 6, m_given.raw, match.line()});
        const bool is_old = place.kind == PlaceKind::old_commune || place.kind == PlaceKind::hamlet;
        if (is_old && key_of_label(place) != m_key) {
            match.locality = place.name;
        }
        return match;
    }
    /// Nothing corrected: as it came, in norm form.
    [[nodiscard]] TownMatch kept(char code) const {
        TownMatch match;
        match.code = code;
        match.postcode = m_given.code;
        match.label = m_given.town;
        match.is_cedex = m_given.says_cedex;
        match.cedex_number = m_given.cedex_number;
        return match;
    }

    TownMatch finish(TownMatch match) const {
        if (m_zero) {
            match.changes.insert(match.changes.begin(), *m_zero);
        }
        if (m_given.town_was_glued) {
            match.changes.push_back({Reason::glued_word_split, 6, m_given.raw, match.line()});
        }
        if (m_given.arrondissement != 0) {
            match.changes.push_back({Reason::arrondissement_dropped, 6, m_given.raw, match.line()});
        }
        return match;
    }

    LastLine m_given;
    const Places* m_places;
    const CedexCodes* m_cedex;
    const Trace* m_trace;
    std::string m_key;
    std::optional<Change> m_zero; ///< The code that was completed before the rules.
    bool m_filled = false;        ///< From the arrondissement.
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
    return Matcher(given, places, cedex, trace).run();
}

} // namespace bdd::rnvp
