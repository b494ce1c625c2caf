#include "column_names.hpp"
#include "delimiter.hpp"
#include "header_finder.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>
#include <bdd/io/dialect.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace bdd::io {

namespace {

constexpr std::size_t k_preamble_kept = 20;

[[noreturn]] void refuse_without_rows(const InputFile& file, const EncodingReport& encoding) {
    const std::string name = file.display_name();
    if (encoding.bytes <= encoding.bom_bytes) {
        throw Error(Errc::input, text_of(_("{0} is empty"), name), {}, Where{name});
    }
    throw Error(Errc::input, text_of(_("{0} holds no text, only blank lines or separators"), name),
                {}, Where{name});
}

/// How the rows are cut, and whether an Excel line "sep=;" says so.
DelimiterChoice cut(const InputFile& file, const EncodingReport& encoding,
                    const DialectRequest& request, const KnownName& known, bool announced) {
    if (!request.delimiter && !announced) {
        return choose_delimiter(file, encoding, known);
    }
    const char delimiter =
        request.delimiter ? *request.delimiter : *announced_delimiter(file, encoding);
    DelimiterChoice choice{take_sample(file, encoding, delimiter), 100};
    adopt_header_width(choice.sample, known);
    return choice;
}

/// First row behind the lines that the user skips.
std::size_t row_behind(const DialectSample& sample, std::uint64_t lines, const InputFile& file) {
    const auto found = std::find_if(sample.rows.begin(), sample.rows.end(),
                                    [lines](const SampleRow& row) { return row.line > lines; });
    if (found == sample.rows.end()) {
        throw Error(
            Errc::input,
            text_of(_("{0} has no row behind its first {1} lines"), file.display_name(), lines),
            _("--skip counts the lines before the header"), Where{file.display_name()});
    }
    return static_cast<std::size_t>(found - sample.rows.begin());
}

void set_preamble(Dialect& dialect, const DialectSample& sample, std::size_t rows) {
    dialect.preamble_rows = rows;
    for (std::size_t i = 0; i < std::min(rows, k_preamble_kept); ++i) {
        std::vector<std::string> filled;
        for (const std::string& cell : sample.rows[i].cells) {
            if (!cell.empty()) {
                filled.push_back(cell);
            }
        }
        dialect.preamble.push_back(text::join(filled, std::string(1, sample.delimiter)));
    }
}

void set_header(Dialect& dialect, const SampleRow& row, const InputFile& file,
                const EncodingReport& encoding) {
    if (row.damaged) {
        throw Error(Errc::input, text_of(_("the header is not valid {0}"), name(encoding.encoding)),
                    _("--encoding names another encoding, --header gives the names instead"),
                    Where{file.display_name(), row.line, 0});
    }
    dialect.has_header = true;
    dialect.header_line = row.line;
    dialect.header_bytes = row.bytes;
    set_columns(dialect, row.cells);
}

void set_generic_columns(Dialect& dialect, std::size_t count) {
    for (std::size_t i = 1; i <= count; ++i) {
        dialect.columns.push_back(fmt::format("column_{}", i));
    }
}

} // namespace

Dialect detect_dialect(const InputFile& file, const EncodingReport& encoding,
                       const DialectRequest& request, const KnownName& known) {
    const std::optional<char> announced = announced_delimiter(file, encoding);
    DelimiterChoice choice = cut(file, encoding, request, known, announced.has_value());
    DialectSample& sample = choice.sample;
    if (sample.common_count == 0) {
        refuse_without_rows(file, encoding);
    }
    Dialect dialect;
    dialect.delimiter = sample.delimiter;
    dialect.confidence_percent = choice.confidence_percent;
    const bool own_header = !request.no_header && request.header.empty();
    const std::size_t skipped = request.skip_rows ? row_behind(sample, *request.skip_rows, file)
                                : announced       ? 1
                                                  : 0;
    std::optional<std::size_t> header;
    if (own_header && request.skip_rows) {
        header = skipped;
    } else if (own_header) {
        const auto found = find_header(sample, known);
        header = found ? std::optional(found->row) : std::nullopt;
    }
    set_preamble(dialect, sample, header.value_or(skipped));
    if (header) {
        set_header(dialect, sample.rows[*header], file, encoding);
        return dialect;
    }
    dialect.has_header = false;
    if (request.header.empty()) {
        set_generic_columns(dialect, sample.common_count);
    } else {
        set_columns(dialect, request.header);
    }
    return dialect;
}

} // namespace bdd::io
