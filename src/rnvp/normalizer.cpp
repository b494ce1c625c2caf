#include "rnvp/abroad_layout.hpp"
#include "rnvp/country_line.hpp"
#include "rnvp/draft.hpp"
#include "rnvp/form_reason.hpp"
#include "rnvp/input_cells.hpp"
#include "rnvp/line_layout.hpp"
#include "rnvp/physical_town.hpp"
#include "rnvp/place_search.hpp"
#include "rnvp/street_check.hpp"
#include "rnvp/town_words.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>
#include <bdd/rnvp/first_lines.hpp>
#include <bdd/rnvp/normalizer.hpp>
#include <bdd/rnvp/street_label.hpp>

#include <algorithm>

namespace bdd::rnvp {

namespace {

class Work {
public:
    Work(const Reference& reference, const NormalizeOptions& options, const RawAddress& raw,
         const Trace& trace)
        : m_draft{reference, options, raw, trace, {}, {}, {}, {}, {}, false, false, {}} {}

    MailAddress run() {
        m_draft.cells = input_cells(m_draft.raw, m_draft.out.changes);
        const std::string postcode = input_cell(m_draft.raw.postcode, m_draft.out.changes);
        const std::string town = input_cell(m_draft.raw.town, m_draft.out.changes);
        const CountryLine country =
            take_country(m_draft.raw.country, postcode, town, m_draft.cells);
        m_draft.out.country = country.code;
        if (country.code != "FR" && country.code != "MC") {
            lay_out_abroad(m_draft, country, postcode, town);
            return finish(!m_draft.out.lines[k_line_6].empty());
        }
        if (!country.said.empty()) {
            m_draft.out.lines[k_line_7] = country.line;
            m_draft.note(country.line.empty() ? Reason::country_dropped : Reason::country_to_l7, 7,
                         country.said, country.line);
        }
        find_town(postcode, town, country.code == "MC");
        if (m_draft.match.is_cedex) {
            split_physical_town(m_draft.cells, m_draft.reference.places, m_draft.match.postcode);
        } else if (m_draft.match.code < '5') {
            split_hamlet(m_draft.cells, m_draft.reference.places, m_draft.match.postcode);
        }
        take_locality();
        m_draft.delivery = read_delivery(views(m_draft.cells));
        m_draft.delivery.tails.insert(m_draft.delivery.tails.end(), m_beside.begin(),
                                      m_beside.end());
        if (m_draft.delivery.is_military) {
            m_draft.out.code.town = 'M';
        }
        find_locality();
        check_street(m_draft);
        lay_out_line_4(m_draft);
        lay_out_line_5(m_draft);
        lay_out_first_lines(m_draft);
        rate_unchecked_street(m_draft);
        return finish(true);
    }

private:
    static std::vector<std::string_view> views(const std::vector<std::string>& cells) {
        return {cells.begin(), cells.end()};
    }

    void find_town(std::string_view postcode, std::string_view town, bool is_in_monaco) {
        LastLine given = read_last_line(postcode, town);
        take_short_code(given);
        if (given.code.empty() && given.town.empty()) {
            given = take_last_line(m_draft.cells, m_draft.reference.places);
        } else if (given.town.empty() || given.code.empty()) {
            complete_from_cells(given);
            take_other_code(m_draft.cells, given, m_draft.reference.places);
        } else {
            const std::string code = given.code;
            take_repeated_town(m_draft.cells, given);
            if (given.code != code) {
                m_draft.note(Reason::cp_corrected, 6, code, given.code);
            }
            take_other_code(m_draft.cells, given, m_draft.reference.places);
        }
        note_home_prefix(given.raw);
        if (is_in_monaco && given.code.empty()) {
            given.code = "98000"; // the only one
        }
        m_draft.say([&] {
            return given.raw.empty() ? std::string(_("no postcode and no town are found"))
                                     : text_of(_("last line: {0}"), given.raw);
        });
        for (const std::string& words : {given.rest, given.other_code}) {
            if (!words.empty()) {
                m_beside.push_back(text::key(words));
            }
        }
        m_draft.match =
            match_town(given, m_draft.reference.places, m_draft.reference.cedex, m_draft.trace);
        if (!m_draft.match.rest.empty()) {
            // COURCHEVEL 1850: the number alone would be that of the street.
            const bool is_number_alone = text::all_digits(m_draft.match.rest);
            m_draft.cells.insert(m_draft.cells.begin(),
                                 is_number_alone ? given.town : m_draft.match.rest);
        }
        m_draft.out.code.town = m_draft.match.code;
        m_draft.out.postcode = m_draft.match.postcode;
        m_draft.out.town = m_draft.match.label;
        m_draft.out.insee = m_draft.match.insee;
        if (m_draft.match.is_cedex) {
            m_draft.out.cedex = "CEDEX";
            if (!m_draft.match.cedex_number.empty()) {
                m_draft.out.cedex += ' ' + m_draft.match.cedex_number;
            }
        }
        m_draft.out.candidates = m_draft.match.candidates;
        m_draft.out.changes.insert(m_draft.out.changes.end(), m_draft.match.changes.begin(),
                                   m_draft.match.changes.end());
        lay_out_line_6(given);
    }

    /// "F-67000 Strasbourg": the letter goes.
    void note_home_prefix(std::string_view raw) {
        if (raw.empty() || text::is_digit(raw.front())) {
            return;
        }
        const std::vector<Word> words = words_of(raw);
        if (words.size() > 1 && (words[0].key == "F" || words[0].key == "FR") &&
            looks_like_code(words[1].key)) {
            m_draft.note(Reason::country_dropped, 7, words[0].key, {});
        }
    }

    /// "1400 L ABERGEMENT CLEMENCIAT" in the column of the town: a postcode that lost its zero.
    void take_short_code(LastLine& given) const {
        constexpr std::size_t k_short = 4;
        const std::string_view first = std::string_view(given.town).substr(0, k_short);
        if (!given.code.empty() || given.town.size() < k_short + 2 || given.town[k_short] != ' ' ||
            !text::all_digits(first)) {
            return;
        }
        const std::string town = given.town.substr(k_short + 1);
        const auto found = m_draft.reference.places.named(town_key(town));
        const std::string code = '0' + std::string(first);
        if (std::any_of(found.begin(), found.end(), [&](auto index) {
                return m_draft.reference.places[index].postcode == code;
            })) {
            given.code = first;
            given.town = town;
        }
    }

    /// True when the words of a last line may stand behind a code: they say the same code, or
    /// CEDEX, or name a place of its département.
    [[nodiscard]] bool may_be_at(const LastLine& line, std::string_view code) const {
        constexpr std::size_t k_short = 4; // it lost its zero
        const std::string whole = (code.size() == k_short ? "0" : "") + std::string(code);
        if (!line.code.empty()) {
            return line.code == code || line.code == whole;
        }
        const auto found = m_draft.reference.places.named(town_key(line.town));
        return line.says_cedex || std::any_of(found.begin(), found.end(), [&](auto index) {
                   return is_in_area(m_draft.reference.places[index], area_of(whole));
               });
    }

    /// A column held one half of the last line: the other may end the address cells.
    void complete_from_cells(LastLine& given) {
        std::vector<std::string> cells = m_draft.cells;
        const LastLine found = take_last_line(cells, m_draft.reference.places);
        const bool fits = given.town.empty()
                              ? !found.town.empty() && may_be_at(found, given.code)
                              : found.town.empty() || town_key(found.town) == town_key(given.town);
        if (!fits || (found.code.empty() && found.town.empty())) {
            return;
        }
        m_draft.cells = std::move(cells);
        add_to(given, found);
    }

    void lay_out_line_6(const LastLine& given) {
        std::string line = m_draft.match.line();
        if (line.size() > k_line_limit) {
            const std::vector<std::string> broken = break_lines(line);
            m_draft.note(Reason::cut, 6, line, broken.front());
            m_draft.out.code.form = '2';
            line = broken.front();
            m_beside.insert(m_beside.end(), broken.begin() + 1, broken.end());
        }
        m_draft.out.lines[k_line_6] = line;
        if (m_draft.out.lines[k_line_6] == given.raw) {
            return;
        }
        if (m_draft.match.code == '0') {
            m_draft.out.code.town = '1';
        }
        const bool is_shorter =
            given.town != m_draft.match.label && town_label(given.town) == m_draft.match.label;
        if (is_shorter) {
            m_draft.note(Reason::saint_short, 6, given.raw, line);
        } else if (!m_draft.has_change(6)) {
            if (const auto reason = form_reason(given.raw, line)) {
                m_draft.note(*reason, 6, given.raw, line);
            }
        }
    }

    /// False where no cell can name a locality: spares most rows the question.
    [[nodiscard]] bool has_localities() const {
        const Places& places = m_draft.reference.places;
        const auto any_minor = [&](auto indices) {
            return std::any_of(indices.begin(), indices.end(),
                               [&](auto index) { return is_minor(places[index].kind); });
        };
        return m_draft.match.is_cedex || any_minor(places.at(m_draft.match.postcode)) ||
               any_minor(places.of_insee(m_draft.match.insee));
    }

    /// A place known at this postcode or in this commune, other than the town itself.
    [[nodiscard]] bool is_locality(const std::string& words) const {
        if (m_draft.match.postcode.empty() || m_draft.match.code == '8' ||
            m_draft.match.code == '9') {
            return false;
        }
        const std::string key = town_key(words);
        if (key == town_key(m_draft.match.label)) {
            return false;
        }
        const auto found = m_draft.reference.places.named(key);
        return std::any_of(found.begin(), found.end(), [&](auto index) {
            const Place place = m_draft.reference.places[index];
            if (m_draft.match.is_cedex) {
                return is_in_area(place, area_of(m_draft.match.postcode));
            }
            return (place.postcode == m_draft.match.postcode ||
                    place.insee == m_draft.match.insee) &&
                   is_minor(place.kind);
        });
    }

    /// A hamlet, an old commune or the physical town of a CEDEX address goes to line 5: a cell of
    /// its own says it, or the town was found by it.
    void take_locality() {
        std::vector<std::string>& cells = m_draft.cells;
        m_draft.locality = town_label(m_draft.match.locality);
        if (!m_draft.locality.empty()) { // said once more above the town
            const std::string key = town_key(m_draft.locality);
            std::erase_if(
                cells, [&](const std::string& cell) { return town_key(text::key(cell)) == key; });
            return;
        }
        if (!has_localities()) {
            return;
        }
        for (std::size_t i = cells.size(); i-- > 0;) {
            if (text::is_digit(cells[i].front())) {
                continue; // a number: no locality
            }
            if (const std::string words = text::key(cells[i]); is_locality(words)) {
                m_draft.locality = town_label(words);
                note_locality(cells[i]);
                cells.erase(cells.begin() + static_cast<std::ptrdiff_t>(i));
                m_is_said_apart = true;
                return;
            }
        }
    }

    /// The same between other words, or in the place of the street.
    void find_locality() {
        if (m_draft.locality.empty()) {
            for (std::vector<std::string>* words :
                 {&m_draft.delivery.tails, &m_draft.delivery.complements}) {
                const auto at = std::find_if(words->begin(), words->end(),
                                             [&](const auto& text) { return is_locality(text); });
                if (at != words->end()) {
                    m_draft.locality = town_label(*at);
                    const std::string before = std::move(*at);
                    words->erase(at);
                    note_locality(before);
                    return;
                }
            }
            // A hamlet alone stands for the street.
            const StreetParts& street = m_draft.delivery.street;
            if (street.type.empty() && street.number.empty() && !street.name.empty() &&
                is_locality(street.name)) {
                m_draft.locality = town_label(street.name);
                m_draft.is_hamlet = true;
                note_locality(street.name);
                m_draft.delivery.street = {};
            }
            return;
        }
        m_draft.is_hamlet = m_is_said_apart && m_draft.delivery.street.empty();
        // Said once more above the town.
        const std::string key = town_key(m_draft.locality);
        for (std::vector<std::string>* words :
             {&m_draft.delivery.tails, &m_draft.delivery.complements}) {
            std::erase_if(*words, [&](const std::string& text) { return town_key(text) == key; });
        }
    }

    void note_locality(std::string_view before) {
        if (!m_draft.stood_alone(m_draft.locality)) {
            m_draft.note(m_draft.match.is_cedex ? Reason::town_to_l5 : Reason::hamlet_to_l5, 5,
                         before, m_draft.locality);
        }
    }

    MailAddress finish(bool is_complete) {
        const bool is_empty =
            std::all_of(m_draft.out.lines.begin() + k_line_3, m_draft.out.lines.end(),
                        [](const std::string& line) { return line.empty(); });
        if (is_empty && m_draft.out.code.town != 'F') {
            m_draft.out.code.town = '9';
        }
        m_draft.out.status = status_of(m_draft.out.code, m_draft.match.is_inferred, is_complete);
        m_draft.out.score = score_of(m_draft.out.code);
        m_draft.out.mailable = is_mailable(m_draft.out.code) && !is_empty;
        return std::move(m_draft.out);
    }

    Draft m_draft;
    std::vector<std::string> m_beside; ///< Words of the last line that line 6 does not take.
    bool m_is_said_apart = false;      ///< The locality had a cell of its own.
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
