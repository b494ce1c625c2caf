#pragma once

#include "cli/context.hpp"

#include <bdd/report/table.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace bdd::cli {

/// One value of a row: nothing, text, a number or a boolean.
using Cell = std::variant<std::monostate, std::string, std::int64_t, double, bool>;

/// A column of results. `key` is the name in CSV and JSON and is never translated; `title` heads
/// the column of a table.
struct RowColumn {
    std::string key;
    std::string title;
};

/// Prints rows in the format that the user asked for: a table when all are there; CSV, TSV and
/// JSON lines as they come; JSON as one object, {"<name>":[…]}, as they come.
class RowPrinter {
public:
    /// `name` is the key of the list in JSON, in the plural: "sources". `ctx` must outlive it.
    RowPrinter(const Context& ctx, std::string name, std::vector<RowColumn> columns);

    /// As many cells as columns. False once nobody reads the output any more: a reading command
    /// then stops, quietly and with Exit::done.
    bool row(const std::vector<Cell>& cells);
    /// Must be called once, after the last row.
    void finish();
    [[nodiscard]] std::size_t rows() const noexcept { return m_rows; }

private:
    void print_separated(const std::vector<std::string>& cells, char separator);
    void print_object(const std::vector<Cell>& cells);

    const Context& m_ctx;
    std::string m_name;
    std::vector<RowColumn> m_columns;
    report::TextTable m_table;
    std::size_t m_rows = 0;
};

/// The text of a cell as tables and CSV show it: nothing is empty, booleans are true and false.
[[nodiscard]] std::string cell_text(const Cell& cell);

} // namespace bdd::cli
