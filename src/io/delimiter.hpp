#pragma once

#include "dialect_sample.hpp"

#include <optional>

namespace bdd::io {

struct DelimiterChoice {
    DialectSample sample;
    int confidence_percent = 100;
};

/// The best of `;` `,` tab `|`: constant number of cells first, then a header that fits, then known
/// names, then more columns. `;` wins ties: it is what French spreadsheets write.
[[nodiscard]] DelimiterChoice
choose_delimiter(const InputFile& file, const EncodingReport& encoding, const KnownName& known);

/// The separator that the first line of an Excel file names ("sep=;").
[[nodiscard]] std::optional<char> announced_delimiter(const InputFile& file,
                                                      const EncodingReport& encoding);

} // namespace bdd::io
