#pragma once

#include "byte_scanner.hpp"

#include <bdd/io/csv_reader.hpp>

#include <string>
#include <vector>

namespace bdd::io {

enum class LineEnd : std::uint8_t { none, lf, crlf, cr, crcrlf };

/// A line break at `position`. CR is only half a break when LF follows. Precondition: at least two
/// bytes behind `position` can be read.
[[nodiscard]] LineEnd line_end_at(const char* position) noexcept;
[[nodiscard]] std::size_t length(LineEnd end) noexcept;

/// What one row added to the notes.
struct RowTally {
    std::uint64_t stray_quotes = 0;
    std::uint64_t nul_bytes = 0;
    std::uint64_t cells_with_breaks = 0;
    std::uint64_t breaks = 0; ///< Line breaks inside cells.
    LineEnd end = LineEnd::none;
    std::vector<CsvNotes::At> rewound; ///< Line counts from 0 at the row's start.
};

/// Cuts one row into cells. Knows nothing of streams: when the bytes end before the row is sure, it
/// says so and is called again from the row's start with more of them. What it finds does not
/// depend on how much was there.
class CsvRowParser {
public:
    explicit CsvRowParser(const CsvOptions& options) noexcept
        : m_scanner(options.delimiter)
        , m_options(options) {}

    /// True when a row stands complete in [begin, end), which is not empty and is followed by the
    /// scanner's padding; false when more bytes are needed (never when `last`).
    [[nodiscard]] bool parse(const char* begin, const char* end, bool last);

    [[nodiscard]] std::vector<std::string_view>& cells() noexcept { return m_cells; }
    [[nodiscard]] const RowTally& tally() const noexcept { return m_tally; }
    [[nodiscard]] const char* content_end() const noexcept { return m_content_end; }
    [[nodiscard]] const char* next_row() const noexcept { return m_next_row; }

private:
    enum class Quoted : std::uint8_t { closed, rewound, unfinished };

    void start(const char* begin, const char* end, bool last);
    [[nodiscard]] bool lacks(const char* position, std::size_t bytes) const noexcept {
        return !m_last && position + bytes >= m_end;
    }
    [[nodiscard]] Quoted read_quoted(const char* quote);
    [[nodiscard]] bool opens_another_cell(const char* quote) const noexcept;
    void close(const char* quote, std::uint64_t breaks);
    [[nodiscard]] Quoted rewind(const char* quote);
    [[nodiscard]] bool finish_row(const char* line_end);
    void finish_cell(const char* end);
    void finish_special_cell(const char* end);
    void append_clean(const char* from, const char* to, bool undouble);
    void point_into_arena();

    /// A cell whose text stands in the arena, which may still move.
    struct Moved {
        std::size_t cell;
        std::size_t offset;
        std::size_t size;
    };

    ByteScanner m_scanner;
    CsvOptions m_options;
    std::vector<std::string_view> m_cells;
    std::string m_arena;
    std::vector<Moved> m_moved;
    RowTally m_tally;

    const char* m_end = nullptr;
    bool m_last = false;
    const char* m_line_start = nullptr;
    const char* m_content_end = nullptr;
    const char* m_next_row = nullptr;

    // The cell that is being read.
    const char* m_cell = nullptr;
    const char* m_closing_quote = nullptr; ///< Null while the cell is plain.
    bool m_special = false;                ///< Quoted, or its text differs from its bytes.
    bool m_rewrite = false;                ///< The text differs from the bytes between the quotes.
};

} // namespace bdd::io
