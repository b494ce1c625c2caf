#pragma once

#include "flows/matching/list_input.hpp"
#include "flows/protect/row_oppositions.hpp"

#include <bdd/intake/record_builder.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace bdd::flows {

/// Says which rows of a list are of people who objected to prospection, or who were erased. The
/// rows are read as an import would read them; a cell that does not read counts as empty. List and
/// input must outlive it.
class ListOppositions {
public:
    ListOppositions(const SuppressionList& list, const ListInput& input);

    [[nodiscard]] bool is_opposed(const io::CsvRow& row);

private:
    [[nodiscard]] intake::RowFault build(std::uint64_t line, std::size_t& faulty_column);

    std::size_t m_width;
    io::CellDecoder m_decoder;
    intake::RecordBuilder m_builder;
    RowOppositions m_oppositions;
    std::vector<std::string> m_texts;
    std::vector<std::string_view> m_cells;
    model::Record m_record;
};

/// For each row of the input whether it is opposed. Empty when there is no opposition: then the
/// input is not read again.
[[nodiscard]] std::vector<bool> opposed_rows(const SuppressionList& list, const ListInput& input,
                                             Progress& progress, const CancelFlag& cancel);

} // namespace bdd::flows
