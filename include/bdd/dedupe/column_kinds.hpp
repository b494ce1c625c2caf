#pragma once

#include <bdd/dedupe/column_kind.hpp>
#include <bdd/model/field.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// What the columns of any file hold, French business contacts or not.
namespace bdd::dedupe {

/// One column as it stands in the file.
struct ColumnSample {
    std::string name;
    std::vector<std::string> cells; ///< Of the first rows, as UTF-8; aligned over the columns.
    /// What the reader of contact files takes the column for, and how surely. It knows French and
    /// English contact files better than the words here, and nothing of other files.
    std::optional<model::Field> field;
    int field_percent = 0;
    bool is_field_by_content = false; ///< The cells said so, not the name.
};

/// A column to compare.
struct ColumnPlan {
    std::string name; ///< Of several columns that are one value: joined with "+".
    ColumnKind kind = ColumnKind::text;
    /// The columns of the file; more than one when a date stands in three: year, month, day.
    std::vector<std::size_t> columns;
};

/// A kind for each column, by what its name and its cells say; the cells win where they contradict
/// the name. At most one column is of kind id: codes with one row each, whose name says so, or
/// which come first and whose name says nothing. What only says where a row comes from, when it was
/// written, or to which cluster it was given, is ignored; so are plain columns of one value.
/// Pure and deterministic.
[[nodiscard]] std::vector<ColumnKind> recognise_kinds(std::span<const ColumnSample> columns);

/// The columns in file order, a date in three columns as one of kind date at the place of its
/// first. Columns that `is_given` (their kinds were chosen by a person) stay alone. `kinds` has one
/// entry for each column.
[[nodiscard]] std::vector<ColumnPlan> plan_columns(std::span<const ColumnSample> columns,
                                                   std::span<const ColumnKind> kinds,
                                                   const std::vector<bool>& is_given);

} // namespace bdd::dedupe
