#pragma once

#include "flows/output_sink.hpp"
#include "flows/tabular_input.hpp"

#include <bdd/core/cancel.hpp>
#include <bdd/core/progress.hpp>
#include <bdd/dedupe/dataset.hpp>
#include <bdd/io/csv_writer.hpp>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::flows {

/// Writes rows of a file again, with further columns behind them. The bytes of a row stay as they
/// are, in the file's own encoding and with its quotes; only a row with too few or too many cells,
/// or with a quote that was never closed, is laid out anew, so that the further columns stand in
/// their place (before cells that have no column). UTF-16 and UTF-32 become UTF-8.
class ListOutput {
public:
    /// `added`: names of the further columns; one that the file has already gets a number.
    ListOutput(OutputSink& sink, const TabularInput& input, const std::vector<std::string>& added);

    /// One row, as the reader gave it. `add_cells` appends each further cell with `delimiter` in
    /// front.
    template <typename Add>
    void row(const io::CsvRow& row, bool is_odd, Add&& add_cells);
    /// Writes what is left and puts the file in its place.
    void commit();

private:
    void header(const std::vector<std::string>& added);
    /// The cells from `first` on, up to `end`; those that the row lacks are empty.
    void lay_out(const io::CsvRow& row, std::size_t first, std::size_t end);
    void flush();

    static constexpr std::size_t k_flush_bytes = std::size_t{1} << 20U;

    OutputSink& m_sink;
    const TabularInput& m_input;
    std::string m_line_end;
    std::string m_buffer;
    io::CsvWriter m_writer;
    bool m_is_open = true;
};

template <typename Add>
void ListOutput::row(const io::CsvRow& row, bool is_odd, Add&& add_cells) {
    const std::size_t width = m_input.dialect.columns.size();
    if (is_odd || row.cells.size() != width) {
        lay_out(row, 0, width);
        add_cells(m_buffer);
        lay_out(row, width, row.cells.size());
    } else {
        m_buffer.append(row.bytes);
        add_cells(m_buffer);
    }
    m_buffer.append(m_line_end);
    if (m_buffer.size() >= k_flush_bytes) {
        flush();
    }
}

/// Calls `use(row, number, is_odd)` for each row of a list again; `is_odd` when a quote of it was
/// never closed.
void for_each_row_again(
    const TabularInput& input, Progress& progress, const CancelFlag& cancel,
    const std::function<void(const io::CsvRow& row, dedupe::Row number, bool is_odd)>& use);

/// "0.9731": a probability as result files show it.
void append_probability(std::string& out, float probability);

} // namespace bdd::flows
