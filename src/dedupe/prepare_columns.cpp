#include "dedupe/prepared.hpp"

#include <bdd/core/text.hpp>
#include <bdd/fields/company_name.hpp>
#include <bdd/fields/job_title.hpp>
#include <bdd/fields/place.hpp>
#include <bdd/fields/quantity.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace bdd::dedupe {

namespace {

/// text::key in which an apostrophe inside a word does not part it ("Morton's" is MORTONS).
std::string words_key(std::string_view cell) {
    std::string tidy;
    tidy.reserve(cell.size());
    for (std::size_t i = 0; i < cell.size(); ++i) {
        // "Morton's", not "l'oiseau"
        const bool genitive =
            cell[i] == '\'' && i + 2 <= cell.size() && (i + 2 == cell.size() || cell[i + 2] == ' ');
        if (!genitive) {
            tidy += cell[i];
        }
    }
    return text::key(tidy);
}

std::string_view long_form(std::string_view word) noexcept {
    using Pair = std::pair<std::string_view, std::string_view>;
    constexpr auto k_forms = std::to_array<Pair>({{"AV", "AVENUE"},
                                                  {"AVE", "AVENUE"},
                                                  {"BD", "BOULEVARD"},
                                                  {"BLD", "BOULEVARD"},
                                                  {"BLV", "BOULEVARD"},
                                                  {"BLVD", "BOULEVARD"},
                                                  {"BVD", "BOULEVARD"},
                                                  {"BOUL", "BOULEVARD"},
                                                  {"CH", "CHEMIN"},
                                                  {"CHE", "CHEMIN"},
                                                  {"CHEM", "CHEMIN"},
                                                  {"CRS", "COURS"},
                                                  {"DR", "DOCTEUR"},
                                                  {"E", "EAST"},
                                                  {"FG", "FAUBOURG"},
                                                  {"GAL", "GENERAL"},
                                                  {"HWY", "HIGHWAY"},
                                                  {"IMP", "IMPASSE"},
                                                  {"LN", "LANE"},
                                                  {"MAL", "MARECHAL"},
                                                  {"N", "NORTH"},
                                                  {"PKWY", "PARKWAY"},
                                                  {"PL", "PLACE"},
                                                  {"QU", "QUAI"},
                                                  {"R", "RUE"},
                                                  {"RD", "ROAD"},
                                                  {"RTE", "ROUTE"},
                                                  {"S", "SOUTH"},
                                                  {"SQ", "SQUARE"},
                                                  {"ST", "STREET"},
                                                  {"STE", "SAINTE"},
                                                  {"STR", "STREET"},
                                                  {"W", "WEST"},
                                                  {"ZA", "ZONE ARTISANALE"},
                                                  {"ZI", "ZONE INDUSTRIELLE"}});
    for (const auto& [brief, full] : k_forms) {
        if (brief == word) {
            return full;
        }
    }
    return word;
}

/// Street words in their long form; the first number of the line apart.
std::string street_key(std::string_view cell, std::uint32_t& number) {
    std::string out;
    number = 0;
    const auto key = text::key(cell);
    for (const auto word : text::words(key)) {
        const bool digit = word.front() >= '0' && word.front() <= '9';
        if (digit && number == 0) {
            std::from_chars(word.data(), word.data() + word.size(), number);
            continue;
        }
        out += out.empty() ? "" : " ";
        out += long_form(word);
    }
    return out;
}

std::string text_key(const Column& column, const std::string& cell) {
    switch (column.kind) {
    case ColumnKind::company: {
        const auto name = fields::read_company_name(cell);
        return name.loose_key;
    }
    case ColumnKind::town: {
        auto key = text::key(fields::read_town(cell).town);
        if (const auto cedex = key.find(" CEDEX"); cedex != std::string::npos) {
            key.resize(cedex);
        }
        if (key.rfind("ST ", 0) == 0) {
            key.replace(0, 3, "SAINT ");
        } else if (key.rfind("STE ", 0) == 0) {
            key.replace(0, 4, "SAINTE ");
        }
        return key;
    }
    default:
        return words_key(cell);
    }
}

std::uint32_t packed_date(std::string_view cell, fields::DateOrder order) {
    const auto digits = text::digits(cell);
    if (digits.size() == 8 && text::all_digits(cell)) {
        std::uint32_t value = 0; // also an impossible date: a typing error has one digit wrong
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
        return value;
    }
    const auto reading = fields::read_date(cell, order);
    if (!reading.value) {
        return 0;
    }
    const auto text = to_string(*reading.value);
    std::uint32_t value = 0;
    const auto plain = text::digits(text);
    std::from_chars(plain.data(), plain.data() + plain.size(), value);
    return value;
}

fields::DateOrder order_of(const Column& column) {
    std::size_t day = 0;
    std::size_t month = 0;
    for (ValueId raw = 1; raw < column.values.size(); ++raw) {
        if (const auto order = fields::proven_order(column.values.text(raw))) {
            ++(*order == fields::DateOrder::day_first ? day : month);
        }
    }
    return month > day ? fields::DateOrder::month_first : fields::DateOrder::day_first;
}

std::string compact_key(std::string_view cell) {
    auto key = text::key(cell);
    std::erase(key, ' ');
    return key;
}

/// True for postcodes that lost a leading zero where they have four digits.
bool mostly_five_digits(const ValueTable& values) {
    std::size_t four = 0;
    std::size_t five = 0;
    for (ValueId id = 1; id < values.size(); ++id) {
        const auto size = values.text(id).size();
        four += size == 4 ? 1 : 0;
        five += size == 5 ? 1 : 0;
    }
    return five > 2 * four;
}

double amount_of(std::string_view cell) {
    std::string plain;
    for (const char c : cell) {
        if ((c >= '0' && c <= '9') || c == '.' || (c == '-' && plain.empty())) {
            plain += c;
        } else if (c == ',') {
            plain += '.';
        }
    }
    double value = 0;
    const auto end = plain.data() + plain.size();
    return std::from_chars(plain.data(), end, value).ec == std::errc() ? value : std::nan("");
}

} // namespace

std::string tidy_cell(std::string_view raw) {
    if (fields::is_placeholder(raw)) {
        return {};
    }
    if (raw.find("\xC3\x83") != std::string_view::npos ||
        raw.find("\xC3\x82") != std::string_view::npos) {
        if (auto repaired = fields::repair_double_encoding(raw)) {
            return *std::move(repaired);
        }
    }
    return std::string(raw);
}

TextColumn prepare_text(const Column& column) {
    TextColumn out;
    out.name = column.name;
    out.kind = column.kind;
    out.field.name = column.name;
    out.compact.push_back(0);
    const bool street = column.kind == ColumnKind::street || column.kind == ColumnKind::address;
    out.cells = normalise(column, [&](std::string_view raw) {
        std::uint32_t number = 0;
        const auto cell = tidy_cell(raw);
        auto key = street ? street_key(cell, number) : text_key(column, cell);
        if (key.empty() && number == 0) {
            return ValueId{0};
        }
        auto compact = key;
        std::erase(compact, ' ');
        auto whole = key;
        if (number != 0) {
            whole = std::to_string(number) + " " + key;
        }
        ValueId id = 0;
        if (out.field.add(whole, id)) {
            out.field.words.add(key);
            out.field.numbers.push_back(number);
            out.compact.push_back(hash64(compact));
        }
        return id;
    });
    return out;
}

PlainColumn prepare_plain(const Column& column) {
    PlainColumn out;
    out.name = column.name;
    out.kind = column.kind;
    out.field.name = column.name;
    out.amounts.push_back(0);
    const bool date = column.kind == ColumnKind::date;
    const auto order = date ? order_of(column) : fields::DateOrder::day_first;
    const bool five_digits =
        column.kind == ColumnKind::postcode && mostly_five_digits(column.values);
    out.cells = normalise(column, [&](std::string_view raw) {
        const auto cell = tidy_cell(raw);
        std::uint32_t packed = date ? packed_date(cell, order) : 0;
        std::string key;
        switch (column.kind) {
        case ColumnKind::date:
            key = packed != 0 ? std::to_string(packed) : compact_key(cell);
            break;
        case ColumnKind::siren:
        case ColumnKind::siret:
            key = text::digits(cell);
            if (key.size() == 8 || key.size() == 13) {
                key.insert(0, "0"); // what a spreadsheet took
            }
            break;
        case ColumnKind::country:
            key = fields::read_country(cell);
            key = key.empty() ? compact_key(cell) : key;
            break;
        case ColumnKind::postcode:
            key = compact_key(cell);
            if (five_digits && key.size() == 4 && text::all_digits(key)) {
                key.insert(0, "0");
            }
            break;
        case ColumnKind::job_title: {
            key = text::key(cell);
            const auto title = fields::read_job_title(cell);
            packed = static_cast<std::uint32_t>(title.department);
            break;
        }
        case ColumnKind::number:
            key = text::lower(cell);
            break;
        default:
            key = compact_key(cell);
            break;
        }
        if (key.empty()) {
            return ValueId{0};
        }
        ValueId id = 0;
        if (out.field.add(key, id)) {
            out.field.numbers.push_back(packed);
            out.amounts.push_back(column.kind == ColumnKind::number ? amount_of(cell) : 0);
        }
        return id;
    });
    return out;
}

} // namespace bdd::dedupe
