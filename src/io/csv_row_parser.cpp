#include "csv_row_parser.hpp"

namespace bdd::io {

namespace {

std::size_t distance(const char* from, const char* to) {
    return static_cast<std::size_t>(to - from);
}

} // namespace

LineEnd line_end_at(const char* position) noexcept {
    if (*position == '\n') {
        return LineEnd::lf;
    }
    if (*position != '\r') {
        return LineEnd::none;
    }
    if (position[1] == '\n') {
        return LineEnd::crlf;
    }
    return position[1] == '\r' && position[2] == '\n' ? LineEnd::crcrlf : LineEnd::cr;
}

std::size_t length(LineEnd end) noexcept {
    switch (end) {
    case LineEnd::none:
        return 0;
    case LineEnd::lf:
    case LineEnd::cr:
        return 1;
    case LineEnd::crlf:
        return 2;
    case LineEnd::crcrlf:
        return 3;
    }
    return 0;
}

void CsvRowParser::start(const char* begin, const char* end, bool last) {
    m_cells.clear();
    m_arena.clear();
    m_moved.clear();
    m_tally.rewound.clear();
    m_tally.stray_quotes = m_tally.nul_bytes = m_tally.cells_with_breaks = m_tally.breaks = 0;
    m_end = end;
    m_last = last;
    m_line_start = m_cell = begin;
    m_closing_quote = nullptr;
    m_special = m_rewrite = false;
    m_scanner.seek(begin);
}

bool CsvRowParser::parse(const char* begin, const char* end, bool last) {
    start(begin, end, last);
    for (;;) {
        const char* hit = m_scanner.next();
        if (hit >= m_end) {
            return m_last && finish_row(m_end);
        }
        if (*hit == m_options.delimiter) {
            finish_cell(hit);
        } else if (*hit == '\n' || *hit == '\r') {
            return finish_row(hit);
        } else if (*hit == 0) {
            ++m_tally.nul_bytes;
            m_special = m_rewrite = true;
        } else if (hit != m_cell) {
            ++m_tally.stray_quotes;
        } else if (read_quoted(hit) == Quoted::unfinished) {
            return false;
        }
    }
}

CsvRowParser::Quoted CsvRowParser::read_quoted(const char* quote) {
    const char* text = quote + 1;
    std::uint64_t breaks = 0;
    std::uint64_t nul_bytes = 0;
    bool doubled = false;
    for (;;) {
        const char* hit = m_scanner.next();
        if (distance(text, hit) > m_options.quoted_bytes || breaks > m_options.quoted_lines) {
            return rewind(quote);
        }
        if (hit >= m_end) {
            return m_last ? rewind(quote) : Quoted::unfinished;
        }
        if (*hit == '\n' || *hit == '\r') {
            if (lacks(hit, 2)) {
                return Quoted::unfinished;
            }
            // The LF of CR LF and of CR CR LF counts; their CRs do not.
            const LineEnd kind = line_end_at(hit);
            breaks += kind == LineEnd::lf || kind == LineEnd::cr ? 1 : 0;
        } else if (*hit == 0) {
            ++nul_bytes;
        } else if (*hit == '"') {
            if (lacks(hit, 1)) {
                return Quoted::unfinished;
            }
            if (hit[1] != '"') {
                if (breaks > 0 && opens_another_cell(hit)) {
                    return rewind(quote);
                }
                m_rewrite = doubled || nul_bytes > 0;
                m_tally.nul_bytes += nul_bytes;
                close(hit, breaks);
                return Quoted::closed;
            }
            doubled = true;
            (void)m_scanner.next();
        }
    }
}

// `;"text` on a later line is the beginning of a cell: the quote before it was never closed.
bool CsvRowParser::opens_another_cell(const char* quote) const noexcept {
    const auto ends_cell = [this](char c) {
        return c == m_options.delimiter || c == '\r' || c == '\n';
    };
    const char behind = quote[1];
    const bool text_follows =
        quote + 1 < m_end && !ends_cell(behind) && behind != ' ' && behind != '\t' && behind != 0;
    return text_follows && ends_cell(quote[-1]);
}

void CsvRowParser::close(const char* quote, std::uint64_t breaks) {
    m_closing_quote = quote;
    m_special = true;
    if (breaks > 0) {
        ++m_tally.cells_with_breaks;
        m_tally.breaks += breaks;
        m_line_start = quote;
        while (m_line_start[-1] != '\n' && m_line_start[-1] != '\r') {
            --m_line_start;
        }
    }
}

CsvRowParser::Quoted CsvRowParser::rewind(const char* quote) {
    m_tally.rewound.push_back({m_tally.breaks, distance(m_line_start, quote) + 1});
    m_scanner.seek(quote + 1);
    return Quoted::rewound;
}

bool CsvRowParser::finish_row(const char* line_end) {
    m_tally.end = LineEnd::none;
    if (line_end < m_end) {
        if (lacks(line_end, *line_end == '\r' ? 2 : 0)) {
            return false;
        }
        m_tally.end = line_end_at(line_end);
    }
    finish_cell(line_end);
    point_into_arena();
    m_content_end = line_end;
    m_next_row = line_end + length(m_tally.end);
    return true;
}

void CsvRowParser::finish_cell(const char* end) {
    if (m_special) {
        finish_special_cell(end);
    } else {
        m_cells.emplace_back(m_cell, distance(m_cell, end));
    }
    m_cell = end + 1;
}

void CsvRowParser::finish_special_cell(const char* end) {
    const bool quoted = m_closing_quote != nullptr;
    const bool text_behind = quoted && m_closing_quote + 1 != end;
    if (!m_rewrite && !text_behind) {
        const char* from = quoted ? m_cell + 1 : m_cell;
        m_cells.emplace_back(from, distance(from, quoted ? m_closing_quote : end));
    } else {
        const std::size_t offset = m_arena.size();
        if (quoted) {
            append_clean(m_cell + 1, m_closing_quote, true);
            append_clean(m_closing_quote + 1, end, false);
        } else {
            append_clean(m_cell, end, false);
        }
        m_moved.push_back({m_cells.size(), offset, m_arena.size() - offset});
        m_cells.emplace_back();
    }
    m_closing_quote = nullptr;
    m_special = m_rewrite = false;
}

void CsvRowParser::append_clean(const char* from, const char* to, bool undouble) {
    for (const char* c = from; c < to; ++c) {
        if (*c == 0) {
            continue;
        }
        m_arena.push_back(*c);
        if (undouble && *c == '"') {
            ++c;
        }
    }
}

void CsvRowParser::point_into_arena() {
    const std::string_view arena = m_arena;
    for (const Moved& moved : m_moved) {
        m_cells[moved.cell] = arena.substr(moved.offset, moved.size);
    }
}

} // namespace bdd::io
