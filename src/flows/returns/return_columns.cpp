#include "flows/returns/return_columns.hpp"

#include "flows/returns/return_column_names.hpp"

#include <bdd/core/i18n.hpp>

#include <utility>

namespace bdd::flows {

namespace {

const FieldNames& return_names() {
    static const FieldNames k_names = {
        {"ref", "motive", "date", "line_1", "line_2", "line_3", "line_4", "line_5", "line_6"},
        {"motive"},
        return_field_of_name,
        return_name_rank};
    return k_names;
}

} // namespace

ReturnColumns::ReturnColumns(const TabularInput& input, const std::vector<std::string>& given)
    : m_columns(input, return_names(), given)
    , m_ref(m_columns.place_of("ref"))
    , m_date(m_columns.place_of("date")) {
    const std::vector<std::string>& fields = m_columns.fields();
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (fields[i] == "motive") {
            m_motives.push_back(i);
        }
    }
    for (std::size_t i = 0; i < k_lines; ++i) {
        m_lines.at(i) = m_columns.place_of("line_" + std::to_string(i + 1));
    }
    if (!m_ref && !has_lines()) {
        throw Error(
            Errc::input,
            text_of(_("no column of {0} says whose mail came back"), input.file.display_name()),
            _("name the one of the reference: --map 'COLUMN=ref'"));
    }
}

TabularInput ReturnColumns::open(const std::string& path, TabularOptions options) {
    return FieldColumns::open(path, std::move(options), return_names());
}

std::string_view ReturnColumns::ref(const std::vector<std::string_view>& cells) const {
    return cell_at(cells, m_ref);
}

std::string_view ReturnColumns::date(const std::vector<std::string_view>& cells) const {
    return cell_at(cells, m_date);
}

std::string_view ReturnColumns::line(const std::vector<std::string_view>& cells,
                                     std::size_t number) const {
    return cell_at(cells, m_lines.at(number - 1));
}

std::string ReturnColumns::motive(const std::vector<std::string_view>& cells) const {
    std::string all;
    for (const std::size_t column : m_motives) {
        if (const std::string_view cell = cell_at(cells, column); !cell.empty()) {
            all += all.empty() ? "" : " - ";
            all += cell;
        }
    }
    return all;
}

} // namespace bdd::flows
