#include "dialect_sample.hpp"

#include <bdd/core/text.hpp>
#include <bdd/io/csv_reader.hpp>

#include <algorithm>
#include <map>

namespace bdd::io {

namespace {

constexpr std::size_t k_sample_rows = 500;
constexpr std::uint64_t k_sample_bytes = std::uint64_t{1} << 20U;

SampleRow sample_row(const CsvRow& row, const CellDecoder& decoder) {
    SampleRow sampled;
    sampled.bytes = row.bytes;
    sampled.line = row.line;
    sampled.separators_only = row.bytes.find_first_not_of(";,\t| \"") == std::string_view::npos;
    std::string decoded;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        std::size_t bad = 0;
        decoded.clear();
        const bool whole = decoder.decode(row.cells[i], decoded, bad);
        sampled.damaged = sampled.damaged || !whole;
        sampled.cells.push_back(whole ? text::clean_line(decoded) : std::string{});
        sampled.spaced_cells += i > 0 && row.cells[i].starts_with(' ') ? 1U : 0U;
    }
    return sampled;
}

/// Rows of one cell count half: a preamble is made of them, and a list of one column has no others.
void find_common_count(DialectSample& sample) {
    std::map<std::size_t, std::size_t> rows_with;
    std::size_t telling = 0;
    for (const SampleRow& row : sample.rows) {
        if (!row.separators_only) {
            ++rows_with[row.cells.size()];
            ++telling;
        }
    }
    std::size_t best = 0;
    for (const auto& [count, rows] : rows_with) {
        const std::size_t weight = count > 1 ? rows * 2 : rows;
        if (weight >= best) {
            best = weight;
            sample.common_count = count;
        }
    }
    if (telling > 0) {
        sample.consistency =
            static_cast<double>(rows_with[sample.common_count]) / static_cast<double>(telling);
    }
}

} // namespace

DialectSample take_sample(const InputFile& file, const EncodingReport& encoding, char delimiter) {
    DialectSample sample;
    sample.delimiter = delimiter;
    CsvOptions options;
    options.delimiter = delimiter;
    CsvReader reader(open_text(file, encoding), options);
    const CellDecoder decoder(encoding.encoding);
    CsvRow row;
    while (sample.rows.size() < k_sample_rows && reader.read(row)) {
        if (!sample.rows.empty() && row.offset > k_sample_bytes) {
            break;
        }
        sample.rows.push_back(sample_row(row, decoder));
    }
    find_common_count(sample);
    return sample;
}

} // namespace bdd::io
