#include "header_finder.hpp"

#include <bdd/core/text.hpp>

#include <algorithm>

namespace bdd::io {

namespace {

/// A header further down would give up too many rows as preamble.
constexpr std::size_t k_rows_searched = 40;
constexpr std::size_t k_longest_name = 120;

bool has_letter(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               static_cast<unsigned char>(c) >= 0x80;
    });
}

bool has_digit(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// A value that nobody uses as the name of a column: number, date, phone, e-mail, web address.
bool looks_like_data(std::string_view cell) {
    if (cell.empty()) {
        return false;
    }
    if (has_digit(cell) && !has_letter(cell)) {
        return true;
    }
    const std::size_t at = cell.find('@');
    const bool email = at != std::string_view::npos && at > 0 &&
                       cell.find('.', at) != std::string_view::npos &&
                       cell.find(' ') == std::string_view::npos;
    return email || cell.starts_with("http://") || cell.starts_with("https://") ||
           cell.starts_with("www.");
}

struct Look {
    std::size_t filled = 0;
    std::size_t known = 0;
    std::size_t data = 0;
    std::size_t too_long = 0;
};

Look look_at(const SampleRow& row, const KnownName& known) {
    Look look;
    for (const std::string& cell : row.cells) {
        look.filled += cell.empty() ? 0U : 1U;
        look.data += looks_like_data(cell) ? 1U : 0U;
        const bool is_too_long = cell.size() > k_longest_name;
        look.too_long += is_too_long ? 1U : 0U;
        look.known +=
            !cell.empty() && !is_too_long && known && known(fold_column_name(cell)) ? 1U : 0U;
    }
    return look;
}

/// Many known names: a header wherever it stands, even with a year or two among its names.
bool has_many_names(const Look& look) {
    return look.known > look.data && look.known >= 3;
}

/// The same for a narrow table, where few names are many. A title in a row of blank cells is none.
bool is_surely_header(const Look& look, std::size_t width) {
    return has_many_names(look) || (look.known > 0 && look.known > look.data &&
                                    look.known * 2 >= look.filled && look.filled * 2 >= width);
}

bool may_be_header(const Look& look, std::size_t width) {
    return look.data == 0 && look.too_long == 0 && look.filled * 2 > width;
}

/// True when a later row has some, but not all, of the row's cells in the same columns: a town, a
/// title. A header that is repeated further down has all of them.
bool has_repeated_values(const DialectSample& sample, std::size_t header) {
    const std::vector<std::string>& names = sample.rows[header].cells;
    for (std::size_t i = header + 1; i < sample.rows.size(); ++i) {
        const std::vector<std::string>& cells = sample.rows[i].cells;
        if (cells.size() != names.size()) {
            continue;
        }
        std::size_t same = 0;
        std::size_t filled = 0;
        for (std::size_t k = 0; k < names.size(); ++k) {
            filled += names[k].empty() ? 0U : 1U;
            same += !names[k].empty() && cells[k] == names[k] ? 1U : 0U;
        }
        if (same > 0 && same < filled) {
            return true;
        }
    }
    return false;
}

} // namespace

std::optional<FoundHeader> find_header(const DialectSample& sample, const KnownName& known) {
    std::optional<FoundHeader> possible;
    const std::size_t end = std::min(sample.rows.size(), k_rows_searched);
    for (std::size_t i = 0; i < end; ++i) {
        const SampleRow& row = sample.rows[i];
        if (row.cells.size() != sample.common_count || row.separators_only) {
            continue;
        }
        const Look look = look_at(row, known);
        // One known word below a row that may be the header is no more than a word.
        const bool enough = !possible || look.known >= std::min<std::size_t>(2, row.cells.size());
        if (enough && is_surely_header(look, sample.common_count)) {
            return FoundHeader{i, look.known};
        }
        if (may_be_header(look, sample.common_count)) {
            possible = possible ? possible : FoundHeader{i, look.known};
        } else if (look.filled * 2 > sample.common_count) {
            break; // The data begins here.
        }
    }
    if (possible && possible->known_names == 0 && has_repeated_values(sample, possible->row)) {
        return std::nullopt;
    }
    return possible;
}

void adopt_header_width(DialectSample& sample, const KnownName& known) {
    for (std::size_t i = 0; i < std::min(sample.rows.size(), k_rows_searched); ++i) {
        const SampleRow& row = sample.rows[i];
        if (row.separators_only) {
            continue;
        }
        const Look look = look_at(row, known);
        if (look.known >= 2 && is_surely_header(look, row.cells.size())) {
            sample.common_count = row.cells.size();
            return;
        }
        if (look.data > 0) {
            return;
        }
    }
}

} // namespace bdd::io
