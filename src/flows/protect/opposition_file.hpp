#pragma once

#include "flows/protect/opposed_value.hpp"
#include "flows/rejects_file.hpp"
#include "flows/row_cells.hpp"
#include "flows/tabular_input.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace bdd::flows {

struct OppositionFileOptions {
    TabularOptions tabular; ///< Without --map.
    std::string column;     ///< Empty: the columns that hold addresses are found.
    std::optional<protect::AddressKind> kind;
    bool hashed = false; ///< Every cell is a SHA-256.
};

/// What a row of a list of addresses holds.
struct OppositionRow {
    std::uint64_t line = 0;
    std::string_view bytes; ///< The row as it stands in the file.
    std::vector<OpposedValue> values;
    std::vector<protect::Fingerprint> hashes; ///< Plain SHA-256.
    std::string code;                         ///< Why not all of it could be read; empty: it could.
    std::string reason;                       ///< English.
};

/// A list of addresses, in clear or as SHA-256, of any tool: a file with columns, or a value a
/// line. Of several columns those with hashes are read, else those with e-mails, else phones, else
/// company numbers.
class OppositionFile {
public:
    /// Throws Errc::input when no column holds addresses.
    OppositionFile(const std::string& path, const OppositionFileOptions& options);

    /// Calls `visit` with every row that is not blank. The row is valid during the call.
    void each(const std::function<void(const OppositionRow&)>& visit);

    [[nodiscard]] const TabularInput& input() const noexcept { return m_input; }
    /// Names of the columns that are read; empty for a file of one column without a header.
    [[nodiscard]] std::vector<std::string> columns() const;
    /// Of hashes; of other values each tells its own.
    [[nodiscard]] protect::AddressKind hash_kind() const noexcept;
    [[nodiscard]] RejectsFile::Layout rejects_layout(const std::string& path, bool overwrite) const;

private:
    void choose_columns();
    /// Columns whose cells, those of the first rows, are mostly hashes.
    [[nodiscard]] std::vector<std::size_t> hash_columns() const;
    void read(const std::vector<std::string_view>& cells, OppositionRow& row) const;
    void read_cell(std::string_view cell, OppositionRow& row) const;

    OppositionFileOptions m_options;
    TabularInput m_input;
    std::vector<std::size_t> m_columns;
    std::optional<protect::AddressKind> m_kind; ///< Of the chosen columns.
};

} // namespace bdd::flows
