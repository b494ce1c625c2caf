#include "rnvp/arrondissements.hpp"
#include "rnvp/country_line.hpp"
#include "rnvp/form_reason.hpp"
#include "rnvp/input_cells.hpp"
#include "rnvp/physical_town.hpp"
#include "rnvp/place_search.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>
#include <bdd/rnvp/first_lines.hpp>
#include <bdd/rnvp/normalizer.hpp>
#include <bdd/rnvp/street_label.hpp>
#include <bdd/rnvp/street_match.hpp>

#include <algorithm>

namespace bdd::rnvp {

namespace {

constexpr std::size_t k_line_3 = 2; // in MailAddress::lines
constexpr std::size_t k_line_4 = 3;
constexpr std::size_t k_line_5 = 4;
constexpr std::size_t k_line_6 = 5;
constexpr std::size_t k_line_7 = 6;

class Work {
public:
    Work(const Reference& reference, const NormalizeOptions& options, const RawAddress& raw,
         const Trace& trace)
        : m_reference(&reference)
        , m_options(&options)
        , m_raw(&raw)
        , m_trace(&trace) {}

    MailAddress run() {
        m_cells = input_cells(*m_raw, m_out.changes);
        const std::string postcode = input_cell(m_raw->postcode, m_out.changes);
        const std::string town = input_cell(m_raw->town, m_out.changes);
        const CountryLine country = take_country(m_raw->country, postcode, town, m_cells);
        m_out.country = country.code;
        if (country.code != "FR" && country.code != "MC") {
            lay_out_abroad(country, postcode, town);
            return finish(!m_out.lines[k_line_6].empty());
        }
        if (!country.said.empty()) {
            m_out.lines[k_line_7] = country.line;
            note(country.line.empty() ? Reason::country_dropped : Reason::country_to_l7, 7,
                 country.said, country.line);
        }
        find_town(postcode, town, country.code == "MC");
        if (m_match.is_cedex) {
            split_physical_town(m_cells, m_reference->places, m_match.postcode);
        } else if (m_match.code < '5') {
            split_hamlet(m_cells, m_reference->places, m_match.postcode);
        }
        m_delivery = read_delivery(views(m_cells));
        if (m_delivery.is_military) {
            m_out.code.town = 'M';
        }
        find_locality();
        check_street();
        lay_out_street();
        lay_out_line_5();
        lay_out_first_lines();
        rate_street();
        return finish(true);
    }

private:
    template <typename Step>
    void say(Step&& step) const {
        if (*m_trace) {
            (*m_trace)(step());
        }
    }
    void note(Reason reason, int line, std::string_view before, std::string_view after) {
        m_out.changes.push_back(
            {reason, static_cast<std::uint8_t>(line), std::string(before), std::string(after)});
    }
    [[nodiscard]] bool has_change(int line) const {
        return std::any_of(m_out.changes.begin(), m_out.changes.end(),
                           [&](const Change& change) { return change.line == line; });
    }
    static std::vector<std::string_view> views(const std::vector<std::string>& cells) {
        return {cells.begin(), cells.end()};
    }
    /// True when a cell holds just this, in norm form.
    [[nodiscard]] bool stood_alone(std::string_view norm) const {
        return std::any_of(m_cells.begin(), m_cells.end(),
                           [&](const std::string& cell) { return text::key(cell) == norm; });
    }

    /// Nothing is checked: the last given line is line 6, the others stand above it as they came.
    void lay_out_abroad(const CountryLine& country, std::string_view postcode,
                        std::string_view town) {
        say([&] { return text_of(_("abroad, in {0}: nothing is checked"), country.line); });
        m_out.code = {'F', '7', '7', '0'};
        m_out.lines[k_line_7] = country.line;
        note(Reason::country_to_l7, 7, country.said, country.line);
        split_at_commas();
        std::string last(text::trim(postcode));
        if (const std::string_view name = text::trim(town); !name.empty()) {
            last += last.empty() ? "" : " ";
            last += name;
        }
        if (last.empty() && !m_cells.empty()) {
            last = std::move(m_cells.back());
            m_cells.pop_back();
        }
        m_out.postcode = text::trim(postcode);
        m_out.town = text::trim(town);
        std::vector<std::string> above;
        for (const std::string& cell : m_cells) {
            above.push_back(text::key(cell));
        }
        put_with_overflow(last, k_line_6, above);
        if (m_out.lines[k_line_4].empty() && !above.empty()) {
            const std::string street = std::move(above.back());
            above.pop_back();
            put_with_overflow(street, k_line_4, above);
        }
        m_delivery.complements = std::move(above);
        lay_out_first_lines();
    }

    /// A text that is too long ends on its line; what comes before goes to the words above.
    void put_with_overflow(std::string_view text, std::size_t line,
                           std::vector<std::string>& above) {
        std::vector<std::string> broken = break_lines(text);
        if (!broken.empty()) {
            m_out.lines[line] = std::move(broken.back());
            broken.pop_back();
            above.insert(above.end(), broken.begin(), broken.end());
        }
    }

    void split_at_commas() {
        std::vector<std::string> parts;
        for (const std::string& cell : m_cells) {
            for (const std::string_view part : text::split(cell, ',')) {
                if (const std::string_view words = text::trim(part); !words.empty()) {
                    parts.emplace_back(words);
                }
            }
        }
        m_cells = std::move(parts);
    }

    void find_town(std::string_view postcode, std::string_view town, bool is_in_monaco) {
        LastLine given = read_last_line(postcode, town);
        if (given.code.empty() && given.town.empty()) {
            given = take_last_line(m_cells, m_reference->places);
        } else if (given.town.empty() || given.code.empty()) {
            complete_from_cells(given);
        } else {
            take_repeated_town(m_cells, given);
        }
        if (is_in_monaco && given.code.empty()) {
            given.code = "98000"; // the only one
        }
        say([&] {
            return given.raw.empty() ? std::string(_("no postcode and no town are found"))
                                     : text_of(_("last line: {0}"), given.raw);
        });
        for (const std::string& words : {given.rest, given.other_code}) {
            if (!words.empty()) {
                m_cells.push_back(words); // kept, on line 3
            }
        }
        m_match = match_town(given, m_reference->places, m_reference->cedex, *m_trace);
        if (!m_match.rest.empty()) {
            m_cells.push_back(m_match.rest);
        }
        m_out.code.town = m_match.code;
        m_out.postcode = m_match.postcode;
        m_out.town = m_match.label;
        m_out.insee = m_match.insee;
        if (m_match.is_cedex) {
            m_out.cedex = "CEDEX";
            if (!m_match.cedex_number.empty()) {
                m_out.cedex += ' ' + m_match.cedex_number;
            }
        }
        m_out.candidates = m_match.candidates;
        m_out.changes.insert(m_out.changes.end(), m_match.changes.begin(), m_match.changes.end());
        lay_out_line_6(given);
    }

    /// A column held one half of the last line: the other may end the address cells.
    void complete_from_cells(LastLine& given) {
        std::vector<std::string> cells = m_cells;
        const LastLine found = take_last_line(cells, m_reference->places);
        const bool fits =
            given.town.empty()
                ? !found.town.empty() && (found.code.empty() || found.code == given.code)
                : found.town.empty() || town_key(found.town) == town_key(given.town);
        if (!fits || (found.code.empty() && found.town.empty())) {
            return;
        }
        m_cells = std::move(cells);
        add_to(given, found);
    }

    void lay_out_line_6(const LastLine& given) {
        std::string line = m_match.line();
        if (line.size() > k_line_limit) {
            const std::vector<std::string> broken = break_lines(line);
            note(Reason::cut, 6, line, broken.front());
            m_out.code.form = '2';
            line = broken.front();
            m_cells.insert(m_cells.end(), broken.begin() + 1, broken.end());
        }
        m_out.lines[k_line_6] = line;
        if (m_out.lines[k_line_6] == given.raw) {
            return;
        }
        if (m_match.code == '0') {
            m_out.code.town = '1';
        }
        const bool is_shorter =
            given.town != m_match.label && town_label(given.town) == m_match.label;
        if (is_shorter) {
            note(Reason::saint_short, 6, given.raw, line);
        } else if (!has_change(6)) {
            if (const auto reason = form_reason(given.raw, line)) {
                note(*reason, 6, given.raw, line);
            }
        }
    }

    /// A place known at this postcode or in this commune, other than the town itself.
    [[nodiscard]] bool is_locality(const std::string& words) const {
        if (m_match.postcode.empty() || m_match.code == '8' || m_match.code == '9') {
            return false;
        }
        const std::string key = town_key(words);
        if (key == town_key(m_match.label)) {
            return false;
        }
        const auto found = m_reference->places.named(key);
        return std::any_of(found.begin(), found.end(), [&](auto index) {
            const Place place = m_reference->places[index];
            if (m_match.is_cedex) {
                return is_in_area(place, area_of(m_match.postcode));
            }
            return (place.postcode == m_match.postcode || place.insee == m_match.insee) &&
                   rank_of(place.kind) > rank_of(PlaceKind::delivery_only);
        });
    }

    /// A hamlet, an old commune or the physical town of a CEDEX address goes to line 5.
    void find_locality() {
        m_locality = town_label(m_match.locality);
        if (m_locality.empty()) {
            for (std::vector<std::string>* words : {&m_delivery.tails, &m_delivery.complements}) {
                const auto at = std::find_if(words->begin(), words->end(),
                                             [&](const auto& text) { return is_locality(text); });
                if (at != words->end()) {
                    m_locality = town_label(*at);
                    const std::string before = std::move(*at);
                    words->erase(at);
                    note_locality(before);
                    return;
                }
            }
            // A hamlet alone stands for the street.
            const StreetParts& street = m_delivery.street;
            if (street.type.empty() && street.number.empty() && !street.name.empty() &&
                is_locality(street.name)) {
                m_locality = town_label(street.name);
                m_is_hamlet = true;
                note_locality(street.name);
                m_delivery.street = {};
            }
            return;
        }
        // Said once more above the town.
        const std::string key = town_key(m_locality);
        for (std::vector<std::string>* words : {&m_delivery.tails, &m_delivery.complements}) {
            std::erase_if(*words, [&](const std::string& text) { return town_key(text) == key; });
        }
    }
    void note_locality(std::string_view before) {
        if (!stood_alone(m_locality)) {
            note(m_match.is_cedex ? Reason::town_to_l5 : Reason::hamlet_to_l5, 5, before,
                 m_locality);
        }
    }

    /// What the user says a street is called now, or what the jargon of the house means.
    void apply_alias() {
        const std::string label = m_delivery.street.label();
        const auto alias = m_reference->aliases.find(label);
        if (label.empty() || alias == m_reference->aliases.end() || alias->second == label) {
            return;
        }
        say([&] { return text_of(_("an alias: {0} is {1}"), label, alias->second); });
        note(Reason::street_alias, 4, label, alias->second);
        const StreetParts meant = read_street(alias->second);
        m_delivery.street.type = meant.type;
        m_delivery.street.name = meant.name;
        m_is_alias = true;
    }

    /// Against the bases of streets, where they cover the commune.
    void check_street() {
        apply_alias();
        if (m_delivery.street.empty() || !m_delivery.special.empty() || m_match.is_cedex ||
            m_is_hamlet || m_out.code.town == 'M' || m_out.code.town == '9') {
            return;
        }
        const Streets& streets = m_reference->streets;
        const auto arrondissements = arrondissements_of(m_match.label);
        StreetMatch match;
        const bool is_covered = m_out.code.town != '8' && streets.covers(m_match.insee);
        if (is_covered) {
            match =
                match_street(m_delivery.street, m_match.insee, m_match.postcode, streets, *m_trace);
        }
        if (!arrondissements.empty() && (!match.is_found() || match.number == '3')) {
            StreetMatch other =
                find_elsewhere(m_delivery.street, arrondissements, streets, *m_trace);
            if (other.is_found()) {
                move_to(other);
                match = std::move(other);
            }
        }
        if (is_covered || match.is_found()) {
            take_street(std::move(match));
        }
    }

    /// The street tells the arrondissement.
    void move_to(const StreetMatch& match) {
        if (match.postcode == m_match.postcode) {
            return;
        }
        const std::string before = m_match.line();
        m_match.postcode = match.postcode;
        m_match.insee = match.insee;
        m_match.code = '3';
        m_out.code.town = '3';
        m_out.postcode = match.postcode;
        m_out.insee = match.insee;
        m_out.candidates.clear();
        m_out.lines[k_line_6] = m_match.line();
        note(Reason::arrondissement_from_street, 6, before, m_match.line());
    }

    void take_street(StreetMatch match) {
        m_is_street_checked = true;
        const bool is_exact = match.street == '0' || match.street == '1';
        m_out.code.street = m_is_alias && is_exact ? '4' : match.street;
        m_out.code.number = match.number;
        m_out.changes.insert(m_out.changes.end(), match.changes.begin(), match.changes.end());
        m_out.candidates.insert(m_out.candidates.end(), match.candidates.begin(),
                                match.candidates.end());
        m_delivery.street = std::move(match.parts);
        m_printed = std::move(match.printed);
    }

    void lay_out_street() {
        const StreetParts& street = m_delivery.street;
        m_out.street = street;
        const std::string label = street.label();
        if (label.empty() && street.number.empty()) {
            return;
        }
        FittedLabel fitted = fit_street_label(label);
        if (fitted.is_abbreviated && !m_printed.empty() && m_printed.size() <= k_label_limit) {
            fitted = {m_printed, true, false}; // the official one
        }
        std::string& line = m_out.lines[k_line_4];
        const auto add = [&line](std::string_view piece) {
            if (!piece.empty()) {
                line += line.empty() ? "" : " ";
                line += piece;
            }
        };
        add(street.number);
        add(m_options->long_repetition ? long_repetition(street.repetition)
                                       : std::string_view(street.repetition));
        add(fitted.text);
        if (line.size() > k_line_limit) {
            const std::vector<std::string> broken = break_lines(line);
            note(Reason::cut, 4, line, broken.front());
            line = broken.front();
            m_delivery.tails.insert(m_delivery.tails.end(), broken.begin() + 1, broken.end());
            m_out.code.form = '2';
        } else if (fitted.is_cut) {
            note(Reason::cut, 4, label, fitted.text);
            m_out.code.form = '2';
        } else if (fitted.is_abbreviated) {
            note(Reason::abbreviated_32, 4, label, fitted.text);
            m_out.code.form = std::max(m_out.code.form, '1');
        }
        note_street(street, line);
    }

    void note_street(const StreetParts& street, const std::string& line) {
        const std::string number = street.number;
        if (street.repetition_was_long && !m_options->long_repetition) {
            note(Reason::rep_letter, 4, long_repetition(street.repetition), street.repetition);
        }
        if (!street.number_rest.empty()) {
            note(Reason::range_cut, 4, number + ' ' + street.number_rest, number);
        }
        if (street.zero_was_dropped) {
            note(Reason::zero_dropped, 4, "0" + number, number);
        }
        if (street.number_is_too_long) {
            note(Reason::number_too_long, 4, line, line);
        }
        if (street.type_was_short) {
            note(Reason::type_expanded, 4, {}, street.type);
        }
        if (m_delivery.order_was_restored) {
            note(Reason::order_restored, 4, {}, line);
        }
        if (has_change(4) || std::find(m_cells.begin(), m_cells.end(), line) != m_cells.end()) {
            return;
        }
        for (const std::string& cell : m_cells) {
            if (const auto reason = form_reason(cell, text::key(cell))) {
                note(*reason, 4, cell, line);
                return;
            }
        }
    }

    static std::string_view long_repetition(std::string_view letter) noexcept {
        return letter == "B"   ? "BIS"
               : letter == "T" ? "TER"
               : letter == "Q" ? "QUATER"
               : letter == "C" ? "QUINQUIES"
                               : letter;
    }

    /// The box first, the locality behind it, or on line 3 when both do not fit.
    void lay_out_line_5() {
        m_out.special = m_delivery.special;
        std::string& line = m_out.lines[k_line_5];
        line = m_delivery.special;
        if (!line.empty() && !stood_alone(line)) {
            note(Reason::special_to_l5, 5, {}, line);
        }
        if (m_locality.empty()) {
        } else if (line.empty()) {
            line = m_locality;
        } else if (line.size() + 1 + m_locality.size() <= k_line_limit) {
            line += ' ' + m_locality;
        } else {
            note(Reason::line_overflow, 3, m_locality, m_locality);
            m_delivery.tails.push_back(m_locality);
        }
        if (line.size() > k_line_limit) {
            const std::vector<std::string> broken = break_lines(line);
            line = broken.front();
            m_delivery.tails.insert(m_delivery.tails.end(), broken.begin() + 1, broken.end());
            note(Reason::line_overflow, 5, m_delivery.special, line);
        }
    }

    void lay_out_first_lines() {
        std::vector<std::string> words = m_delivery.complements;
        words.insert(words.end(), m_delivery.other_streets.begin(), m_delivery.other_streets.end());
        words.insert(words.end(), m_delivery.tails.begin(), m_delivery.tails.end());
        for (const std::string& text : words) {
            if (!stood_alone(text)) {
                note(Reason::complement_to_l3, 3, {}, text);
            }
        }
        const auto first = [&](std::string_view text) {
            return m_options->keep_first_lines ? text::clean_line(text) : text::key(text);
        };
        const FirstLines filled =
            fill_first_lines(first(m_raw->company), first(m_raw->person), words);
        std::copy(filled.lines.begin(), filled.lines.end(), m_out.lines.begin());
        if (filled.overflowed) {
            note(Reason::line_overflow, 3, {}, m_out.lines[k_line_3]);
        }
        for (const std::string& text : words) {
            m_out.complement += m_out.complement.empty() ? text : ' ' + text;
        }
        if (filled.was_cut) {
            note(Reason::cut, 3, m_out.complement, m_out.lines[k_line_3]);
            m_out.code.form = '2';
        }
    }

    /// Positions S and N where no base of streets covers the commune.
    void rate_street() {
        if (m_out.code.town == 'M' || m_is_street_checked) {
            return;
        }
        const StreetParts& street = m_out.street;
        if (!m_out.special.empty() || m_match.is_cedex) {
            m_out.code.street = '5';
        } else if (m_is_hamlet) {
            m_out.code.street = '6';
        }
        if (m_out.code.street == '5' || m_out.code.street == '6') {
            m_out.code.number = '5';
        } else if (street.number.empty()) {
            m_out.code.number = '2';
        } else if (!street.number_rest.empty()) {
            m_out.code.number = '4';
        }
    }

    MailAddress finish(bool is_complete) {
        const bool is_empty = std::all_of(m_out.lines.begin() + k_line_3, m_out.lines.end(),
                                          [](const std::string& line) { return line.empty(); });
        if (is_empty && m_out.code.town != 'F') {
            m_out.code.town = '9';
        }
        m_out.status = status_of(m_out.code, m_match.is_inferred, is_complete);
        m_out.score = score_of(m_out.code);
        m_out.mailable = is_mailable(m_out.code) && !is_empty;
        return std::move(m_out);
    }

    const Reference* m_reference;
    const NormalizeOptions* m_options;
    const RawAddress* m_raw;
    const Trace* m_trace;
    std::vector<std::string> m_cells;
    TownMatch m_match;
    Delivery m_delivery;
    std::string m_locality;
    std::string m_printed; ///< Official label of the street that was found.
    bool m_is_hamlet = false;
    bool m_is_street_checked = false;
    bool m_is_alias = false;
    MailAddress m_out;
};

} // namespace

Normalizer::Normalizer(const Reference& reference, NormalizeOptions options)
    : m_reference(&reference)
    , m_options(options) {}

MailAddress Normalizer::normalize(const RawAddress& raw, const Trace& trace) const {
    return Work(*m_reference, m_options, raw, trace).run();
}

std::string summary(const MailAddress& address) {
    return text_of("{0} {1} {2}", address.code.text(), name(address.status), address.score);
}

} // namespace bdd::rnvp
