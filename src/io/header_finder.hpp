#pragma once

#include "dialect_sample.hpp"

#include <optional>

namespace bdd::io {

struct FoundHeader {
    std::size_t row = 0;         ///< Index in the sample.
    std::size_t known_names = 0; ///< Cells that are names the product knows.
};

/// The first row of the common width whose cells look like names. Title rows that a spreadsheet
/// padded with separators are passed over. Nothing when the data begins without a header.
[[nodiscard]] std::optional<FoundHeader> find_header(const DialectSample& sample,
                                                     const KnownName& known);

/// Lets the header say how wide the table is when its names leave no doubt: a file of ragged rows
/// may have no common width, or a wrong one.
void adopt_header_width(DialectSample& sample, const KnownName& known);

} // namespace bdd::io
