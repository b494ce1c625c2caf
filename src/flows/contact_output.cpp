#include "flows/contact_output.hpp"

#include <bdd/core/json_text.hpp>
#include <bdd/fields/phone.hpp>
#include <bdd/storage/contact_reader.hpp>

#include <utility>

namespace bdd::flows {

ContactOutput::ContactOutput(ExportFormat format, io::CsvStyle style, bool national_phones,
                             std::vector<std::size_t> columns)
    : m_format(format)
    , m_national_phones(national_phones)
    , m_columns(std::move(columns))
    , m_csv(style) {
    if (m_format != ExportFormat::jsonl) {
        for (const std::size_t column : m_columns) {
            m_csv.cell(storage::contact_columns()[column].name);
        }
        m_csv.end_row();
    }
}

void ContactOutput::row(std::span<const std::string_view> cells) {
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
