#pragma once

#include <bdd/core/cancel.hpp>
#include <bdd/core/progress.hpp>
#include <bdd/io/csv_reader.hpp>
#include <bdd/io/encoding.hpp>
#include <bdd/io/input_file.hpp>
#include <bdd/rnvp/reference_header.hpp>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace bdd::flows {

/// The bytes of a reference file behind its byte order mark, read ahead by another thread.
[[nodiscard]] std::unique_ptr<io::ByteStream> open_ahead(const io::InputFile& file);

/// The first byte of a file that is no space and no byte order mark; 0 for an empty file.
[[nodiscard]] char first_sign(const io::InputFile& file);

/// A code of five signs: digits (a leading zero that a spreadsheet lost comes back), or 2A and 2B
/// with three digits. Empty for anything else.
[[nodiscard]] std::string_view insee_code(std::string_view cell, std::string& buffer);
/// The same for a postcode: digits only.
[[nodiscard]] std::string_view post_code(std::string_view cell, std::string& buffer);
/// "75", "2A", "973".
[[nodiscard]] std::string_view department_of(std::string_view insee) noexcept;

/// The rows of a reference file in a table. What separates the cells is found by the header, which
/// must be one that is known.
class ReferenceRows {
public:
    /// Throws Errc::input, with the kinds that there are, when the header is unknown.
    ReferenceRows(const io::InputFile& file, Progress& progress, const CancelFlag& cancel);

    [[nodiscard]] const rnvp::ReferenceHeader& header() const noexcept { return m_header; }
    [[nodiscard]] bool read();
    /// The cell as it stands in the file; empty when there is none. Valid until the next row.
    [[nodiscard]] std::string_view raw(rnvp::ReferenceColumn column) const noexcept {
        return m_header.cell(column, m_row.cells);
    }
    /// The cell in UTF-8: what is none is read as Windows-1252, which these files were written in.
    [[nodiscard]] std::string text(rnvp::ReferenceColumn column) const;
    /// In norm form.
    [[nodiscard]] std::string key(rnvp::ReferenceColumn column) const;
    [[nodiscard]] std::uint64_t rows() const noexcept { return m_rows; }

private:
    const CancelFlag& m_cancel;
    Progress& m_progress;
    rnvp::ReferenceHeader m_header;
    std::optional<io::CsvReader> m_reader;
    io::CsvRow m_row;
    std::uint64_t m_rows = 0;
    std::uint64_t m_told = 0; ///< Bytes told to the progress bar.
};

} // namespace bdd::flows
