#include "encoding_tables.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/io/csv_writer.hpp>

#include <algorithm>

namespace bdd::io {

namespace {

bool is_formula(std::string_view text) {
    return !text.empty() &&
           std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

bool needs_quotes(std::string_view text, char delimiter) {
    if (text.empty()) {
        return false;
    }
    return text.front() == ' ' || text.back() == ' ' ||
           std::any_of(text.begin(), text.end(), [delimiter](char c) {
               return c == delimiter || c == '"' || c == '\r' || c == '\n';
           });
}

} // namespace

CsvWriter::CsvWriter(CsvStyle style)
    : m_style(style) {
    if (is_wide(style.encoding)) {
        fail(Errc::usage, _("output in {0} is not possible"), name(style.encoding));
    }
    if (style.bom && style.encoding == Encoding::utf8) {
        m_buffer = "\xEF\xBB\xBF";
    }
}

void CsvWriter::cell(std::string_view utf8) {
    if (m_cells_in_row++ > 0) {
        m_buffer.push_back(m_style.delimiter);
    }
    m_row_has_text = m_row_has_text || !utf8.empty();
    // Encoded first: a sign that the encoding lacks may become a quote.
    m_scratch.clear();
    if (m_style.escape_formulas && is_formula(utf8)) {
        m_scratch.push_back('\'');
        ++m_escaped;
    }
    append_encoded(m_scratch, utf8, m_style.encoding, m_replaced);
    if (!needs_quotes(m_scratch, m_style.delimiter)) {
        m_buffer.append(m_scratch);
        return;
    }
    m_buffer.push_back('"');
    for (const char c : m_scratch) {
        if (c == '"') {
            m_buffer.push_back('"');
        }
        m_buffer.push_back(c);
    }
    m_buffer.push_back('"');
}

void CsvWriter::end_row() {
    if (m_cells_in_row == 1 && !m_row_has_text) {
        m_buffer.append("\"\"");
    }
    m_buffer.append(m_style.crlf ? "\r\n" : "\n");
    m_cells_in_row = 0;
    m_row_has_text = false;
}

} // namespace bdd::io
