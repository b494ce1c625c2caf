#include "dedupe/comparator.hpp"

#include <algorithm>

namespace bdd::dedupe {

std::size_t RowTable::slot(const Cells& cells) {
    const auto at = std::find(m_columns.begin(), m_columns.end(), &cells);
    if (at == m_columns.end()) {
        m_columns.push_back(&cells);
        return m_columns.size() - 1;
    }
    return static_cast<std::size_t>(at - m_columns.begin());
}

void RowTable::build(std::size_t rows, ThreadPool& pool) {
    const auto width = m_columns.size();
    if (m_values.size() == rows * width) {
        return;
    }
    m_values.resize(rows * width);
    constexpr std::size_t k_band = 512;
    pool.for_each((rows + k_band - 1) / k_band, 16, [&](std::size_t band) {
        const auto to = std::min(rows, (band + 1) * k_band);
        for (std::size_t column = 0; column < width; ++column) {
            const ValueId* const cells = m_columns[column]->data();
            for (auto row = band * k_band; row < to; ++row) {
                m_values[row * width + column] = cells[row];
            }
        }
    });
}

Comparators choose_comparators(const Prepared& data, RowTable& table) {
    Comparators out;
    const bool organisations = data.people && !data.account.empty();
    if (!data.people && data.company) {
        // The name comes first: shops of one building share phone and street.
        constexpr std::uint8_t k_somewhat_alike = 6;
        out.push_back(compare_texts(*data.company, data, table));
        out.back()->veto_from = k_somewhat_alike;
    }
    if (data.people) {
        out.push_back(compare_people(data, table));
        out.push_back(compare_civility(data, table));
    }
    if (data.emails) {
        out.push_back(compare_emails(data, table));
    }
    if (data.phones) {
        out.push_back(compare_phones(data, table, !organisations));
    }
    if (organisations) {
        out.push_back(compare_organisations(data, table));
    } else {
        if (data.people && data.company) {
            out.push_back(compare_texts(*data.company, data, table));
        }
        if (data.siren) {
            out.push_back(compare_plain(*data.siren, data, table));
        }
        if (data.street) {
            out.push_back(compare_streets(*data.street, data, table));
        }
        if (data.postcode || data.town) {
            out.push_back(compare_places(data, table));
        }
    }
    for (const auto& column : data.texts) {
        out.push_back(column.kind == ColumnKind::street || column.kind == ColumnKind::address
                          ? compare_streets(column, data, table)
                          : compare_texts(column, data, table));
    }
    for (const auto& column : data.plains) {
        out.push_back(compare_plain(column, data, table));
    }
    // A pattern has four bits for each level.
    constexpr std::size_t k_most = 15;
    if (out.size() > k_most) {
        out.resize(k_most);
    }
    for (std::size_t i = 0; i < out.size(); ++i) {
        out[i]->number = i;
    }
    return out;
}

} // namespace bdd::dedupe
