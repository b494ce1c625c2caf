#include "cli/row_printer.hpp"

#include <bdd/core/i18n.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <type_traits>
#include <utility>

namespace bdd::cli {

namespace {

std::vector<report::TableColumn> titles_of(const std::vector<RowColumn>& columns) {
    std::vector<report::TableColumn> titles;
    titles.reserve(columns.size());
    for (const RowColumn& column : columns) {
        titles.push_back({column.title, report::Align::automatic});
    }
    return titles;
}

std::vector<std::string> texts_of(const std::vector<Cell>& cells) {
    std::vector<std::string> texts;
    texts.reserve(cells.size());
    std::transform(cells.begin(), cells.end(), std::back_inserter(texts), cell_text);
    return texts;
}

/// RFC 4180 for commas. TSV has no quotes: tabs and line ends in a cell become spaces.
std::string separated_cell(std::string cell, char separator) {
    if (separator == '\t') {
        std::replace_if(
            cell.begin(), cell.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; },
            ' ');
        return cell;
    }
    if (cell.find_first_of(",\"\r\n") == std::string::npos) {
        return cell;
    }
    std::string quoted = "\"";
    for (const char c : cell) {
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    }
    return quoted + "\"";
}

nlohmann::ordered_json json_of(const Cell& cell) {
    return std::visit(
        [](const auto& value) -> nlohmann::ordered_json {
            if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::monostate>) {
                return nullptr;
            } else {
                return value;
            }
        },
        cell);
}

} // namespace

std::string cell_text(const Cell& cell) {
    return std::visit(
        [](const auto& value) -> std::string {
            if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::monostate>) {
                return {};
            } else {
                return fmt::format("{}", value);
            }
        },
        cell);
}

RowPrinter::RowPrinter(const Context& ctx, std::string name, std::vector<RowColumn> columns)
    : m_ctx(ctx)
    , m_name(std::move(name))
    , m_columns(std::move(columns))
    , m_table(titles_of(m_columns)) {
    std::vector<std::string> keys;
    for (const RowColumn& column : m_columns) {
        keys.push_back(column.key);
    }
    if (m_ctx.format == Format::csv) {
        print_separated(keys, ',');
    } else if (m_ctx.format == Format::tsv) {
        print_separated(keys, '\t');
    } else if (m_ctx.format == Format::json) {
        m_ctx.print("{" + nlohmann::ordered_json(m_name).dump() + ":[");
    }
}

bool RowPrinter::row(const std::vector<Cell>& cells) {
    if (cells.size() != m_columns.size()) {
        fail(Errc::internal, "a row of {0} cells for {1} columns", cells.size(), m_columns.size());
    }
    switch (m_ctx.format) {
    case Format::table:
        m_table.add_row(texts_of(cells));
        break;
    case Format::csv:
        print_separated(texts_of(cells), ',');
        break;
    case Format::tsv:
        print_separated(texts_of(cells), '\t');
        break;
    case Format::json:
        m_ctx.print(m_rows == 0 ? "" : ",");
        print_object(cells);
        break;
    case Format::jsonl:
        print_object(cells);
        m_ctx.print("\n");
        break;
    }
    ++m_rows;
    return !m_ctx.io.out.closed();
}

void RowPrinter::finish() {
    if (m_ctx.format == Format::json) {
        m_ctx.print("]}\n");
    } else if (m_ctx.format == Format::table && m_rows > 0) {
        m_ctx.print(m_table.render(m_ctx.table_width()));
    }
}

void RowPrinter::print_separated(const std::vector<std::string>& cells, char separator) {
    std::string line;
    for (const std::string& cell : cells) {
        line += line.empty() && &cell == cells.data() ? "" : std::string(1, separator);
        line += separated_cell(cell, separator);
    }
    m_ctx.print(line + "\n");
}

void RowPrinter::print_object(const std::vector<Cell>& cells) {
    nlohmann::ordered_json object;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        object[m_columns[i].key] = json_of(cells[i]);
    }
    m_ctx.print(object.dump());
}

} // namespace bdd::cli
