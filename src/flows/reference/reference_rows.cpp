#include "flows/reference/reference_rows.hpp"

#include "flows/reference/read_ahead.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>

#include <array>
#include <vector>

namespace bdd::flows {

namespace {

constexpr std::string_view k_bom = "\xEF\xBB\xBF";
constexpr std::uint64_t k_rows_between_looks = 4096;

std::string head_of(const io::InputFile& file, std::size_t bytes) {
    std::string head(bytes, '\0');
    head.resize(file.open()->read(head));
    return head;
}

/// Official files are in UTF-8 or Windows-1252, cell by cell; a mark at the beginning says UTF-16,
/// and only then is the file read once more to be sure.
io::EncodingReport encoding_of(const io::InputFile& file) {
    const std::string head = head_of(file, k_bom.size());
    if (head.rfind("\xFF\xFE", 0) == 0 || head.rfind("\xFE\xFF", 0) == 0) {
        return io::detect_encoding(file);
    }
    io::EncodingReport report;
    report.bom = head == k_bom;
    report.bom_bytes = report.bom ? k_bom.size() : 0;
    return report;
}

void append_decoded(std::string& out, std::string_view cell) {
    static const io::CellDecoder utf8(io::Encoding::utf8);
    static const io::CellDecoder cp1252(io::Encoding::cp1252);
    const std::size_t start = out.size();
    std::size_t bad = 0;
    if (utf8.decode(cell, out, bad)) {
        return;
    }
    out.resize(start);
    if (!cp1252.decode(cell, out, bad)) { // Five bytes mean nothing there.
        out.resize(start);
    }
}

std::string decoded(std::string_view cell) {
    std::string text;
    append_decoded(text, cell);
    return text;
}

std::optional<rnvp::ReferenceHeader> header_of(const io::CsvRow& row) {
    std::vector<std::string> texts;
    texts.reserve(row.cells.size());
    for (const std::string_view cell : row.cells) {
        texts.emplace_back(text::trim(decoded(cell)));
    }
    const std::vector<std::string_view> cells(texts.begin(), texts.end());
    return rnvp::recognise_header(cells);
}

[[noreturn]] void fail_unknown(const io::InputFile& file) {
    throw Error(Errc::input,
                text_of(_("'{0}' is no reference file that bdd knows"), file.display_name()),
                _("files of La Poste (postcodes), BAN, BANO, SIRENE, tables of CEDEX codes, "
                  "communes.json and aliases (from;to) are recognised by their header"));
}

} // namespace

std::unique_ptr<io::ByteStream> open_ahead(const io::InputFile& file) {
    return std::make_unique<ReadAhead>(io::open_text(file, encoding_of(file)));
}

char first_sign(const io::InputFile& file) {
    std::string_view head;
    const std::string bytes = head_of(file, 256);
    head = bytes;
    if (head.substr(0, k_bom.size()) == k_bom) {
        head.remove_prefix(k_bom.size());
    }
    const std::size_t found = head.find_first_not_of(" \t\r\n");
    return found == std::string_view::npos ? '\0' : head[found];
}

std::string_view post_code(std::string_view cell, std::string& buffer) {
    cell = text::trim(cell);
    if (!text::all_digits(cell) || cell.size() < 4 || cell.size() > 5) {
        return {};
    }
    if (cell.size() == 5) {
        return cell;
    }
    buffer.assign("0").append(cell);
    return buffer;
}

std::string_view insee_code(std::string_view cell, std::string& buffer) {
    cell = text::trim(cell);
    const bool is_corsican = cell.size() == 5 && cell[0] == '2' &&
                             (cell[1] == 'A' || cell[1] == 'B') && text::all_digits(cell.substr(2));
    return is_corsican ? cell : post_code(cell, buffer);
}

std::string_view department_of(std::string_view insee) noexcept {
    const bool is_overseas = insee.substr(0, 2) == "97" || insee.substr(0, 2) == "98";
    return insee.substr(0, is_overseas ? 3 : 2);
}

ReferenceRows::ReferenceRows(const io::InputFile& file, Progress& progress,
                             const CancelFlag& cancel)
    : m_cancel(cancel)
    , m_progress(progress) {
    io::CsvOptions options;
    for (const char delimiter : {';', ',', '\t', '|'}) {
        options.delimiter = delimiter;
        io::CsvReader reader(io::open_text(file, encoding_of(file)), options);
        if (!reader.read(m_row)) {
            throw Error(Errc::input, text_of(_("'{0}' is empty"), file.display_name()));
        }
        if (const auto header = header_of(m_row)) {
            m_header = *header;
            m_reader.emplace(open_ahead(file), options);
            if (header->kind != rnvp::ReferenceKind::bano) { // Its first row is an address.
                (void)m_reader->read(m_row);
            }
            return;
        }
    }
    fail_unknown(file);
}

bool ReferenceRows::read() {
    if (!m_reader->read(m_row)) {
        return false;
    }
    if (++m_rows % k_rows_between_looks == 0) {
        m_cancel.check();
        const std::uint64_t consumed = m_reader->consumed();
        m_progress.advance(consumed - m_told);
        m_told = consumed;
    }
    return true;
}

std::string ReferenceRows::text(rnvp::ReferenceColumn column) const {
    return decoded(raw(column));
}

std::string ReferenceRows::key(rnvp::ReferenceColumn column) const {
    return text::key(text(column));
}

} // namespace bdd::flows
