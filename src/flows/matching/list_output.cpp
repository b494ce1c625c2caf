#include "flows/matching/list_output.hpp"

#include "flows/matching/list_input.hpp"

#include <bdd/core/i18n.hpp>

#include <algorithm>

namespace bdd::flows {

namespace {

constexpr std::uint64_t k_rows_per_poll = 4096;

/// The bytes of cells pass through as they are: only quotes are put around them.
io::CsvStyle raw_style(char delimiter) {
    io::CsvStyle style;
    style.delimiter = delimiter;
    return style;
}

/// The line end of the first row.
bool has_crlf(const TabularInput& input) {
    io::CsvReader reader = input.open_rows();
    io::CsvRow row;
    (void)reader.read(row);
    return input.dialect.header_line == 0 ? reader.notes().crlf > 0
                                          : reader.notes().crlf > reader.notes().lf;
}

std::string free_name(const std::vector<std::string>& taken, const std::string& name) {
    const auto is_taken = [&](const std::string& candidate) {
        return std::any_of(taken.begin(), taken.end(), [&](const std::string& column) {
            return io::fold_column_name(column) == io::fold_column_name(candidate);
        });
    };
    std::string candidate = name;
    for (int n = 2; is_taken(candidate); ++n) {
        candidate = name + "_" + std::to_string(n);
    }
    return candidate;
}

} // namespace

ListOutput::ListOutput(OutputSink& sink, const TabularInput& input,
                       const std::vector<std::string>& added)
    : m_sink(sink)
    , m_input(input)
    , m_line_end(has_crlf(input) ? "\r\n" : "\n")
    , m_writer(raw_style(input.dialect.delimiter)) {
    header(added);
}

void ListOutput::header(const std::vector<std::string>& added) {
    const io::Dialect& dialect = m_input.dialect;
    if (m_input.encoding.bom) {
        m_buffer = "\xEF\xBB\xBF";
    }
    if (dialect.has_header && !dialect.header_bytes.empty()) {
        m_buffer += dialect.header_bytes;
    } else {
        for (const std::string& column : dialect.columns) {
            m_writer.cell(column);
        }
        m_buffer += m_writer.buffer();
        m_writer.clear();
    }
    std::vector<std::string> taken = dialect.columns;
    for (const std::string& name : added) {
        taken.push_back(free_name(taken, name));
        m_buffer += dialect.delimiter;
        m_buffer += taken.back();
    }
    m_buffer += m_line_end;
}

void ListOutput::lay_out(const io::CsvRow& row, std::size_t first, std::size_t end) {
    // A writer of its own for each row: it counts the cells of its line.
    io::CsvWriter writer(raw_style(m_input.dialect.delimiter));
    for (std::size_t i = first; i < end; ++i) {
        writer.cell(i < row.cells.size() ? row.cells[i] : std::string_view());
    }
    if (first > 0 && first < end) {
        m_buffer += m_input.dialect.delimiter;
    }
    m_buffer += writer.buffer();
}

void ListOutput::flush() {
    m_is_open = m_is_open && m_sink.write(m_buffer);
    m_buffer.clear();
}

void ListOutput::commit() {
    flush();
    m_sink.commit();
}

void for_each_row_again(
    const TabularInput& input, Progress& progress, const CancelFlag& cancel,
    const std::function<void(const io::CsvRow& row, dedupe::Row number, bool is_odd)>& use) {
    io::CsvReader reader = open_list_rows(input);
    io::CsvRow row;
    dedupe::Row number = 0;
    std::uint64_t rewound = reader.notes().rewound_quotes;
    std::uint64_t told = 0;
    progress.begin(_("writing"), input.file.size(), "B");
    while (reader.read(row)) {
        const bool is_odd = reader.notes().rewound_quotes != rewound;
        rewound = reader.notes().rewound_quotes;
        use(row, number, is_odd);
        if (++number % k_rows_per_poll == 0) {
            cancel.check();
            progress.advance(reader.consumed() - told);
            told = reader.consumed();
        }
    }
    progress.end();
}

void append_probability(std::string& out, float probability) {
    fmt::format_to(std::back_inserter(out), "{:.4f}", probability);
}

} // namespace bdd::flows
