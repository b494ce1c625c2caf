#include "flows/protect/opposition_file.hpp"

#include "flows/find_column.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace bdd::flows {

namespace {

using model::Field;
using protect::AddressKind;

constexpr std::size_t k_sample_rows = 200;

/// Column names of hashes, folded, as tools write them.
bool is_hash_name(std::string_view folded) {
    return folded.find("sha256") != std::string_view::npos ||
           folded.find("sha 256") != std::string_view::npos ||
           folded.find("hash") != std::string_view::npos;
}

std::optional<AddressKind> kind_of(const std::optional<Field>& field) {
    if (!field) {
        return std::nullopt;
    }
    switch (*field) {
    case Field::email:
        return AddressKind::email;
    case Field::phone:
    case Field::mobile:
        return AddressKind::phone;
    case Field::siren:
    case Field::siret:
    case Field::siren_siret:
        return AddressKind::siren;
    default:
        return std::nullopt;
    }
}

/// An address or a hash where a name of a column should be.
bool is_value(const std::string& name) {
    return protect::parse_fingerprint(name) ||
           (!intake::is_known_name(io::fold_column_name(name)) && read_opposed(name).code.empty());
}

std::optional<Field> field_of_value(const std::string& value) {
    const OpposedReading reading = read_opposed(value);
    if (!reading.code.empty()) {
        return std::nullopt;
    }
    switch (reading.values.front().kind) {
    case AddressKind::email:
        return Field::email;
    case AddressKind::phone:
        return Field::phone;
    case AddressKind::siren:
        return Field::siren;
    case AddressKind::domain:
    case AddressKind::postal:
        break;
    }
    return std::nullopt;
}

/// A list of values looks like a column whose name is the first of them: that one counts as well.
/// Standard input cannot be opened again to be read so.
void take_header_as_row(TabularInput& input) {
    io::Dialect& dialect = input.dialect;
    dialect.has_header = false;
    dialect.header_line = 0;
    dialect.header_bytes.clear();
    for (std::size_t i = 0; i < dialect.columns.size(); ++i) {
        std::optional<Field>& field = input.mapping[i].field;
        field = field ? field : field_of_value(dialect.columns[i]);
        dialect.columns[i] = fmt::format("column_{}", i + 1);
    }
}

TabularInput open(const std::string& path, TabularOptions options) {
    options.map.clear();
    TabularInput input(path, options, {}, [](std::string_view folded) {
        return intake::is_known_name(folded) || is_hash_name(folded);
    });
    const std::vector<std::string>& names = input.dialect.columns;
    if (input.dialect.has_header && !options.skip &&
        std::any_of(names.begin(), names.end(), is_value)) {
        take_header_as_row(input);
    }
    return input;
}

std::string_view cell_at(const std::vector<std::string_view>& cells, std::size_t column) {
    return column < cells.size() ? text::trim(cells[column]) : std::string_view();
}

} // namespace

OppositionFile::OppositionFile(const std::string& path, const OppositionFileOptions& options)
    : m_options(options)
    , m_input(open(path, options.tabular))
    , m_kind(options.kind) {
    choose_columns();
}

void OppositionFile::choose_columns() {
    const std::vector<std::string>& names = m_input.dialect.columns;
    if (!m_options.column.empty()) {
        const auto place = find_column(names, m_options.column);
        if (!place) {
            fail_unknown_column(m_options.column, m_input);
        }
        m_columns = {*place};
        return;
    }
    m_columns = hash_columns();
    if (!m_columns.empty()) {
        return;
    }
    for (const AddressKind wanted : {AddressKind::email, AddressKind::phone, AddressKind::siren}) {
        if (m_options.hashed || (m_options.kind && *m_options.kind != wanted)) {
            continue;
        }
        for (std::size_t i = 0; i < m_input.mapping.size(); ++i) {
            if (kind_of(m_input.mapping[i].field) == wanted) {
                m_columns.push_back(i);
            }
        }
        if (!m_columns.empty()) {
            m_kind = names.size() == 1 ? m_kind : std::optional(wanted);
            return;
        }
    }
    if (names.size() != 1) {
        throw Error(
            Errc::input,
            m_options.hashed
                ? text_of(_("no column of {0} holds SHA-256 hashes"), m_input.file.display_name())
                : text_of(_("no column of {0} holds e-mails, phones or company numbers"),
                          m_input.file.display_name()),
            _("name it: --column NAME"));
    }
    m_columns = {0};
}

std::vector<std::size_t> OppositionFile::hash_columns() const {
    std::vector<std::size_t> hashes(m_input.dialect.columns.size());
    std::vector<std::size_t> filled(hashes.size());
    io::CsvReader reader = m_input.open_rows();
    RowCells cells(m_input, Ragged::keep);
    io::CsvRow row;
    for (std::size_t rows = 0; rows < k_sample_rows && reader.read(row); ++rows) {
        if (cells.read(row)) {
            continue;
        }
        for (std::size_t i = 0; i < hashes.size(); ++i) {
            const std::string_view cell = cell_at(cells.cells(), i);
            filled[i] += cell.empty() ? 0U : 1U;
            hashes[i] += protect::parse_fingerprint(cell) ? 1U : 0U;
        }
    }
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < hashes.size(); ++i) {
        if (hashes[i] > 0 && 2 * hashes[i] >= filled[i]) {
            columns.push_back(i);
        }
    }
    return columns;
}

void OppositionFile::each(const std::function<void(const OppositionRow&)>& visit) {
    io::CsvReader reader = m_input.open_rows();
    RowCells cells(m_input, Ragged::keep);
    io::CsvRow bytes;
    OppositionRow row;
    while (reader.read(bytes)) {
        row.line = bytes.line;
        row.bytes = bytes.bytes;
        row.values.clear();
        row.hashes.clear();
        row.code.clear();
        row.reason.clear();
        if (auto misfit = cells.read(bytes)) {
            row.code = intake::keyword(misfit->fault);
            row.reason = std::move(misfit->reason);
        } else {
            read(cells.cells(), row);
        }
        visit(row);
    }
}

void OppositionFile::read(const std::vector<std::string_view>& cells, OppositionRow& row) const {
    for (const std::size_t column : m_columns) {
        if (const std::string_view cell = cell_at(cells, column); !cell.empty()) {
            read_cell(cell, row);
        }
    }
    if (row.values.empty() && row.hashes.empty() && row.code.empty()) {
        row.code = "no_value";
        row.reason = "no address in the columns that are read";
    }
}

void OppositionFile::read_cell(std::string_view cell, OppositionRow& row) const {
    if (const auto hash = protect::parse_fingerprint(cell)) {
        row.hashes.push_back(*hash);
        return;
    }
    if (m_options.hashed) {
        row.code = "no_hash";
        row.reason = "no SHA-256: 64 hexadecimal digits";
        return;
    }
    OpposedReading reading = read_opposed(cell, m_kind);
    for (OpposedValue& value : reading.values) {
        if (std::find(row.values.begin(), row.values.end(), value) == row.values.end()) {
            row.values.push_back(std::move(value));
        }
    }
    if (!reading.code.empty()) {
        row.code = reading.code;
        row.reason = reading.problem;
    }
}

std::vector<std::string> OppositionFile::columns() const {
    std::vector<std::string> names;
    if (m_input.dialect.has_header || m_input.dialect.columns.size() > 1) {
        for (const std::size_t column : m_columns) {
            names.push_back(m_input.dialect.columns[column]);
        }
    }
    return names;
}

AddressKind OppositionFile::hash_kind() const noexcept {
    return m_kind.value_or(AddressKind::email);
}

RejectsFile::Layout OppositionFile::rejects_layout(const std::string& path, bool overwrite) const {
    return {path,
            m_input.file.path(),
            overwrite,
            m_input.dialect.delimiter,
            m_input.dialect.header_bytes,
            m_input.encoding.encoding == io::Encoding::utf8 && m_input.encoding.bom,
            m_input.encoding.encoding};
}

} // namespace bdd::flows
