#pragma once

#include "intake/cell_text.hpp"
#include "intake/row_notes.hpp"

#include <array>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace bdd::intake {

/// The cells of one row by field, tidied. The views live until the next `take`.
class RowValues {
public:
    /// Gives the fault, if the row has one; `faulty_column` then counts from 0.
    [[nodiscard]] RowFault take(std::span<const std::string_view> cells,
                                const ColumnMapping& mapping, RowNotes& notes,
                                std::size_t& faulty_column);

    /// Empty when the row does not give it. E-mails and phones are under `points` alone.
    [[nodiscard]] std::string_view operator[](model::Field field) const noexcept {
        return m_values[static_cast<std::size_t>(field)];
    }
    /// The cells of the fields that may stand in several columns, in file order.
    [[nodiscard]] std::span<const std::pair<model::Field, std::string_view>>
    points() const noexcept {
        return m_points;
    }

    /// Lines of the street cell behind its first one; they wait for empty address lines.
    [[nodiscard]] std::span<const std::string_view> street_lines() const noexcept {
        return m_street_lines;
    }

private:
    [[nodiscard]] std::string_view first_street_line(std::string_view cell,
                                                     fields::Repairs& repairs);
    void put(model::Field field, std::string_view value);

    CellText m_text;
    std::array<std::string_view, model::k_field_count> m_values;
    std::vector<std::pair<model::Field, std::string_view>> m_points;
    std::vector<std::string_view> m_street_lines;
};

} // namespace bdd::intake
