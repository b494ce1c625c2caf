#include "dedupe/column_look.hpp"
#include "dedupe/column_words.hpp"

#include <bdd/dedupe/column_kinds.hpp>

#include <algorithm>
#include <array>

namespace bdd::dedupe {

namespace {

/// Share of the cells that have to be what a part of a date is.
constexpr double k_most = 0.8;

/// Columns of a date in three: the three in any order, side by side.
struct DateParts {
    std::size_t first = 0;
    std::array<std::size_t, 3> year_month_day{};
};

std::optional<DateParts> date_parts_at(std::span<const ColumnSample> columns, std::size_t first) {
    constexpr std::array k_parts = {NameSays::year, NameSays::month, NameSays::day};
    DateParts parts;
    parts.first = first;
    std::array<bool, 3> found{};
    for (std::size_t i = first; i < first + 3; ++i) {
        const NameWords words = read_column_words(columns[i].name);
        const auto* part = std::find(k_parts.begin(), k_parts.end(), words.says);
        if (part == k_parts.end()) {
            return std::nullopt;
        }
        const auto index = static_cast<std::size_t>(part - k_parts.begin());
        parts.year_month_day[index] = i;
        found[index] = true;
    }
    if (!found[0] || !found[1] || !found[2]) {
        return std::nullopt;
    }
    const auto look = [&](std::size_t part) {
        return look_at(columns[parts.year_month_day[part]].cells);
    };
    const bool fits =
        look(0).year >= k_most && look(1).month >= k_most && look(2).small_number >= k_most;
    return fits ? std::optional<DateParts>(parts) : std::nullopt;
}

} // namespace

std::vector<ColumnPlan> plan_columns(std::span<const ColumnSample> columns,
                                     std::span<const ColumnKind> kinds,
                                     const std::vector<bool>& is_given) {
    std::vector<ColumnPlan> plans;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const bool may_be_date =
            i + 2 < columns.size() && !is_given[i] && !is_given[i + 1] && !is_given[i + 2];
        if (const auto date = may_be_date ? date_parts_at(columns, i) : std::nullopt) {
            plans.push_back(
                {columns[i].name + "+" + columns[i + 1].name + "+" + columns[i + 2].name,
                 ColumnKind::date,
                 {date->year_month_day.begin(), date->year_month_day.end()}});
            i += 2;
            continue;
        }
        plans.push_back({columns[i].name, kinds[i], {i}});
    }
    return plans;
}

} // namespace bdd::dedupe
