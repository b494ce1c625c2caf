#include "flows/returns/return_columns.hpp"

#include "flows/find_column.hpp"
#include "flows/returns/return_column_names.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/suggest.hpp>
#include <bdd/core/text.hpp>

#include <algorithm>

namespace bdd::flows {

namespace {

constexpr std::string_view k_ignore = "ignore";

const std::vector<std::string>& field_names() {
    static const std::vector<std::string> k_names = {
        "ref", "motive", "date", "line_1", "line_2", "line_3", "line_4", "line_5", "line_6"};
    return k_names;
}

std::string_view cell_at(const std::vector<std::string_view>& cells,
                         const std::optional<std::size_t>& place) {
    return place && *place < cells.size() ? text::trim(cells[*place]) : std::string_view();
}

} // namespace

ReturnColumns::ReturnColumns(const TabularInput& input, const std::vector<std::string>& given)
    : m_names(input.dialect.columns)
    , m_fields(m_names.size()) {
    take_named(m_names);
    take_given(input, given);
    settle();
    if (!m_ref && !has_lines()) {
        throw Error(
            Errc::input,
            text_of(_("no column of {0} says whose mail came back"), input.file.display_name()),
            _("name the one of the reference: --map 'COLUMN=ref'"));
    }
}

TabularInput ReturnColumns::open(const std::string& path, TabularOptions options) {
    options.map.clear();
    return {path, options, {}, [](std::string_view folded) {
                return intake::is_known_name(folded) || !return_field_of_name(folded).empty();
            }};
}

/// Of several columns for one thing the best name stays.
void ReturnColumns::take_named(const std::vector<std::string>& columns) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        m_fields[i] = return_field_of_name(columns[i]);
    }
    const auto keep_best = [&](std::string_view field) {
        std::optional<std::size_t> best;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (m_fields[i] != field) {
                continue;
            }
            if (best && return_name_rank(columns[i]) >= return_name_rank(columns[*best])) {
                m_fields[i].clear();
                continue;
            }
            if (best) {
                m_fields[*best].clear();
            }
            best = i;
        }
    };
    keep_best("ref");
    keep_best("date");
}

void ReturnColumns::take_given(const TabularInput& input, const std::vector<std::string>& given) {
    for (const std::string& rule : given) {
        const std::size_t equals = rule.rfind('=');
        if (equals == std::string::npos || text::trim(rule.substr(0, equals)).empty()) {
            throw Error(Errc::usage, text_of(_("'{0}' is no mapping"), rule),
                        _("write it as column=field, for example \"N° pli=ref\""));
        }
        const std::string field(text::trim(std::string_view(rule).substr(equals + 1)));
        const std::vector<std::string>& known = field_names();
        if (field != k_ignore && std::find(known.begin(), known.end(), field) == known.end()) {
            const std::string hint = did_you_mean(field, known);
            throw Error(Errc::usage, text_of(_("returned mail has no field '{0}'"), field),
                        hint.empty() ? text_of(_("the fields are {0}, {1}"),
                                               text::join(known, ", "), k_ignore)
                                     : hint);
        }
        const std::string column(text::trim(std::string_view(rule).substr(0, equals)));
        const std::optional<std::size_t> place = find_column(m_names, column);
        if (!place) {
            fail_unknown_column(column, input);
        }
        if (field != "motive" && field != k_ignore) {
            std::replace(m_fields.begin(), m_fields.end(), field, std::string());
        }
        m_fields[*place] = field == k_ignore ? "" : field;
    }
}

void ReturnColumns::settle() {
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        const std::string& field = m_fields[i];
        if (field == "ref") {
            m_ref = i;
        } else if (field == "date") {
            m_date = i;
        } else if (field == "motive") {
            m_motives.push_back(i);
        } else if (!field.empty()) {
            Place& line = m_lines.at(static_cast<std::size_t>(field.back() - '1'));
            line = line ? line : Place(i);
        }
    }
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

std::vector<std::pair<std::string, std::string>> ReturnColumns::mapping() const {
    std::vector<std::pair<std::string, std::string>> pairs;
    for (std::size_t i = 0; i < m_names.size(); ++i) {
        pairs.emplace_back(m_names[i], m_fields[i]);
    }
    return pairs;
}

} // namespace bdd::flows
