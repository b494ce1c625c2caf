#pragma once

#include <bdd/io/encoding.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::io {

/// True for a folded column name that the product knows ("code postal", "email"): given by the
/// caller, because knowledge of contacts does not live in io.
using KnownName = std::function<bool(std::string_view folded)>;

struct DialectRequest {
    std::optional<char> delimiter = std::nullopt; ///< --delimiter
    /// --skip: lines before the header, blank ones included, as a text editor counts them. The
    /// first row behind them is the header, whatever it looks like.
    std::optional<std::uint64_t> skip_rows = std::nullopt;
    bool no_header = false;               ///< --no-header
    std::vector<std::string> header = {}; ///< --header a,b,c: the file has no header of its own
};

/// How a file is laid out, from its first rows (quotes respected; at most 1 MiB and 500 rows).
struct Dialect {
    char delimiter = ';';
    int confidence_percent = 100;
    /// Rows before the header, kept in `preamble`: as CsvReader counts them, without blank ones.
    /// The data begin after reading preamble_rows rows, and one more when has_header.
    std::uint64_t preamble_rows = 0;
    std::vector<std::string> preamble; ///< Their text, at most 20.
    bool has_header = true;            ///< The file itself holds a header row.
    std::uint64_t header_line = 0;     ///< Physical line of the header; 0 without one.
    /// Column names, decoded, tidied, made unique: an empty name is "column_3", a repeated one gets
    /// _2, _3 … (compared folded).
    std::vector<std::string> columns;
    std::vector<std::string> renamed; ///< What was done to make them unique, for the warning.
    std::string header_bytes;         ///< The header row's original bytes; for rejects files.
};

/// Finds separator and header. Candidates: ; , tab |; Excel's first line "sep=;" decides. Score:
/// constant field count over the sample, then known names. The header is the first row with the
/// common field count whose cells look like names (known words; not digits, not e-mails). Throws
/// Errc::input for an empty file (says so), for a file without text, and for a header that cannot
/// be decoded.
[[nodiscard]] Dialect detect_dialect(const InputFile& file, const EncodingReport& encoding,
                                     const DialectRequest& request, const KnownName& known);

/// Column name for comparison: folded, _ - . ' and spaces equal to one space, trimmed.
[[nodiscard]] std::string fold_column_name(std::string_view name);

} // namespace bdd::io
