#include "flows/rnvp/address_columns.hpp"

#include "flows/find_column.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>

#include <algorithm>

namespace bdd::flows {

namespace {

using model::Field;

bool is_person(Field field) noexcept {
    return field == Field::civility || field == Field::first_name || field == Field::last_name ||
           field == Field::full_name;
}

} // namespace

AddressColumns::AddressColumns(const TabularInput& input, std::span<const std::string> given) {
    if (given.empty()) {
        add_mapped(input);
    } else {
        add_given(input, given);
    }
    if (m_cells.empty() && !m_postcode && !m_town) {
        throw Error(Errc::input,
                    text_of(_("no column of {0} looks like an address"), input.file.display_name()),
                    _("name its columns with --address"));
    }
    // As on an envelope, whatever the order of the columns.
    std::stable_sort(m_person.begin(), m_person.end(), [&](std::size_t a, std::size_t b) {
        return *input.mapping[a].field < *input.mapping[b].field;
    });
    m_joined.resize(m_cells.size());
}

void AddressColumns::add_part(std::size_t column, Field field) {
    switch (field) {
    case Field::postcode:
        m_postcode = column;
        break;
    case Field::town:
        m_town = column;
        break;
    case Field::country:
        m_country = column;
        break;
    case Field::company:
        m_company = m_company ? m_company : Place(column);
        break;
    default:
        if (is_person(field)) {
            m_person.push_back(column);
        }
    }
}

void AddressColumns::note_name(const TabularInput& input, std::size_t column) {
    m_names.push_back(input.dialect.columns[column]);
}

void AddressColumns::add_mapped(const TabularInput& input) {
    Place street; // of the cell that the parts of a street line share
    for (std::size_t i = 0; i < input.mapping.size(); ++i) {
        const std::optional<Field> field = input.mapping[i].field;
        if (!field) {
            continue;
        }
        const bool is_line = *field == Field::address_1 || *field == Field::address_2 ||
                             *field == Field::address_3 || *field == Field::address_4 ||
                             *field == Field::full_address;
        if (*field == Field::address_1 && street) {
            m_cells[*street].push_back(i);
        } else if (is_line) {
            street = *field == Field::address_1 ? Place(m_cells.size()) : street;
            m_cells.push_back({i});
        } else {
            add_part(i, *field);
        }
        if (is_line || *field == Field::postcode || *field == Field::town ||
            *field == Field::country) {
            note_name(input, i);
        }
    }
}

void AddressColumns::add_given(const TabularInput& input, std::span<const std::string> given) {
    std::vector<std::size_t> used;
    for (const std::string& name : given) {
        const std::optional<std::size_t> found = find_column(input.dialect.columns, name);
        if (!found) {
            fail_unknown_column(name, input);
        }
        const std::size_t column = *found;
        const std::optional<Field> field = input.mapping[column].field;
        if (field == Field::postcode || field == Field::town || field == Field::country) {
            add_part(column, *field);
        } else {
            m_cells.push_back({column});
        }
        note_name(input, column);
        used.push_back(column);
    }
    for (std::size_t i = 0; i < input.mapping.size(); ++i) {
        const std::optional<Field> field = input.mapping[i].field;
        if (field && (is_person(*field) || *field == Field::company) &&
            std::find(used.begin(), used.end(), i) == used.end()) {
            add_part(i, *field);
        }
    }
}

const rnvp::RawAddress& AddressColumns::read(const std::vector<std::string_view>& cells) {
    const auto cell = [&](const Place& place) {
        return place && *place < cells.size() ? cells[*place] : std::string_view();
    };
    const auto join = [&](const std::vector<std::size_t>& columns, std::string& out) {
        out.clear();
        for (const std::size_t column : columns) {
            const std::string_view part = text::trim(cell(column));
            if (!part.empty()) {
                out += out.empty() ? "" : " ";
                out += part;
            }
        }
        return std::string_view(out);
    };
    m_address.company = cell(m_company);
    m_address.person = join(m_person, m_person_text);
    m_address.postcode = cell(m_postcode);
    m_address.town = cell(m_town);
    m_address.country = cell(m_country);
    m_address.cells.clear();
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        m_address.cells.push_back(m_cells[i].size() == 1 ? cell(m_cells[i].front())
                                                         : join(m_cells[i], m_joined[i]));
    }
    return m_address;
}

std::string AddressColumns::names() const {
    return text::join(m_names, ", ");
}

} // namespace bdd::flows
