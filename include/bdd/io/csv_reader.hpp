#pragma once

#include <bdd/io/input_file.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::io {

/// One row as it stands in the file: bytes, not yet decoded. The views are valid until the next
/// `read`.
struct CsvRow {
    std::vector<std::string_view> cells; ///< Quotes removed, doubled quotes undone.
    std::string_view bytes;              ///< The row's original bytes, without its line end.
    std::uint64_t line = 0;              ///< Physical line where the row starts, from 1.
    std::uint64_t offset = 0;            ///< Byte of the stream where the row starts.
};

/// Things that the reader tolerated.
struct CsvNotes {
    std::uint64_t blank_rows = 0;     ///< Rows without any cell text between or after data rows.
    std::uint64_t rewound_quotes = 0; ///< Opening quotes read as text because nothing closed them.
    std::uint64_t stray_quotes = 0;   ///< Quotes behind a closing quote, or inside a plain cell.
    std::uint64_t nul_bytes = 0;      ///< Dropped from cells.
    std::uint64_t cells_with_breaks = 0;                ///< Quoted cells that hold a line break.
    std::uint64_t lf = 0, crlf = 0, cr = 0, crcrlf = 0; ///< Line ends seen.
    struct At {
        std::uint64_t line = 0;
        std::uint64_t column = 0;
    };
    std::vector<At> first_rewound; ///< At most five, for the warning.
};

struct CsvOptions {
    char delimiter = ';';
    /// Bounds of one quoted cell. Past either, its opening quote is read as text.
    std::size_t quoted_lines = 500;
    std::size_t quoted_bytes = std::size_t{1} << 20U;
    /// A row longer than this is Errc::input: no CSV has it.
    std::size_t row_bytes = std::size_t{64} << 20U;
    /// First size of the buffer, which grows to hold the longest row. Never changes what is read.
    std::size_t buffer_bytes = std::size_t{256} << 10U;
};

/// Reads CSV in one pass and constant memory. A quote opens a quoted cell only at the start of the
/// cell; `""` inside is one quote; text behind a closing quote is kept as it stands. Line ends: LF,
/// CRLF, CR alone, CR CR LF, mixed. A last row without line end counts. Blank rows are skipped and
/// counted. An unclosed or overlong quoted cell is rewound: the quote becomes text and the rows
/// behind it are read again as rows. So is one that would end, on a later line, at a quote that
/// begins a cell (`;"text`): it was never closed.
class CsvReader {
public:
    /// The stream is ASCII-compatible and has no BOM (`open_text`); it may return fewer bytes than
    /// asked before its end. Throws Errc::usage when the delimiter is a quote, CR, LF or NUL.
    CsvReader(std::unique_ptr<ByteStream> stream, CsvOptions options);
    ~CsvReader();
    CsvReader(CsvReader&&) noexcept;
    CsvReader& operator=(CsvReader&&) noexcept;

    /// Next row, or false at the end. Throws what the stream throws, and Errc::input, with the
    /// line, for a row longer than `row_bytes`.
    [[nodiscard]] bool read(CsvRow& row);
    [[nodiscard]] const CsvNotes& notes() const noexcept;
    /// Bytes of the file consumed so far, for progress.
    [[nodiscard]] std::uint64_t consumed() const noexcept;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace bdd::io
