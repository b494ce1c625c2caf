#include "dedupe/comparator.hpp"
#include "dedupe/counting.hpp"
#include "dedupe/name_relation.hpp"
#include "dedupe/words_similarity.hpp"

#include <bdd/core/similarity.hpp>

#include <algorithm>
#include <string>

namespace bdd::dedupe {

namespace {

std::string name_of(ColumnKind kind, const std::string& column) {
    std::string name(keyword(kind));
    name += ':';
    name += column;
    return name;
}

/// Words in any order; short values also letter by letter.
double text_similarity(const TextColumn& column, ValueId a, ValueId b) {
    constexpr std::size_t k_short = 40;
    auto alike = words_similarity(column.field.words, a, b);
    const auto text_a = column.field.text(a);
    const auto text_b = column.field.text(b);
    if (alike < 0.9 && text_a.size() <= k_short && text_b.size() <= k_short) {
        alike = std::max(alike, similarity::osa_similarity(text_a, text_b, 0.7));
    }
    return alike;
}

class TextComparator final : public Comparator {
public:
    TextComparator(const TextColumn& column, const Prepared& data, RowTable& table)
        : Comparator(name_of(column.kind, column.name), {{"exact", .5, 1e-4},
                                                         {"nearly exact", .15, 1e-4},
                                                         {"very alike", .1, 1e-3},
                                                         {"alike", .08, .003},
                                                         {"half alike", .06, .01},
                                                         {"somewhat alike", .06, .05},
                                                         {"different", .05, .93}})
        , m_column(column)
        , m_slot(table.slot(column.cells))
        , m_rarity(
              Rarity::of_values(column.field.counts, population(data, "text:" + column.name))) {}

    Outcome compare(const ValueId* a, const ValueId* b, Scratch& scratch) const override {
        const ValueId x = a[m_slot];
        const ValueId y = b[m_slot];
        if (x == 0 || y == 0) {
            return {};
        }
        if (x == y) {
            return {1, m_rarity.bits(x)};
        }
        const auto level =
            scratch.first[number].get(x, y, [&](ValueId i, ValueId j) { return level_of(i, j); });
        return {level, level <= 3 ? m_rarity.half(x, y) : 0.0F};
    }
    std::string value(const ValueId* row) const override {
        return std::string(m_column.field.text(row[m_slot]));
    }

private:
    std::uint8_t level_of(ValueId x, ValueId y) const {
        if (m_column.compact[x] == m_column.compact[y]) {
            return 2;
        }
        constexpr std::array<double, 5> k_least{.92, .8, .65, .48, .3};
        const auto alike = text_similarity(m_column, x, y);
        std::uint8_t level = 2;
        for (const auto least : k_least) {
            if (alike >= least) {
                return level;
            }
            ++level;
        }
        return level;
    }

    const TextColumn& m_column;
    std::size_t m_slot;
    Rarity m_rarity;
};

/// A street line: the house number and the words.
class StreetComparator final : public Comparator {
public:
    StreetComparator(const TextColumn& column, const Prepared& data, RowTable& table)
        : Comparator(name_of(column.kind, column.name),
                     {{"exact", .6, 1e-4},
                      {"number and close street", .15, 1e-4},
                      {"close street, number missing", .04, 1e-3},
                      {"close street, other number", .05, 2e-3},
                      {"alike", .05, .01},
                      {"different", .11, .98}})
        , m_column(column)
        , m_slot(table.slot(column.cells))
        , m_rarity(
              Rarity::of_values(column.field.counts, population(data, "text:" + column.name))) {
        together = 2;
    }

    Outcome compare(const ValueId* a, const ValueId* b, Scratch& scratch) const override {
        const ValueId x = a[m_slot];
        const ValueId y = b[m_slot];
        if (x == 0 || y == 0) {
            return {};
        }
        if (x == y) {
            return {1, m_rarity.bits(x)};
        }
        const auto level =
            scratch.first[number].get(x, y, [&](ValueId i, ValueId j) { return level_of(i, j); });
        return {level, level == 2 ? m_rarity.half(x, y) : 0.0F};
    }
    std::string value(const ValueId* row) const override {
        return std::string(m_column.field.text(row[m_slot]));
    }

private:
    std::uint8_t level_of(ValueId x, ValueId y) const {
        const auto& numbers = m_column.field.numbers;
        const bool same_words = m_column.compact[x] == m_column.compact[y];
        const auto alike = same_words ? 1.0 : text_similarity(m_column, x, y);
        const bool no_number = numbers[x] == 0 || numbers[y] == 0;
        const bool same_number = numbers[x] == numbers[y];
        constexpr double k_close = .75;
        constexpr double k_alike = .5;
        if (same_number && same_words) {
            return 1;
        }
        if (same_number && !no_number && alike >= .6) {
            return 2;
        }
        if (alike >= k_close) {
            return same_number ? 2 : no_number ? 3 : 4;
        }
        return alike >= k_alike || (same_number && !no_number && alike > .35) ? 5 : 6;
    }

    const TextColumn& m_column;
    std::size_t m_slot;
    Rarity m_rarity;
};

/// Postcode and town: one fact.
class PlaceComparator final : public Comparator {
public:
    PlaceComparator(const Prepared& data, RowTable& table)
        : Comparator("place", {{"same postcode and town", .6, 1e-3},
                               {"same postcode", .15, 2e-3},
                               {"same town", .1, 3e-3},
                               {"close", .05, .01},
                               {"same area", .04, .05},
                               {"different", .06, .94}})
        , m_postcode(data.postcode ? &*data.postcode : nullptr)
        , m_town(data.town ? &*data.town : nullptr) {
        if (m_postcode != nullptr) {
            m_code_slot = table.slot(m_postcode->cells);
            m_code_rarity =
                Rarity::of_values(m_postcode->field.counts, population(data, "place:postcode"));
        }
        if (m_town != nullptr) {
            m_town_slot = table.slot(m_town->cells);
            m_town_rarity = Rarity::of_values(m_town->field.counts, population(data, "place:town"));
        }
    }

    Outcome compare(const ValueId* a, const ValueId* b, Scratch& scratch) const override {
        const ValueId code_a = m_postcode != nullptr ? a[m_code_slot] : 0;
        const ValueId code_b = m_postcode != nullptr ? b[m_code_slot] : 0;
        const ValueId town_a = m_town != nullptr ? a[m_town_slot] : 0;
        const ValueId town_b = m_town != nullptr ? b[m_town_slot] : 0;
        const bool codes = code_a != 0 && code_b != 0;
        const bool towns = town_a != 0 && town_b != 0;
        if (!codes && !towns) {
            return {};
        }
        const bool close_towns =
            towns &&
            scratch.first[number].get(town_a, town_b, [&](ValueId i, ValueId j) -> std::uint8_t {
                return are_same_town(i, j) ? 1 : 0;
            }) == 1;
        if (codes && code_a == code_b) {
            return {static_cast<std::uint8_t>(close_towns ? 1 : 2), m_code_rarity.bits(code_a)};
        }
        if (close_towns) {
            return {3, m_town_rarity.half(town_a, town_b) * 2};
        }
        if (!codes) {
            return {6, 0};
        }
        return {scratch.second[number].get(
                    code_a, code_b, [&](ValueId i, ValueId j) { return relate_codes(i, j); }),
                0};
    }
    std::string value(const ValueId* row) const override {
        std::string out;
        if (m_postcode != nullptr) {
            out += m_postcode->field.text(row[m_code_slot]);
        }
        if (m_town != nullptr) {
            out += out.empty() ? "" : " ";
            out += m_town->field.text(row[m_town_slot]);
        }
        return out;
    }

private:
    bool are_same_town(ValueId a, ValueId b) const {
        return a == b || m_town->compact[a] == m_town->compact[b] ||
               are_close(m_town->field, a, b) || words_similarity(m_town->field.words, a, b) >= .8;
    }
    std::uint8_t relate_codes(ValueId a, ValueId b) const {
        const auto x = m_postcode->field.text(a);
        const auto y = m_postcode->field.text(b);
        if (similarity::osa_distance(x, y, 1) <= 1) {
            return 4;
        }
        return x.substr(0, 2) == y.substr(0, 2) ? 5 : 6;
    }

    const PlainColumn* m_postcode;
    const TextColumn* m_town;
    std::size_t m_code_slot = 0;
    std::size_t m_town_slot = 0;
    Rarity m_code_rarity, m_town_rarity;
};

} // namespace

std::unique_ptr<Comparator> compare_texts(const TextColumn& column, const Prepared& data,
                                          RowTable& table) {
    return std::make_unique<TextComparator>(column, data, table);
}

std::unique_ptr<Comparator> compare_streets(const TextColumn& column, const Prepared& data,
                                            RowTable& table) {
    return std::make_unique<StreetComparator>(column, data, table);
}

std::unique_ptr<Comparator> compare_places(const Prepared& data, RowTable& table) {
    return std::make_unique<PlaceComparator>(data, table);
}

} // namespace bdd::dedupe
