#pragma once

#include "cli/options.hpp"

#include <bdd/fields/quantity.hpp>
#include <bdd/intake/column_mapping.hpp>
#include <bdd/io/csv_reader.hpp>
#include <bdd/io/dialect.hpp>
#include <bdd/io/encoding.hpp>
#include <bdd/io/input_file.hpp>
#include <bdd/storage/source_store.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::flows {

/// The options that say how a file is to be read; the same for `inspect` and `import`.
struct TabularOptions {
    std::string encoding = "auto";
    std::string delimiter;
    std::optional<cli::Count> skip;
    bool no_header = false;
    std::string header; ///< a,b,c
    std::vector<std::string> map;
};

/// Reads ';' ',' '|' or tab, as --delimiter says it; nothing for an empty text. Throws Errc::usage
/// for anything else.
[[nodiscard]] std::optional<char> parse_delimiter(const std::string& name);

/// What was decided about the columns of a source by earlier imports.
[[nodiscard]] std::vector<intake::MappingRule> saved_rules(storage::SourceStore& sources,
                                                           model::SourceId source);

/// A row's cells as UTF-8. The views live until the next `decode`.
class RowDecoder {
public:
    explicit RowDecoder(io::Encoding encoding)
        : m_decoder(encoding) {}
    /// False when a cell cannot be decoded; `bad_cell` counts from 0, `bad_offset` is within it.
    [[nodiscard]] bool decode(const io::CsvRow& row);
    [[nodiscard]] const std::vector<std::string_view>& cells() const noexcept { return m_cells; }
    [[nodiscard]] std::size_t bad_cell() const noexcept { return m_bad_cell; }
    [[nodiscard]] std::size_t bad_offset() const noexcept { return m_bad_offset; }

private:
    io::CellDecoder m_decoder;
    std::string m_text;
    std::vector<std::size_t> m_ends;
    std::vector<std::string_view> m_cells;
    std::size_t m_bad_cell = 0;
    std::size_t m_bad_offset = 0;
};

/// A file of rows, understood: encoding, dialect, mapping.
struct TabularInput {
    /// Looks at the file twice: once over all of it (encoding, hash), once at its beginning.
    /// Warnings go to ctx.notice by the caller, through `warnings`. `known`: names that tell a
    /// header from a row.
    TabularInput(const std::string& path, const TabularOptions& options,
                 const std::vector<intake::MappingRule>& saved,
                 const io::KnownName& known = intake::is_known_name);

    io::InputFile file;
    io::EncodingReport encoding;
    io::Dialect dialect;
    std::vector<intake::MappingRule> given;
    intake::ColumnMapping mapping;
    fields::DateOrder date_order = fields::DateOrder::day_first;

    /// Reads the data rows from the first one on.
    [[nodiscard]] io::CsvReader open_rows() const;
    /// What a user should hear about the guesses, one line each; file name first.
    [[nodiscard]] std::vector<std::string> warnings() const;
};

} // namespace bdd::flows
