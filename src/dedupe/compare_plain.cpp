#include "dedupe/comparator.hpp"
#include "dedupe/counting.hpp"
#include "dedupe/name_relation.hpp"

#include <bdd/core/similarity.hpp>

#include <algorithm>
#include <cmath>
#include <string>

namespace bdd::dedupe {

namespace {

std::string name_of(const PlainColumn& column) {
    std::string name(keyword(column.kind));
    name += ':';
    name += column.name;
    return name;
}

std::vector<LevelPrior> levels_of(ColumnKind kind) {
    switch (kind) {
    case ColumnKind::date:
        return {{"exact", .8, 1e-4},      {"day and month swapped", .02, 1e-5},
                {"one digit", .08, 1e-3}, {"two parts", .03, .003},
                {"one part", .04, .1},    {"different", .03, .89}};
    case ColumnKind::code:
    case ColumnKind::siren:
    case ColumnKind::siret:
        return {{"exact", .8, 1e-5},
                {"one sign", .08, 1e-5},
                {"close", .03, 1e-3},
                {"different", .09, .999}};
    case ColumnKind::number:
    case ColumnKind::house_number:
        return {{"exact", .75, .02}, {"close", .1, .05}, {"near", .05, .1}, {"different", .1, .83}};
    case ColumnKind::job_title:
        return {{"exact", .4, .02}, {"same department", .35, .1}, {"different", .25, .88}};
    default:
        return {{"exact", .8, .1}, {"close", .08, .02}, {"different", .12, .88}};
    }
}

/// One value against one value, by the rules of its kind.
class PlainComparator final : public Comparator {
public:
    PlainComparator(const PlainColumn& column, const Prepared& data, RowTable& table)
        : Comparator(name_of(column), levels_of(column.kind))
        , m_column(column)
        , m_slot(table.slot(column.cells))
        , m_rarity(is_identifier(column.kind)
                       ? Rarity::of_identifiers(column.field.counts,
                                                population(data, "plain:" + column.name))
                       : Rarity::of_values(column.field.counts,
                                           population(data, "plain:" + column.name))) {
        personal = column.kind == ColumnKind::date || is_identifier(column.kind);
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
        return {
            scratch.first[number].get(x, y, [&](ValueId i, ValueId j) { return level_of(i, j); }),
            0};
    }
    bool identifies(const ValueId* a, const ValueId* b) const override {
        return personal && a[m_slot] != 0 && a[m_slot] == b[m_slot];
    }
    std::string value(const ValueId* row) const override {
        return std::string(m_column.field.text(row[m_slot]));
    }

private:
    static bool is_identifier(ColumnKind kind) noexcept {
        return kind == ColumnKind::code || kind == ColumnKind::siren || kind == ColumnKind::siret;
    }

    std::uint8_t level_of(ValueId x, ValueId y) const {
        const auto a = m_column.field.text(x);
        const auto b = m_column.field.text(y);
        switch (m_column.kind) {
        case ColumnKind::date:
            return date_level(x, y);
        case ColumnKind::code:
        case ColumnKind::siren:
        case ColumnKind::siret: {
            const auto distance = similarity::osa_distance(a, b, 2);
            const auto longer = std::max(a.size(), b.size());
            if (longer < 4 || distance > 2) {
                return 4;
            }
            return distance == 1 ? 2 : longer >= 7 ? 3 : 4;
        }
        case ColumnKind::number:
        case ColumnKind::house_number:
            return number_level(x, y);
        case ColumnKind::job_title:
            return m_column.field.numbers[x] != 0 &&
                           m_column.field.numbers[x] == m_column.field.numbers[y]
                       ? 2
                       : 3;
        default:
            return are_close(m_column.field, x, y) ? 2 : 3;
        }
    }

    std::uint8_t date_level(ValueId x, ValueId y) const {
        const auto p = m_column.field.numbers[x];
        const auto q = m_column.field.numbers[y];
        if (p == 0 || q == 0) {
            return 6;
        }
        const auto year = [](std::uint32_t d) { return d / 10000; };
        const auto month = [](std::uint32_t d) { return d / 100 % 100; };
        const auto day = [](std::uint32_t d) { return d % 100; };
        if (year(p) == year(q) && month(p) == day(q) && day(p) == month(q)) {
            return 2;
        }
        if (similarity::osa_distance(m_column.field.text(x), m_column.field.text(y), 1) <= 1) {
            return 3;
        }
        const int equal = (year(p) == year(q) ? 1 : 0) + (month(p) == month(q) ? 1 : 0) +
                          (day(p) == day(q) ? 1 : 0);
        return equal == 2 ? 4 : equal == 1 ? 5 : 6;
    }

    std::uint8_t number_level(ValueId x, ValueId y) const {
        const auto p = m_column.amounts[x];
        const auto q = m_column.amounts[y];
        if (m_column.kind == ColumnKind::house_number || std::isnan(p) || std::isnan(q)) {
            return similarity::osa_distance(m_column.field.text(x), m_column.field.text(y), 1) <= 1
                       ? 2
                       : 4;
        }
        if (p == q) {
            return 1;
        }
        const auto apart = std::abs(p - q);
        const auto size = std::max(std::abs(p), std::abs(q));
        if (apart <= .011 * size || apart <= 1.0) {
            return 2;
        }
        return apart <= .1 * size ? 3 : 4;
    }

    const PlainColumn& m_column;
    std::size_t m_slot;
    Rarity m_rarity;
};

} // namespace

std::unique_ptr<Comparator> compare_plain(const PlainColumn& column, const Prepared& data,
                                          RowTable& table) {
    return std::make_unique<PlainComparator>(column, data, table);
}

} // namespace bdd::dedupe
