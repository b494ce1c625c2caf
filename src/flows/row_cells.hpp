#pragma once

#include "flows/tabular_input.hpp"

#include <bdd/intake/record_builder.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::flows {

/// What to do with rows that have not as many cells as there are columns.
enum class Ragged { reject, pad, keep };

/// Why a row cannot be read.
struct RowMisfit {
    intake::RowFault fault = intake::RowFault::none;
    std::string reason; ///< English; names of columns as they stand in the file.
};

/// Decodes rows and makes them as wide as the header; one for each thread.
class RowCells {
public:
    RowCells(const TabularInput& input, Ragged ragged);

    /// Empty when the row fits; `cells` are its cells then, valid until the next call.
    [[nodiscard]] std::optional<RowMisfit> read(const io::CsvRow& row);
    [[nodiscard]] std::vector<std::string_view>& cells() noexcept { return m_cells; }
    /// The name of a column, or its number where the header ends before it.
    [[nodiscard]] std::string column_name(std::size_t index) const;

private:
    [[nodiscard]] bool extra_is_blank(std::size_t columns) const;

    const TabularInput* m_input;
    Ragged m_ragged;
    RowDecoder m_decoder;
    std::vector<std::string_view> m_cells;
};

} // namespace bdd::flows
