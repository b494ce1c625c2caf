#include "flows/tabular_input.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>

#include <algorithm>

namespace bdd::flows {

namespace {

/// Rows that the mapping by content looks at.
constexpr std::size_t k_sample_rows = 500;
/// Of each cell of the sample.
constexpr std::size_t k_sample_cell_bytes = 1000;

std::optional<io::Encoding> requested_encoding(const std::string& name) {
    if (name == "auto") {
        return std::nullopt;
    }
    if (const auto encoding = io::parse_encoding(name)) {
        return encoding;
    }
    throw Error(Errc::usage, text_of(_("unknown encoding '{0}'"), name),
                _("write one of: auto, utf-8, cp1252, iso-8859-15, macroman, cp850, utf-16le, "
                  "utf-16be"));
}

io::DialectRequest request_of(const TabularOptions& options) {
    io::DialectRequest request;
    request.delimiter = parse_delimiter(options.delimiter);
    if (options.skip) {
        request.skip_rows = options.skip->value;
    }
    request.no_header = options.no_header;
    if (!options.header.empty()) {
        for (const std::string_view name : text::split(options.header, ',')) {
            request.header.emplace_back(text::trim(name));
        }
    }
    return request;
}

/// What a column holds shows at the beginning of its cells, however long they are.
std::string_view beginning_of(std::string_view cell) noexcept {
    if (cell.size() <= k_sample_cell_bytes) {
        return cell;
    }
    std::size_t end = k_sample_cell_bytes;
    while (end > 0 && (static_cast<unsigned char>(cell[end]) & 0xC0U) == 0x80U) {
        --end; // No sign is cut in two.
    }
    return cell.substr(0, end);
}

/// The first rows of each column.
std::vector<intake::ColumnSample> sample_of(const TabularInput& input) {
    std::vector<intake::ColumnSample> samples(input.dialect.columns.size());
    io::CsvReader reader = input.open_rows();
    RowDecoder decoder(input.encoding.encoding);
    io::CsvRow row;
    for (std::size_t rows = 0; rows < k_sample_rows && reader.read(row);) {
        if (!decoder.decode(row)) {
            continue;
        }
        for (std::size_t i = 0; i < std::min(samples.size(), decoder.cells().size()); ++i) {
            samples[i].emplace_back(beginning_of(decoder.cells()[i]));
        }
        ++rows;
    }
    return samples;
}

/// Day or month first, by the first date of a mapped date column that tells.
fields::DateOrder order_of(const intake::ColumnMapping& mapping,
                           const std::vector<intake::ColumnSample>& samples) {
    for (std::size_t i = 0; i < mapping.size(); ++i) {
        if (mapping[i].field != model::Field::updated_on) {
            continue;
        }
        for (const std::string& cell : samples[i]) {
            if (const auto order = fields::proven_order(cell)) {
                return *order;
            }
        }
    }
    return fields::DateOrder::day_first;
}

} // namespace

std::optional<char> parse_delimiter(const std::string& name) {
    if (name.empty()) {
        return std::nullopt;
    }
    if (name == "tab" || name == "\\t" || name == "\t") {
        return '\t';
    }
    if (name.size() == 1 && std::string_view(";,|").find(name[0]) != std::string_view::npos) {
        return name[0];
    }
    throw Error(Errc::usage, text_of(_("unknown delimiter '{0}'"), name),
                _("write one of: ';', ',', '|', tab"));
}

std::vector<intake::MappingRule> saved_rules(storage::SourceStore& sources,
                                             model::SourceId source) {
    std::vector<intake::MappingRule> rules;
    for (const auto& [column, name] : sources.saved_columns(source)) {
        if (const auto field = model::parse_field(name)) {
            rules.push_back({column, *field});
        }
    }
    return rules;
}

bool RowDecoder::decode(const io::CsvRow& row) {
    m_text.clear();
    m_ends.clear();
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (!m_decoder.decode(row.cells[i], m_text, m_bad_offset)) {
            m_bad_cell = i;
            return false;
        }
        m_ends.push_back(m_text.size());
    }
    m_cells.clear();
    std::size_t start = 0;
    for (const std::size_t end : m_ends) {
        m_cells.push_back(std::string_view(m_text).substr(start, end - start));
        start = end;
    }
    return true;
}

TabularInput::TabularInput(const std::string& path, const TabularOptions& options,
                           const std::vector<intake::MappingRule>& saved,
                           const io::KnownName& known)
    : file(path)
    , encoding(io::detect_encoding(file, requested_encoding(options.encoding)))
    , dialect(io::detect_dialect(file, encoding, request_of(options), known)) {
    for (const std::string& rule : options.map) {
        given.push_back(intake::parse_rule(rule, dialect.columns));
    }
    const std::vector<intake::ColumnSample> samples = sample_of(*this);
    mapping = intake::map_columns(dialect.columns, samples, given, saved);
    date_order = order_of(mapping, samples);
}

io::CsvReader TabularInput::open_rows() const {
    io::CsvOptions options;
    options.delimiter = dialect.delimiter;
    io::CsvReader reader(io::open_text(file, encoding), options);
    io::CsvRow row;
    const std::uint64_t rows_before = dialect.preamble_rows + (dialect.has_header ? 1 : 0);
    for (std::uint64_t i = 0; i < rows_before && reader.read(row); ++i) {
    }
    return reader;
}

std::vector<std::string> TabularInput::warnings() const {
    std::vector<std::string> lines;
    const auto add = [&](std::string line) {
        lines.push_back(file.display_name() + ": " + std::move(line));
    };
    if (!encoding.alternatives.empty()) {
        const auto& other = encoding.alternatives.front();
        add(text_of(
            _("read as {0}, which is not sure: “{1}”; as {2} it would be “{3}” (choose with "
              "--encoding)"),
            io::name(encoding.encoding), encoding.sample_line, io::name(other.encoding),
            other.sample_line));
    }
    if (encoding.damaged_lines > 0) {
        add(text_of(BDD_N("{0} line is not valid UTF-8; its row is rejected",
                          "{0} lines are not valid UTF-8; their rows are rejected",
                          encoding.damaged_lines),
                    encoding.damaged_lines));
    }
    if (encoding.nul_bytes > 0) {
        add(text_of(BDD_N("{0} NUL byte dropped", "{0} NUL bytes dropped", encoding.nul_bytes),
                    encoding.nul_bytes));
    }
    if (!dialect.preamble.empty()) {
        add(text_of(BDD_N("{0} row before the header (line {1}) is not data",
                          "{0} rows before the header (line {1}) are not data",
                          dialect.preamble_rows),
                    dialect.preamble_rows, dialect.header_line));
    }
    for (const std::string& renamed : dialect.renamed) {
        add(renamed);
    }
    return lines;
}

} // namespace bdd::flows
