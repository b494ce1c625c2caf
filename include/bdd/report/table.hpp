#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace bdd::report {

/// How a column stands. `automatic` is right when every filled cell reads as a number, else left.
enum class Align { automatic, left, right };

struct TableColumn {
    std::string title;
    Align align = Align::automatic;
};

/// A text table for a terminal: titles, a rule, one line for each row, two spaces between columns,
/// no space at line ends. Widths are terminal columns, not bytes. Control signs in cells become
/// spaces, so that data cannot move the cursor.
class TextTable {
public:
    explicit TextTable(std::vector<TableColumn> columns);

    /// Missing cells are empty; cells beyond the columns are left out.
    void add_row(std::vector<std::string> cells);
    [[nodiscard]] std::size_t rows() const noexcept { return m_rows.size(); }

    /// `max_width` 0: no limit. Otherwise the widest left-aligned columns are shortened with "…"
    /// until a line fits, numbers never; a table of many columns may still be wider.
    [[nodiscard]] std::string render(std::size_t max_width = 0) const;

private:
    std::vector<TableColumn> m_columns;
    std::vector<std::vector<std::string>> m_rows;
};

} // namespace bdd::report
