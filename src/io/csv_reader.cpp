#include "csv_row_parser.hpp"
#include "csv_window.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/io/csv_reader.hpp>

#include <algorithm>
#include <utility>

namespace bdd::io {

namespace {

constexpr std::size_t k_rewound_kept = 5;

bool is_blank(const std::vector<std::string_view>& cells) {
    return std::all_of(cells.begin(), cells.end(), [](std::string_view cell) {
        return std::all_of(cell.begin(), cell.end(), [](char c) { return c == ' ' || c == '\t'; });
    });
}

void count_line_end(CsvNotes& notes, LineEnd end) {
    notes.lf += end == LineEnd::lf ? 1 : 0;
    notes.crlf += end == LineEnd::crlf ? 1 : 0;
    notes.cr += end == LineEnd::cr ? 1 : 0;
    notes.crcrlf += end == LineEnd::crcrlf ? 1 : 0;
}

void add_tally(CsvNotes& notes, const RowTally& tally, std::uint64_t line) {
    notes.stray_quotes += tally.stray_quotes;
    notes.nul_bytes += tally.nul_bytes;
    notes.cells_with_breaks += tally.cells_with_breaks;
    notes.rewound_quotes += tally.rewound.size();
    count_line_end(notes, tally.end);
    for (const CsvNotes::At& at : tally.rewound) {
        if (notes.first_rewound.size() < k_rewound_kept) {
            notes.first_rewound.push_back({line + at.line, at.column});
        }
    }
}

const CsvOptions& checked(const CsvOptions& options) {
    const char delimiter = options.delimiter;
    if (delimiter == '"' || delimiter == '\r' || delimiter == '\n' || delimiter == 0) {
        fail(Errc::usage, _("a quote, a line break or NUL cannot separate cells"));
    }
    return options;
}

} // namespace

struct CsvReader::Impl {
    Impl(std::unique_ptr<ByteStream> stream, const CsvOptions& given)
        : options(checked(given))
        , window(std::move(stream), options.buffer_bytes)
        , parser(options) {}

    /// Makes the window hold the next row, whole, and the parser its cells.
    bool parse_row() {
        for (;;) {
            if (window.size() > 0 && parser.parse(window.begin(), window.end(), window.last())) {
                check_length(static_cast<std::size_t>(parser.content_end() - window.begin()));
                return true;
            }
            if (window.last()) {
                return false;
            }
            // Two of the bytes may belong to the row's end, CR CR LF.
            check_length(window.size() - std::min<std::size_t>(window.size(), 2));
            window.fetch();
        }
    }

    void check_length(std::size_t bytes) const {
        if (bytes > options.row_bytes) {
            throw Error(
                Errc::input,
                text_of(_("the row at line {0} is longer than {1} bytes"), line, options.row_bytes),
                _("the file is no CSV file, or has no line breaks"), Where{{}, line, 0});
        }
    }

    CsvOptions options;
    CsvWindow window;
    CsvRowParser parser;
    CsvNotes notes;
    std::uint64_t line = 1;
};

CsvReader::CsvReader(std::unique_ptr<ByteStream> stream, CsvOptions options)
    : m_impl(std::make_unique<Impl>(std::move(stream), options)) {}
CsvReader::~CsvReader() = default;
CsvReader::CsvReader(CsvReader&&) noexcept = default;
CsvReader& CsvReader::operator=(CsvReader&&) noexcept = default;

bool CsvReader::read(CsvRow& row) {
    Impl& impl = *m_impl;
    while (impl.parse_row()) {
        const RowTally& tally = impl.parser.tally();
        const char* start = impl.window.begin();
        row.bytes = {start, static_cast<std::size_t>(impl.parser.content_end() - start)};
        row.line = impl.line;
        row.offset = impl.window.offset();
        add_tally(impl.notes, tally, impl.line);
        impl.line += tally.breaks + (tally.end == LineEnd::none ? 0 : 1);
        impl.window.advance_to(impl.parser.next_row());
        if (!is_blank(impl.parser.cells())) {
            // The vectors change places, so both keep their memory.
            row.cells.swap(impl.parser.cells());
            return true;
        }
        ++impl.notes.blank_rows;
    }
    row.cells.clear();
    return false;
}

const CsvNotes& CsvReader::notes() const noexcept {
    return m_impl->notes;
}

std::uint64_t CsvReader::consumed() const noexcept {
    return m_impl->window.consumed();
}

} // namespace bdd::io
