#pragma once

#include "dedupe/column_look.hpp"
#include "dedupe/column_words.hpp"

#include <bdd/dedupe/column_kinds.hpp>

#include <optional>

namespace bdd::dedupe {

/// A column on the way to its kind.
struct ColumnDraft {
    const ColumnSample* sample = nullptr;
    ColumnLook look;
    NameWords words;
    std::optional<ColumnKind> kind;

    [[nodiscard]] bool is(ColumnKind other) const noexcept { return kind == other; }
};

/// Number, category or text: for columns that are nothing else.
[[nodiscard]] ColumnKind plain_kind(const ColumnLook& look);
/// A code, when the values may be numbers of a document; else a plain kind.
[[nodiscard]] ColumnKind identifier_kind(const ColumnLook& look);
/// What the cells say by themselves.
[[nodiscard]] ColumnKind kind_of_cells(const ColumnDraft& draft);
/// The kind that a column's name and cells say without a look at other columns; nothing for names,
/// titles and identifiers.
[[nodiscard]] std::optional<ColumnKind> own_kind(const ColumnDraft& draft);

} // namespace bdd::dedupe
