#pragma once

#include "flows/tabular_input.hpp"

#include <bdd/rnvp/normalizer.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::flows {

/// Which columns of a file say where letters go.
class AddressColumns {
public:
    /// By the mapping of the file. `given` (--address) names the columns of the address instead,
    /// in their order; one that the mapping knows as postcode, town or country stays that. Throws
    /// Errc::usage for a column that the file lacks, Errc::input when no column is an address.
    AddressColumns(const TabularInput& input, std::span<const std::string> given);

    /// The address of a row. The views are those of `cells` and of this, valid until the next call.
    [[nodiscard]] const rnvp::RawAddress& read(const std::vector<std::string_view>& cells);

    /// "ADRESSE, CODE POSTAL, COMMUNE": what is read, in the order of the file.
    [[nodiscard]] std::string names() const;

private:
    using Place = std::optional<std::size_t>;

    void add_given(const TabularInput& input, std::span<const std::string> given);
    void add_mapped(const TabularInput& input);
    void add_part(std::size_t column, model::Field field);
    void note_name(const TabularInput& input, std::size_t column);

    std::vector<std::vector<std::size_t>> m_cells; ///< Columns of one cell are joined by a blank.
    Place m_postcode;
    Place m_town;
    Place m_country;
    Place m_company;
    std::vector<std::size_t> m_person; ///< Civility, first and last name.
    std::vector<std::string> m_names;
    std::vector<std::string> m_joined;
    std::string m_person_text;
    rnvp::RawAddress m_address;
};

} // namespace bdd::flows
