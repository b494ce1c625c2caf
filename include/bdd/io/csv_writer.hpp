#pragma once

#include <bdd/io/encoding.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace bdd::io {

struct CsvStyle {
    char delimiter = ',';
    Encoding encoding = Encoding::utf8; ///< Not UTF-16 or UTF-32.
    bool bom = false;                   ///< UTF-8 only.
    bool crlf = false;
    /// A cell that begins with = + - @ tab or CR gets a leading '.
    bool escape_formulas = false;
};

/// Formats rows of cells into a buffer that the caller empties: no stream, no allocation per cell.
/// A cell is quoted when it holds the separator, a quote, a line break, or a space at either end;
/// an empty single-cell row is written as "".
class CsvWriter {
public:
    explicit CsvWriter(CsvStyle style);
    void cell(std::string_view utf8);
    void end_row();
    /// Bytes ready to be written; the caller writes them and calls clear().
    [[nodiscard]] const std::string& buffer() const noexcept { return m_buffer; }
    void clear() noexcept { m_buffer.clear(); }
    /// Signs that the encoding lacked so far.
    [[nodiscard]] std::uint64_t replaced() const noexcept { return m_replaced; }
    /// Formula signs escaped so far.
    [[nodiscard]] std::uint64_t escaped() const noexcept { return m_escaped; }

private:
    CsvStyle m_style;
    std::string m_buffer;
    std::string m_scratch;
    std::size_t m_cells_in_row = 0;
    bool m_row_has_text = false;
    std::uint64_t m_replaced = 0;
    std::uint64_t m_escaped = 0;
};

} // namespace bdd::io
