#include "rnvp/norm_words.hpp"
#include "rnvp/specials.hpp"
#include "rnvp/street_parts.hpp"
#include "rnvp/street_spot.hpp"
#include "rnvp/street_types.hpp"

#include <bdd/rnvp/delivery.hpp>

#include <algorithm>

namespace bdd::rnvp {

namespace {

/// Words between two breaks, and the street in them.
struct Segment {
    RunView words;
    StreetSpot spot;
    std::size_t cell = 0;
    bool leads = false; ///< "7 RUE REATTU ET", with another street in the next cell.
};

/// One address on its way from cells to parts.
class DeliveryReader {
public:
    explicit DeliveryReader(std::span<const std::string_view> cells) {
        m_words.reserve(cells.size());
        m_runs.reserve(cells.size());
        for (const std::string_view cell : cells) {
            add_cell(cell);
        }
    }

    Delivery read() {
        find_segments();
        const std::size_t best = best_segment();
        if (best < m_segments.size()) {
            const Segment& street = m_segments[best];
            m_out.street = street_parts(
                street.words.from(street.spot.begin).first(street.spot.end - street.spot.begin));
        }
        for (std::size_t i = 0; i < m_segments.size(); ++i) {
            if (i == best) {
                put_around_street(m_segments[i]);
            } else if (best == m_segments.size() || !take_number(i, best)) {
                put_beside(m_segments[i], i < best);
            }
        }
        if (best < m_segments.size()) {
            m_out.order_was_restored =
                m_out.order_was_restored || m_special_cell < m_segments[best].cell;
        } else {
            m_out.order_was_restored = false;
        }
        return std::move(m_out);
    }

private:
    void add_cell(std::string_view cell) {
        m_words.push_back(words_of(cell));
        WordRun run = run_of(cell, m_words.back());
        const Specials found = take_specials(run);
        append_word(m_out.special, found.text);
        m_out.is_military = m_out.is_military || found.is_military;
        m_out.order_was_restored = m_out.order_was_restored || found.was_first;
        if (!found.text.empty()) {
            m_special_cell = std::min(m_special_cell, m_runs.size());
        }
        m_has_box.push_back(!found.text.empty());
        m_runs.push_back(std::move(run));
    }

    /// A comma behind a number or before an article parts nothing.
    static bool is_break(RunView words, std::size_t begin, std::size_t i) {
        if (words.joints[i] != Joint::weak) {
            return false;
        }
        const std::string_view next = words.keys[i];
        if (next == "DE" || next == "DU" || next == "DES" || next == "D") {
            return false;
        }
        const StreetNumber number = read_number(words.from(begin));
        if (number && begin + number.words >= i) {
            return false;
        }
        // "IMMEUBLE PLEIN CENTRE 60, AVENUE DU CENTRE"
        const bool follows_number = read_number(words.from(i - 1)).words > 0 ||
                                    (i > 1 && read_number(words.from(i - 2)).words > 1);
        return !follows_number || match_type(words.from(i).keys).kind != TypeKind::street;
    }

    void find_segments() {
        for (std::size_t cell = 0; cell < m_runs.size(); ++cell) {
            const RunView words{m_runs[cell].keys, m_runs[cell].joints};
            std::size_t begin = 0;
            for (std::size_t i = 1; i <= words.size(); ++i) {
                if (i == words.size() || is_break(words, begin, i)) {
                    add_segment(words.from(begin).first(i - begin), cell);
                    begin = i;
                }
            }
        }
    }

    /// "Lieu-dit :" with the name behind a break.
    static bool is_bare_prefix(RunView words) noexcept {
        return (words.size() == 1 && (words.keys[0] == "LIEUDIT" || words.keys[0] == "LD")) ||
               (words.size() == 2 && words.keys[0] == "LIEU" && words.keys[1] == "DIT");
    }

    void add_segment(RunView words, std::size_t cell) {
        const bool leads = words.size() > 2 && words.keys.back() == "ET";
        if (leads) {
            words = words.first(words.size() - 1);
        } else if (words.size() > 2 && words.keys.front() == "ET" && read_number(words.from(1))) {
            words = words.from(1);
        }
        const auto same = [&](const Segment& segment) {
            return std::equal(segment.words.keys.begin(), segment.words.keys.end(),
                              words.keys.begin(), words.keys.end());
        };
        if (is_bare_prefix(words) || std::any_of(m_segments.begin(), m_segments.end(), same)) {
            return;
        }
        StreetSpot spot = find_street(words);
        const bool is_untyped = spot.rank == StreetRank::words || spot.rank == StreetRank::hamlet;
        if (is_untyped && m_has_box[cell]) {
            spot.rank = StreetRank::beside_box;
        }
        m_segments.push_back({words, spot, cell, leads});
    }

    /// Of equals the last cell's first: the lines of an address go from the inside of a building
    /// to the street.
    [[nodiscard]] std::size_t best_segment() const {
        std::size_t best = m_segments.size();
        for (std::size_t i = 0; i < m_segments.size(); ++i) {
            const Segment& segment = m_segments[i];
            if (segment.spot.rank <= StreetRank::digits) {
                continue;
            }
            if (best == m_segments.size() || segment.spot.rank > m_segments[best].spot.rank ||
                (segment.spot.rank == m_segments[best].spot.rank && !m_segments[best].leads &&
                 segment.cell > m_segments[best].cell)) {
                best = i;
            }
        }
        return best;
    }

    static std::string beside_text(RunView words) {
        words = words.from(place_prefix(words));
        const TypeMatch type = match_type(words.keys);
        if (type.kind != TypeKind::site || !type.is_short || type.words >= words.size() ||
            words.keys[0].size() < 3 || is_digit(words.keys[type.words].front())) {
            return without_number_signs(words.keys);
        }
        std::string text(type.name);
        append_word(text, without_number_signs(words.keys.subspan(type.words)));
        return text;
    }

    /// "BOITE N° 1" is BOITE 1.
    static std::string without_number_signs(std::span<const std::string_view> words) {
        std::string text;
        for (std::size_t i = 0; i < words.size(); ++i) {
            const bool is_sign = i > 0 && i + 1 < words.size() &&
                                 (words[i] == "N" || words[i] == "NO") &&
                                 is_digit(words[i + 1].front());
            append_word(text, is_sign ? std::string_view() : words[i]);
        }
        return text;
    }

    void put_around_street(const Segment& segment) {
        const RunView words = segment.words;
        if (segment.spot.begin > 0) {
            const RunView before = words.first(segment.spot.begin);
            if (!is_bare_prefix(before)) { // LIEU DIT "Route de Soudé"
                m_out.complements.push_back(beside_text(before));
            }
        }
        if (segment.spot.end < words.size()) {
            m_out.tails.push_back(beside_text(words.from(segment.spot.end)));
        }
    }

    /// A number in a cell of its own: that of the street beside it, or its range said once more.
    bool take_number(std::size_t i, std::size_t best) {
        const RunView words = m_segments[i].words;
        const bool is_signed = words.size() == 2 && words.keys[0] == "N";
        const RunView digits = words.from(is_signed ? 1 : 0);
        const StreetNumber number = read_number(digits);
        if (!number || number.words < digits.size()) {
            return false;
        }
        StreetParts& street = m_out.street;
        const bool is_near = i + 1 == best || i == best + 1;
        // "0 V DES LILAS" has a letter of its own, which another one must not take the place of.
        const bool has_room = number.repetition == 0 || street.repetition.empty();
        if (street.number.empty() && is_near && has_room && !street.number_is_too_long) {
            put_number(street, number);
            return true;
        }
        const bool is_same = street.number == number.digits && street.number_rest.empty() &&
                             (number.repetition == 0 ||
                              street.repetition == std::string_view(&number.repetition, 1));
        if (is_same && !is_signed) {
            street.number_rest = number.rest;
        }
        return is_same && !is_signed;
    }

    void put_beside(const Segment& segment, bool is_before) {
        const bool is_above = is_before || segment.spot.rank == StreetRank::inner;
        (is_above ? m_out.complements : m_out.tails).push_back(beside_text(segment.words));
    }

    std::vector<std::vector<Word>> m_words;
    std::vector<WordRun> m_runs;
    std::vector<bool> m_has_box;
    std::vector<Segment> m_segments;
    std::size_t m_special_cell = static_cast<std::size_t>(-1);
    Delivery m_out;
};

} // namespace

Delivery read_delivery(std::span<const std::string_view> cells) {
    return DeliveryReader(cells).read();
}

} // namespace bdd::rnvp
