#include "flows/matching/list_oppositions.hpp"

#include "flows/matching/list_output.hpp"

#include <algorithm>

namespace bdd::flows {

namespace {

using dedupe::ColumnKind;
using model::Field;

std::optional<Field> field_of(ColumnKind kind) {
    switch (kind) {
    case ColumnKind::email:
        return Field::email;
    case ColumnKind::phone:
        return Field::phone;
    case ColumnKind::mobile:
        return Field::mobile;
    case ColumnKind::siren:
        return Field::siren;
    case ColumnKind::siret:
        return Field::siret;
    default:
        return std::nullopt;
    }
}

/// As the file says, with what --column says of addresses.
intake::BuildRules rules_of(const ListInput& input) {
    intake::BuildRules rules;
    rules.mapping = input.tabular().mapping;
    rules.date_order = input.tabular().date_order;
    for (const dedupe::ColumnPlan& plan : input.plans()) {
        const auto field = field_of(plan.kind);
        for (const std::size_t column : plan.columns) {
            rules.mapping[column].field = field ? field : rules.mapping[column].field;
        }
    }
    return rules;
}

} // namespace

ListOppositions::ListOppositions(const SuppressionList& list, const ListInput& input)
    : m_width(input.tabular().dialect.columns.size())
    , m_decoder(input.tabular().encoding.encoding)
    , m_builder(rules_of(input))
    , m_oppositions(list)
    , m_texts(m_width)
    , m_cells(m_width) {}

intake::RowFault ListOppositions::build(std::uint64_t line, std::size_t& faulty_column) {
    return m_builder.build(m_cells, line, m_record, faulty_column);
}

bool ListOppositions::is_opposed(const io::CsvRow& row) {
    for (std::size_t i = 0; i < m_width; ++i) {
        std::size_t bad_offset = 0;
        m_texts[i].clear();
        if (i < row.cells.size() && !m_decoder.decode(row.cells[i], m_texts[i], bad_offset)) {
            m_texts[i].clear();
        }
        m_cells[i] = m_texts[i];
    }
    std::size_t faulty_column = 0;
    intake::RowFault fault = build(row.line, faulty_column);
    for (std::size_t i = 0; fault == intake::RowFault::scientific_notation && i < m_width; ++i) {
        m_cells[faulty_column] = {}; // Its digits are lost; the other cells still tell who it is.
        fault = build(row.line, faulty_column);
    }
    return fault == intake::RowFault::none &&
           m_oppositions.is_closed(m_record.fields, m_record.address);
}

std::vector<bool> opposed_rows(const SuppressionList& list, const ListInput& input,
                               Progress& progress, const CancelFlag& cancel) {
    std::vector<bool> opposed;
    if (list.set.empty()) {
        return opposed;
    }
    ListOppositions rows(list, input);
    for_each_row_again(
        input.tabular(), progress, cancel,
        [&](const io::CsvRow& row, dedupe::Row, bool) { opposed.push_back(rows.is_opposed(row)); });
    return opposed;
}

} // namespace bdd::flows
