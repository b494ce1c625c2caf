#pragma once

#include "memory_stream.hpp"

#include <bdd/io/csv_reader.hpp>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::fuzz {

struct ReadRow {
    std::vector<std::string> cells;
    std::string bytes;
    std::uint64_t line = 0;
    std::uint64_t offset = 0;
    bool operator==(const ReadRow&) const = default;
};

inline void require(bool condition) {
    if (!condition) {
        std::abort();
    }
}

inline std::vector<ReadRow> read_rows(std::string_view bytes, const io::CsvOptions& options,
                                      std::size_t piece) {
    io::CsvReader reader(std::make_unique<MemoryStream>(bytes, piece), options);
    std::vector<ReadRow> rows;
    io::CsvRow row;
    while (reader.read(row)) {
        rows.push_back(
            {{row.cells.begin(), row.cells.end()}, std::string(row.bytes), row.line, row.offset});
    }
    require(reader.consumed() == bytes.size());
    const io::CsvNotes& notes = reader.notes();
    require(notes.first_rewound.size() == std::min<std::uint64_t>(notes.rewound_quotes, 5));
    return rows;
}

/// The first byte chooses separator, bounds and buffer; the others are the file. Rows stand in
/// order where they say, each reads alone as it read in the file, and neither the buffer nor the
/// pieces of the stream change anything.
inline void fuzz_csv_reader(std::string_view input) {
    if (input.empty()) {
        return;
    }
    const auto choice = static_cast<unsigned char>(input.front());
    const std::string_view bytes = input.substr(1);
    io::CsvOptions options;
    options.delimiter = ";,\t|"[choice & 3U];
    options.quoted_lines = (choice & 4U) != 0 ? 2 : 500;
    options.quoted_bytes = (choice & 8U) != 0 ? 12 : std::size_t{1} << 20U;
    options.buffer_bytes = 8192;
    const std::vector<ReadRow> rows = read_rows(bytes, options, std::string_view::npos);
    std::uint64_t end = 0;
    std::uint64_t line = 0;
    for (const ReadRow& row : rows) {
        require(row.offset >= end && row.line > line);
        require(bytes.substr(row.offset, row.bytes.size()) == row.bytes);
        end = row.offset + row.bytes.size();
        line = row.line;
        require(!row.cells.empty());
        std::size_t text = row.cells.size() - 1;
        for (const std::string& cell : row.cells) {
            require(cell.find('\0') == std::string::npos);
            text += cell.size();
        }
        require(text <= row.bytes.size());
        const std::vector<ReadRow> alone = read_rows(row.bytes, options, 3);
        require(alone.size() == 1 && alone.front().cells == row.cells);
    }
    options.buffer_bytes = 16U + (choice >> 4U);
    require(read_rows(bytes, options, 1U + (choice >> 5U)) == rows);
}

} // namespace bdd::fuzz
