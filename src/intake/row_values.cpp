#include "intake/row_values.hpp"

#include <bdd/core/byte_set.hpp>
#include <bdd/fields/identifiers.hpp>

#include <algorithm>

namespace bdd::intake {

namespace {

using model::Field;

/// Identifiers whose digits a spreadsheet may have lost: such a row is refused.
constexpr std::array k_digit_fields = {Field::external_id, Field::siren, Field::siret,
                                       Field::siren_siret, Field::vat,   Field::phone,
                                       Field::mobile};

bool is_digit_field(Field field) {
    return std::find(k_digit_fields.begin(), k_digit_fields.end(), field) != k_digit_fields.end();
}

} // namespace

RowFault RowValues::take(std::span<const std::string_view> cells, const ColumnMapping& mapping,
                         RowNotes& notes, std::size_t& faulty_column) {
    m_text.start_row();
    m_values.fill({});
    m_points.clear();
    m_street_lines.clear();
    for (std::size_t i = 0; i < mapping.size(); ++i) {
        const auto& field = mapping[i].field;
        if (!field || *field == Field::ignore || cells[i].empty()) {
            continue;
        }
        fields::Repairs repairs;
        const std::string_view tidy =
            *field == Field::address_1
                ? first_street_line(cells[i], repairs)
                : m_text.tidy(cells[i], *field == Field::full_address, repairs);
        notes.add(repairs);
        if (tidy.empty()) {
            continue;
        }
        if (is_digit_field(*field) && fields::is_scientific(tidy)) {
            faulty_column = i;
            return RowFault::scientific_notation;
        }
        put(*field, tidy);
    }
    return RowFault::none;
}

std::string_view RowValues::first_street_line(std::string_view cell, fields::Repairs& repairs) {
    constexpr text::ByteSet k_breaks("\r\n");
    std::string_view first;
    for (std::size_t start = 0; start <= cell.size();) {
        const std::size_t end = std::min(k_breaks.find_in(cell, start), cell.size());
        const std::string_view line = m_text.tidy(cell.substr(start, end - start), false, repairs);
        if (first.empty()) {
            first = line;
        } else if (!line.empty()) {
            m_street_lines.push_back(line);
        }
        start = end + 1;
    }
    return first;
}

void RowValues::put(Field field, std::string_view value) {
    std::string_view& slot = m_values[static_cast<std::size_t>(field)];
    if (field == Field::email || field == Field::phone || field == Field::mobile) {
        m_points.emplace_back(field, value);
    } else if (slot.empty()) {
        slot = value;
    } else if (field == Field::address_1) {
        // A street line in parts: number, street type, name.
        slot = m_text.join(slot, value);
    }
}

} // namespace bdd::intake
