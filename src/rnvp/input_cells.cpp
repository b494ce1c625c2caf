#include "rnvp/input_cells.hpp"

#include <bdd/core/text.hpp>
#include <bdd/fields/quantity.hpp>

#include <algorithm>

namespace bdd::rnvp {

namespace {

/// "N/A", also in quotes.
bool is_nothing(std::string_view line) {
    return fields::is_placeholder(line) || fields::is_placeholder(text::key(line));
}

void add_lines(std::string_view cell, std::vector<std::string>& cells) {
    while (!cell.empty()) {
        const std::size_t end = std::min(cell.find_first_of("\r\n|;"), cell.size());
        std::string line = text::clean_line(cell.substr(0, end));
        if (!line.empty() && !is_nothing(line) &&
            std::find(cells.begin(), cells.end(), line) == cells.end()) {
            cells.push_back(std::move(line));
        }
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
}

} // namespace

std::string input_cell(std::string_view raw, std::vector<Change>& changes) {
    if (!text::is_ascii(raw)) {
        if (std::optional<std::string> repaired = fields::repair_double_encoding(raw)) {
            changes.push_back({Reason::mojibake_repaired, 0, std::string(raw), *repaired});
            return *repaired;
        }
    }
    return std::string(raw);
}

std::vector<std::string> input_cells(const RawAddress& raw, std::vector<Change>& changes) {
    std::vector<std::string> cells;
    cells.reserve(raw.cells.size());
    for (const std::string_view cell : raw.cells) {
        add_lines(input_cell(cell, changes), cells);
    }
    return cells;
}

} // namespace bdd::rnvp
