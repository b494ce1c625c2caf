#include "flows/contact_output.hpp"

#include "flows/protect/column_reach.hpp"

#include <bdd/core/json_text.hpp>
#include <bdd/fields/phone.hpp>
#include <bdd/storage/contact_reader.hpp>

#include <utility>

namespace bdd::flows {

namespace {

bool is_open(const Permit& permit, protect::Channels reach) {
    return reach.empty() || (permit.channels().bits() & reach.bits()) != 0;
}

} // namespace

ContactOutput::ContactOutput(ExportFormat format, io::CsvStyle style, bool national_phones,
                             std::vector<std::size_t> columns)
    : m_format(format)
    , m_national_phones(national_phones)
    , m_columns(std::move(columns))
    , m_csv(style) {
    for (const std::size_t column : m_columns) {
        m_reach.push_back(reach_of(storage::contact_columns()[column].name));
    }
    if (m_format != ExportFormat::jsonl) {
        for (const std::size_t column : m_columns) {
            m_csv.cell(storage::contact_columns()[column].name);
        }
        m_csv.end_row();
    }
}

protect::Channels ContactOutput::channels() const noexcept {
    protect::Channels all;
    for (const protect::Channels reach : m_reach) {
        all |= reach;
    }
    return all;
}

void ContactOutput::row(const Permit& permit, std::span<const std::string_view> given) {
    m_cells.assign(given.begin(), given.end());
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        if (!is_open(permit, m_reach[i])) {
            m_cells[i] = {};
        }
    }
    const std::span<const std::string_view> cells(m_cells);
    if (m_format == ExportFormat::jsonl) {
        json_row(cells);
        return;
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const bool phone = storage::contact_columns()[m_columns[i]].is_phone;
        if (m_national_phones && phone && !cells[i].empty()) {
            m_csv.cell(fields::national_form(cells[i]));
        } else {
            m_csv.cell(cells[i]);
        }
    }
    m_csv.end_row();
}

/// Identifiers stay strings: a SIREN as a JSON number would lose its zero.
void ContactOutput::json_row(std::span<const std::string_view> cells) {
    m_json += '{';
    for (std::size_t i = 0; i < cells.size(); ++i) {
        m_json += i == 0 ? "" : ",";
        append_json_string(m_json, storage::contact_columns()[m_columns[i]].name);
        m_json += ':';
        if (cells[i].empty()) {
            m_json += "null";
        } else {
            append_json_string(m_json, cells[i]);
        }
    }
    m_json += "}\n";
}

const std::string& ContactOutput::buffer() const noexcept {
    return m_format == ExportFormat::jsonl ? m_json : m_csv.buffer();
}

void ContactOutput::clear() noexcept {
    m_json.clear();
    m_csv.clear();
}

} // namespace bdd::flows
