#pragma once

#include "flows/tabular_input.hpp"

#include <bdd/core/cancel.hpp>
#include <bdd/core/progress.hpp>
#include <bdd/dedupe/column_kinds.hpp>
#include <bdd/dedupe/dataset.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::flows {

/// The options that say what a list of records holds.
struct ListOptions {
    TabularOptions layout;
    std::vector<std::string> ids;     ///< --id COL; of two lists each may have its own.
    std::vector<std::string> columns; ///< --column NAME=KIND
};

/// One --column.
struct KindRule {
    std::string column;
    dedupe::ColumnKind kind;
};
/// Reads NAME=KIND; the name may hold "=". Throws Errc::usage, with suggestions for the kind.
[[nodiscard]] KindRule parse_kind_rule(std::string_view text);

/// How rows are called in results: by a column of the file, or by their number from 1.
class RowIds {
public:
    explicit RowIds(bool is_column)
        : m_is_column(is_column) {}

    [[nodiscard]] bool is_column() const noexcept { return m_is_column; }
    /// Where the filler puts the ids.
    [[nodiscard]] dedupe::Column& column() noexcept { return m_column; }
    /// First row whose id is missing or stood before; nothing when each row has its own.
    [[nodiscard]] std::optional<dedupe::Row> first_bad() const noexcept;
    /// From now on the rows are called by their numbers.
    void use_numbers() noexcept;
    [[nodiscard]] std::string text(dedupe::Row row) const;
    /// The row of an id, among `rows`. Precondition: no bad one.
    [[nodiscard]] std::optional<dedupe::Row> find(std::string_view id, std::size_t rows) const;

private:
    bool m_is_column;
    dedupe::Column m_column;
};

/// A file of records to compare: how it is laid out and what its columns hold.
class ListInput {
public:
    /// Looks at the whole file for its encoding and at its beginning for its columns.
    /// Throws Errc::usage for a column of `options` that the file lacks, unless `is_one_of_two`:
    /// then the caller asks `has_column`.
    ListInput(const std::string& path, const ListOptions& options, bool is_one_of_two = false);

    [[nodiscard]] const TabularInput& tabular() const noexcept { return m_tabular; }
    [[nodiscard]] const std::vector<dedupe::ColumnPlan>& plans() const noexcept { return m_plans; }
    [[nodiscard]] bool has_column(std::string_view name) const;
    [[nodiscard]] std::string name() const { return m_tabular.file.display_name(); }
    [[nodiscard]] RowIds& ids() noexcept { return m_ids; }
    [[nodiscard]] const RowIds& ids() const noexcept { return m_ids; }

    /// Interns the rows into `targets`, one for each plan (null: not needed), and the ids when
    /// `with_ids`. Rows before are kept. Gives the number of rows read.
    std::size_t read(const std::vector<dedupe::Column*>& targets, bool with_ids, Progress& progress,
                     const CancelFlag& cancel);
    /// The ids have to be told apart: when they are not, throws Errc::input if --id named the
    /// column, else numbers the rows. After `read` with ids.
    void check_ids();
    /// What a user should hear about the file, one line each.
    [[nodiscard]] std::vector<std::string> warnings() const;

private:
    void choose_columns(const ListOptions& options, bool is_one_of_two);

    TabularInput m_tabular;
    std::vector<dedupe::ColumnPlan> m_plans;
    RowIds m_ids{false};
    std::size_t m_id_column = 0;
    bool m_is_id_given = false;
    bool m_has_doubtful_ids = false;
    std::uint64_t m_undecodable = 0;
    std::uint64_t m_blank_rows = 0;
    std::uint64_t m_short_rows = 0;
    std::uint64_t m_long_rows = 0;
};

/// False for ids and what is ignored: such columns are not even read.
[[nodiscard]] bool is_compared(dedupe::ColumnKind kind) noexcept;

/// The data rows from the first one on. A quoted cell may be longer here than in contact files.
[[nodiscard]] io::CsvReader open_list_rows(const TabularInput& input);

/// "prenom (first-name), nom (last-name)" of the columns that are compared.
[[nodiscard]] std::string compared_text(const std::vector<dedupe::ColumnPlan>& plans);

} // namespace bdd::flows
