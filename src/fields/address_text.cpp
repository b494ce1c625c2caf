#include "fields/address_parts.hpp"
#include "fields/address_postcode.hpp"
#include "fields/french_postcode.hpp"
#include "fields/phrase_table.hpp"

#include <bdd/core/byte_set.hpp>
#include <bdd/core/text.hpp>
#include <bdd/fields/place.hpp>

#include <algorithm>
#include <array>
#include <iterator>

namespace bdd::fields {

namespace {

using Parts = std::vector<std::string_view>;

// Before one of these a country's name belongs to a town or a street: "Roissy en France".
constexpr auto k_binding = std::to_array<std::string_view>(
    {"AU", "D", "DE", "DES", "DU", "EN", "ET", "L", "LA", "LE", "LES", "SUR"});

bool ends_with_code(std::string_view text) {
    const Parts words = address_words(text);
    const std::string_view last = words.empty() ? std::string_view() : words.back();
    return last.size() >= 4 && text::all_digits(last.substr(last.size() - 4));
}

/// Country that a whole part names. Codes of two or three letters count in capitals only, and not
/// those that are an industrial estate (ZA) or short for CEDEX (CX).
std::string country_part(std::string_view part) {
    const std::string key = text::key(part);
    const bool code = key.size() <= 3;
    const bool other_meaning = key == "ZA" || key == "CX";
    return code && (key != part || other_meaning) ? std::string() : read_country(part);
}

/// Country in the last words of a part that holds a postcode and a town before it.
std::string take_country_words(std::string_view& part) {
    const Parts words = address_words(part);
    for (std::size_t count = std::min<std::size_t>(4, words.size()); count > 0; --count) {
        const std::size_t first = words.size() - count;
        if (first < 2) {
            continue;
        }
        const auto begin = static_cast<std::size_t>(words[first].data() - part.data());
        const std::string_view tail = part.substr(begin);
        const std::string country = country_part(tail);
        const std::string_view before = text::trim(part.substr(0, begin));
        const std::string key_before = text::key(words[first - 1]);
        const bool bound =
            std::find(k_binding.begin(), k_binding.end(), key_before) != k_binding.end();
        const bool has_code =
            std::any_of(words.begin(), words.begin() + static_cast<long>(first),
                        [](std::string_view word) { return ends_with_code(word); });
        // "98000 Monaco": the town. Saint-Martin and Saint-Barthélemy are towns of many places.
        const bool is_town =
            (ends_with_code(before) && country != "FR") || country == "MF" || country == "BL";
        if (!country.empty() && !bound && has_code && !is_town) {
            part = before;
            return country;
        }
    }
    return {};
}

std::string take_country(Parts& parts) {
    if (parts.size() > 1) {
        std::string country = country_part(parts.back());
        const std::string_view before = parts[parts.size() - 2];
        const bool is_town = ends_with_code(before) && before.find(' ') == std::string_view::npos;
        if (!country.empty() && (country == "FR" || !is_town)) { // not in "98000, Monaco"
            parts.pop_back();
            return country;
        }
    }
    return parts.empty() ? std::string() : take_country_words(parts.back());
}

/// Parts without the signs that stood between them: "(", "-", ",".
std::string_view strip(std::string_view text) noexcept {
    constexpr text::ByteSet k_signs(" -,;/");
    const std::size_t begin = k_signs.find_outside(text);
    if (begin == std::string_view::npos) {
        return {};
    }
    std::size_t end = text.size();
    while (k_signs.holds(text[end - 1])) {
        --end;
    }
    return text.substr(begin, end - begin);
}

/// Puts the pieces of an address where they belong.
class Splitter {
public:
    Splitter(Parts parts, PostcodePlace place)
        : m_parts(std::move(parts))
        , m_place(std::move(place)) {}

    AddressReading run() {
        const std::size_t at = m_place.part;
        std::size_t first_used = at;
        std::size_t next = at + 1;
        std::string_view behind;
        if (!strip(m_place.after).empty()) {
            behind = read_town_behind();
        } else {
            find_town_beside(first_used, next);
        }
        while (next < m_parts.size() && is_cedex(m_parts[next])) {
            append_word(m_reading.town, m_parts[next++]);
        }
        for (std::size_t i = 0; i < first_used; ++i) {
            add_line(m_parts[i]);
        }
        add_line(m_before);
        add_line(behind);
        for (; next < m_parts.size(); ++next) {
            add_line(m_parts[next]);
        }
        m_reading.postcode = std::move(m_place.postcode);
        m_reading.split = true;
        return std::move(m_reading);
    }

private:
    static bool is_cedex(std::string_view part) { return first_word(text::key(part)) == "CEDEX"; }

    /// "35000 RENNES BP 12": the town ends where a box or a street begins; gives back the rest.
    std::string_view read_town_behind() {
        m_before = strip(m_place.before);
        const std::string_view after = strip(m_place.after);
        const Parts words = address_words(after);
        for (std::size_t i = 1; i + 1 < words.size(); ++i) {
            const bool box = is_box_word(words, i) && words[i].size() > 1 &&
                             is_ascii_digit(words[i + 1].front());
            const bool street = is_ascii_digit(words[i].front()) && is_street_word(words[i + 1]);
            if (box || street) {
                const auto cut = static_cast<std::size_t>(words[i].data() - after.data());
                m_reading.town = strip(after.substr(0, cut));
                return after.substr(cut);
            }
        }
        m_reading.town = after;
        return {};
    }

    /// The postcode ends its part: "Rennes 35000", "35000, Rennes", "Rennes, 35000".
    void find_town_beside(std::size_t& first_used, std::size_t& next) {
        const std::string_view before = strip(m_place.before);
        const std::size_t at = m_place.part;
        const bool next_is_town = next < m_parts.size() && !looks_like_street(m_parts[next]);
        const bool prior_is_town = at > 0 && !looks_like_street(m_parts[at - 1]);
        const bool state = before.size() == 2 && text::is_ascii(before) && prior_is_town;
        if (state) { // "New York, NY 10001"
            m_reading.town = std::string(m_parts[at - 1]) + ", " + std::string(before);
            first_used = at - 1;
        } else if (!before.empty()) {
            if (looks_like_street(before)) {
                m_before = before;
            } else {
                m_reading.town = before;
            }
        } else if (next_is_town) {
            m_reading.town = m_parts[next++];
        } else if (prior_is_town && at > 1) {
            m_reading.town = m_parts[at - 1];
            first_used = at - 1;
        }
    }

    /// What is too much for four lines goes to the last one.
    void add_line(std::string_view text) {
        const std::string line = text::clean_line(text);
        if (line.empty() || line == m_place.postcode) {
            return; // the postcode once more
        }
        const std::size_t last = std::size(m_reading.lines) - 1;
        if (m_lines <= last) {
            m_reading.lines[m_lines++] = line;
        } else {
            m_reading.lines[last] += ", " + line;
        }
    }

    Parts m_parts;
    PostcodePlace m_place;
    AddressReading m_reading;
    std::string_view m_before;
    std::size_t m_lines = 0;
};

} // namespace

AddressReading read_address(std::string_view cell) {
    const std::string tidy = tidy_lines(cell);
    Parts parts = address_parts(tidy);
    std::string country = take_country(parts);
    std::optional<PostcodePlace> place = find_postcode(parts, country);
    AddressReading reading;
    if (!place) {
        reading.lines[0] = text::clean_line(cell);
        reading.country = std::move(country);
        return reading;
    }
    if (country.empty()) {
        country = place->country;
    }
    reading = Splitter(std::move(parts), std::move(*place)).run();
    reading.country = std::move(country);
    return reading;
}

} // namespace bdd::fields
