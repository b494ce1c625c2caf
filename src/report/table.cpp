#include <bdd/core/text.hpp>
#include <bdd/report/table.hpp>

#include <algorithm>
#include <string_view>
#include <utility>

namespace bdd::report {

namespace {

constexpr std::string_view k_gap = "  ";
/// Columns are not shortened below this: nothing could be read.
constexpr std::size_t k_least_width = 6;

/// "12", "-3.5", "12 431", "0,85", "42 %", "1 200 €": digits with what goes with them.
bool reads_as_number(std::string_view text) {
    bool has_digit = false;
    for (std::size_t i = 0; i < text.size();) {
        const bool first = i == 0;
        const char32_t c = text::next_code_point(text, i);
        if (c >= '0' && c <= '9') {
            has_digit = true;
            continue;
        }
        const bool is_sign = first && (c == '-' || c == '+' || c == 0x2212);
        const bool is_inside = c == '.' || c == ',' || c == ' ' || c == 0xA0 || c == 0x202F;
        const bool is_unit = has_digit && (c == '%' || c == 0x20AC);
        if (!is_sign && !is_inside && !is_unit) {
            return false;
        }
    }
    return has_digit;
}

std::string printable(std::string cell) {
    const auto is_control = [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
    };
    std::replace_if(cell.begin(), cell.end(), is_control, ' ');
    return cell;
}

/// Takes from the widest shrinkable column until the line fits.
void shrink(std::vector<std::size_t>& widths, const std::vector<bool>& is_right,
            std::size_t max_width) {
    std::size_t total = k_gap.size() * (widths.size() - 1);
    for (const std::size_t width : widths) {
        total += width;
    }
    while (total > max_width) {
        std::size_t widest = widths.size();
        for (std::size_t i = 0; i < widths.size(); ++i) {
            const bool may_shrink = !is_right[i] && widths[i] > k_least_width;
            if (may_shrink && (widest == widths.size() || widths[i] > widths[widest])) {
                widest = i;
            }
        }
        if (widest == widths.size()) {
            return;
        }
        --widths[widest];
        --total;
    }
}

void append_line(std::string& out, const std::vector<std::string>& cells,
                 const std::vector<std::size_t>& widths, const std::vector<bool>& is_right) {
    std::size_t pending = 0; // Spaces owed; those at the end of the line are never paid.
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const std::string cell = text::shorten(cells[i], widths[i]);
        const std::size_t used = text::display_width(cell);
        const std::size_t free = widths[i] > used ? widths[i] - used : 0;
        pending += is_right[i] ? free : 0;
        if (!cell.empty()) {
            out.append(pending, ' ');
            out += cell;
            pending = 0;
        }
        pending += (cell.empty() ? used : 0) + (is_right[i] ? 0 : free) + k_gap.size();
    }
    out += '\n';
}

} // namespace

TextTable::TextTable(std::vector<TableColumn> columns)
    : m_columns(std::move(columns)) {}

void TextTable::add_row(std::vector<std::string> cells) {
    cells.resize(m_columns.size());
    for (std::string& cell : cells) {
        cell = printable(std::move(cell));
    }
    m_rows.push_back(std::move(cells));
}

std::string TextTable::render(std::size_t max_width) const {
    if (m_columns.empty()) {
        return {};
    }
    std::vector<std::string> titles;
    std::vector<std::size_t> widths;
    std::vector<bool> is_right;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        titles.push_back(m_columns[i].title);
        std::size_t width = text::display_width(m_columns[i].title);
        bool all_numbers = true;
        bool any_filled = false;
        for (const std::vector<std::string>& row : m_rows) {
            width = std::max(width, text::display_width(row[i]));
            all_numbers = all_numbers && (row[i].empty() || reads_as_number(row[i]));
            any_filled = any_filled || !row[i].empty();
        }
        const bool is_automatic = m_columns[i].align == Align::automatic;
        widths.push_back(width);
        is_right.push_back(is_automatic ? all_numbers && any_filled
                                        : m_columns[i].align == Align::right);
    }
    if (max_width > 0) {
        shrink(widths, is_right, max_width);
    }
    std::vector<std::string> rules;
    rules.reserve(widths.size());
    for (const std::size_t width : widths) {
        rules.emplace_back(width, '-');
    }
    std::string out;
    append_line(out, titles, widths, is_right);
    append_line(out, rules, widths, is_right);
    for (const std::vector<std::string>& row : m_rows) {
        append_line(out, row, widths, is_right);
    }
    return out;
}

} // namespace bdd::report
