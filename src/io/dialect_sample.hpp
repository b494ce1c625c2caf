#pragma once

#include <bdd/io/dialect.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace bdd::io {

struct SampleRow {
    std::vector<std::string> cells; ///< Decoded and tidied; undecodable ones are empty.
    std::string bytes;
    std::uint64_t line = 0;
    std::size_t spaced_cells = 0; ///< Cells behind a separator and a space, as in prose.
    bool damaged = false;         ///< A cell could not be decoded.
    bool separators_only = false; ///< Under any candidate: says nothing of the layout.
};

/// The first rows of a file as one separator cuts them.
struct DialectSample {
    char delimiter = ';';
    std::vector<SampleRow> rows;
    std::size_t common_count = 0; ///< Most frequent number of cells; 0 without telling rows.
    double consistency = 0;       ///< Share of the telling rows that have it.
};

[[nodiscard]] DialectSample take_sample(const InputFile& file, const EncodingReport& encoding,
                                        char delimiter);

} // namespace bdd::io
