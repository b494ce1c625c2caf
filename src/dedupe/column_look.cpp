#include "dedupe/column_look.hpp"

#include <bdd/core/text.hpp>
#include <bdd/fields/company_name.hpp>
#include <bdd/fields/diminutives.hpp>
#include <bdd/fields/person_name.hpp>
#include <bdd/fields/quantity.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace bdd::dedupe {

namespace {

using Words = std::vector<std::string_view>;

/// What comes behind this in a cell changes no look.
constexpr std::size_t k_longest_look = 400;

constexpr auto k_street_words = std::to_array<std::string_view>(
    {"ALLEE", "AV",    "AVE",     "AVENUE",  "AVENIDA", "BD",    "BLV",     "BLVD",     "BOULEVARD",
     "CALLE", "CHE",   "CHEMIN",  "CIRCUIT", "CIRCLE",  "CLOSE", "COURT",   "CRESCENT", "CT",
     "DR",    "DRIVE", "HIGHWAY", "HWY",     "IMPASSE", "LANE",  "LN",      "PARKWAY",  "PIAZZA",
     "PKWY",  "PL",    "PLACE",   "PLATZ",   "PLAZA",   "QUAI",  "RD",      "ROAD",     "ROUTE",
     "RTE",   "RUE",   "SQ",      "SQUARE",  "ST",      "STR",   "STRASSE", "STREET",   "TERRACE",
     "VIA",   "WAY",   "WEG",     "ZA",      "ZAC",     "ZI"});
constexpr auto k_company_words =
    std::to_array<std::string_view>({"AB",          "AG",           "ASSOCIATES",
                                     "ASSOCIATION", "BANK",         "BV",
                                     "CAFE",        "CENTER",       "CENTRE",
                                     "CLINIC",      "CO",           "COLLEGE",
                                     "COMPANY",     "CORP",         "CORPORATION",
                                     "FOUNDATION",  "GMBH",         "GROUP",
                                     "GROUPE",      "HOLDING",      "HOLDINGS",
                                     "HOSPITAL",    "HOTEL",        "INC",
                                     "INDUSTRIES",  "INSTITUTE",    "INTERNATIONAL",
                                     "KG",          "KK",           "LABORATORIES",
                                     "LIMITED",     "LLC",          "LLP",
                                     "LTD",         "LTDA",         "MINISTRY",
                                     "NV",          "OY",           "PARTNERS",
                                     "PLC",         "PTE",          "PTY",
                                     "PVT",         "RESTAURANT",   "SA",
                                     "SARL",        "SAS",          "SASU",
                                     "SCHOOL",      "SERVICES",     "SHOP",
                                     "SL",          "SOCIETE",      "SOLUTIONS",
                                     "SPA",         "SRL",          "STORE",
                                     "SYSTEMS",     "TECHNOLOGIES", "TECHNOLOGY",
                                     "TRUST",       "UNIVERSITY"});
constexpr auto k_civilities = std::to_array<std::string_view>(
    {"F",    "FEMALE", "FEMME",    "H",  "HOMME", "M",  "MADAME", "MALE", "MISS",
     "MLLE", "MME",    "MONSIEUR", "MR", "MRS",   "MS", "W",      "DR",   "HERR",
     "FRAU", "SIR",    "LADY",     "MX", "SRA",   "SR", "U"});
constexpr auto k_months =
    std::to_array<std::string_view>({"JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP",
                                     "OCT", "NOV", "DEC", "FEV", "AVR", "MAI", "JUI", "AOU"});

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_letter(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// The signs of one cell, counted once.
struct Signs {
    std::size_t digits = 0, letters = 0, others = 0;
    bool has_at = false;

    explicit Signs(std::string_view cell) {
        for (const char c : cell) {
            digits += text::is_digit(c) ? 1U : 0U;
            letters += is_letter(c) ? 1U : 0U;
            others += !text::is_digit(c) && !is_letter(c) && c != ' ' ? 1U : 0U;
            has_at = has_at || c == '@';
        }
    }
};

int whole_number(std::string_view cell) {
    int value = -1;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    return error == std::errc() && end == cell.data() + cell.size() ? value : -1;
}

/// 19300213, 1930-02-13, 13/2/30, 13 Feb 1930; not a phone and not a number of decimals.
bool is_date(std::string_view cell, const Signs& signs, const Words& words) {
    if (signs.digits == 8 && signs.digits == cell.size()) {
        const int year = whole_number(cell.substr(0, 4));
        const int last_year = whole_number(cell.substr(4));
        return (year >= 1700 && year < 2100) || (last_year >= 1700 && last_year < 2100);
    }
    if (signs.letters > 0) {
        const bool has_month = std::any_of(words.begin(), words.end(), [](std::string_view word) {
            return word.size() >= 3 && holds(k_months, word.substr(0, 3));
        });
        const bool is_iso_time = cell.size() > 10 && cell[4] == '-' && cell[10] == 'T';
        return is_iso_time || (has_month && signs.digits >= 2 && words.size() <= 4);
    }
    const bool has_three_parts =
        words.size() >= 3 && words[0].size() <= 4 && words[1].size() <= 2 && words[2].size() <= 4;
    const std::size_t at = cell.find_first_not_of("0123456789");
    const char separator = at == std::string_view::npos ? '\0' : cell[at];
    return has_three_parts && (separator == '-' || separator == '/' || separator == '.') &&
           signs.digits >= 4 && signs.digits <= 14;
}

bool is_phone(std::string_view cell, const Signs& signs) {
    return signs.digits >= 7 && signs.digits <= 15 && signs.letters <= 4 && signs.others <= 7 &&
           cell.size() <= 30;
}

bool is_known_first_name(std::string_view word) {
    return word.size() > 1 &&
           (fields::is_first_name(word) || !fields::first_name_families(word).empty());
}

class Tally {
public:
    explicit Tally(ColumnLook& look)
        : m_look(look) {}

    void add(std::string_view cell) {
        m_distinct.insert(cell);
        cell = cell.substr(0, k_longest_look);
        const Signs signs(cell);
        const std::string key = text::key(cell);
        const Words words = text::words(key);
        ++m_look.filled;
        m_look.words += static_cast<double>(words.size());
        m_look.length += static_cast<double>(cell.size());
        m_look.with_digit += signs.digits > 0 ? 1 : 0;
        m_look.with_letter += signs.letters > 0 ? 1 : 0;
        m_look.email += signs.has_at && cell.find('.') != std::string_view::npos ? 1 : 0;
        m_look.url += is_url(cell) ? 1 : 0;
        m_look.date += is_date(cell, signs, words) ? 1 : 0;
        m_look.phone += is_phone(cell, signs) ? 1 : 0;
        m_look.civility += words.size() == 1 && holds(k_civilities, words[0]) ? 1 : 0;
        add_number(cell, signs);
        add_address(cell.find(',') != std::string_view::npos, signs, words);
        add_names(cell, signs, words);
    }

    void finish() {
        m_look.distinct = m_distinct.size();
        const double all = static_cast<double>(std::max<std::size_t>(1, m_look.filled));
        for (double* share :
             {&m_look.words, &m_look.length, &m_look.email, &m_look.url, &m_look.date, &m_look.year,
              &m_look.small_number, &m_look.month, &m_look.numeric, &m_look.with_digit,
              &m_look.with_letter, &m_look.phone, &m_look.street, &m_look.whole_address,
              &m_look.person, &m_look.first_name, &m_look.company, &m_look.civility,
              &m_look.single_word}) {
            *share /= all;
        }
    }

private:
    static bool is_url(std::string_view cell) {
        return cell.starts_with("http://") || cell.starts_with("https://") ||
               cell.starts_with("www.");
    }

    void add_number(std::string_view cell, const Signs& signs) {
        const int number = signs.digits == cell.size() ? whole_number(cell) : -1;
        m_look.year += cell.size() == 4 && number >= 1700 && number < 2100 ? 1 : 0;
        m_look.small_number += number >= 1 && number <= 31 ? 1 : 0;
        m_look.month += number >= 1 && number <= 12 ? 1 : 0;
        m_look.numeric += signs.digits > 0 && signs.letters == 0 && signs.others <= 3 ? 1 : 0;
    }

    void add_address(bool has_comma, const Signs& signs, const Words& words) {
        const bool has_street_word = std::any_of(words.begin(), words.end(), [](auto word) {
            return holds(k_street_words, word) || word.ends_with("STRASSE");
        });
        const bool has_number = signs.digits > 0 && signs.digits <= 12;
        const bool begins_with_number = !words.empty() && text::is_digit(words[0][0]);
        const bool is_street = words.size() >= 2 && signs.letters >= 3 &&
                               ((has_street_word && words.size() <= 12) ||
                                (begins_with_number && has_number && words.size() <= 8));
        m_look.street += is_street ? 1 : 0;
        const bool has_postcode = std::any_of(
            words.begin() + (words.empty() ? 0 : 1), words.end(),
            [](std::string_view word) { return word.size() >= 4 && text::all_digits(word); });
        const bool has_more =
            words.size() >= 4 && (has_postcode || (has_comma && words.size() >= 5));
        m_look.whole_address += is_street && has_more ? 1 : 0;
    }

    void add_names(std::string_view cell, const Signs& signs, const Words& words) {
        const bool has_company_word =
            std::any_of(words.begin(), words.end(),
                        [](std::string_view word) { return holds(k_company_words, word); });
        m_look.company +=
            has_company_word || !fields::read_company_name(cell).legal_form.empty() ? 1 : 0;
        if (signs.digits > 0 || words.empty()) {
            return;
        }
        m_look.single_word += words.size() == 1 ? 1 : 0;
        const bool has_first_name = std::any_of(words.begin(), words.end(), is_known_first_name);
        m_look.first_name += has_first_name && words.size() <= 2 ? 1 : 0;
        m_look.person += has_first_name && words.size() >= 2 && words.size() <= 4 ? 1 : 0;
    }

    ColumnLook& m_look;
    std::unordered_set<std::string_view> m_distinct;
};

} // namespace

bool ColumnLook::has_few_values() const noexcept {
    constexpr std::size_t k_few = 30;
    return distinct <= k_few ? distinct * 3 <= filled : distinct * 10 <= filled;
}

ColumnLook look_at(std::span<const std::string> cells) {
    ColumnLook look;
    look.rows = cells.size();
    Tally tally(look);
    for (const std::string& raw : cells) {
        const std::string_view cell = text::trim(raw);
        if (!cell.empty() && !fields::is_placeholder(cell)) {
            tally.add(cell);
        }
    }
    tally.finish();
    return look;
}

} // namespace bdd::dedupe
