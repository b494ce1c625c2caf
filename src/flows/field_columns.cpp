#include "flows/field_columns.hpp"

#include "flows/find_column.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/suggest.hpp>
#include <bdd/core/text.hpp>

#include <algorithm>

namespace bdd::flows {

namespace {

constexpr std::string_view k_ignore = "ignore";

bool is_in(const std::vector<std::string>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

} // namespace

FieldColumns::FieldColumns(const TabularInput& input, const FieldNames& names,
                           const std::vector<std::string>& given)
    : m_names(input.dialect.columns)
    , m_fields(m_names.size()) {
    take_named(names);
    take_given(input, names, given);
}

TabularInput FieldColumns::open(const std::string& path, TabularOptions options,
                                const FieldNames& names) {
    options.map.clear();
    return {path, options, {}, [&](std::string_view folded) {
                return intake::is_known_name(folded) || !names.field_of(folded).empty();
            }};
}

void FieldColumns::take_named(const FieldNames& names) {
    for (std::size_t i = 0; i < m_names.size(); ++i) {
        m_fields[i] = names.field_of(m_names[i]);
        if (m_fields[i].empty() || is_in(names.several, m_fields[i])) {
            continue;
        }
        const auto former = std::find(
            m_fields.begin(), m_fields.begin() + static_cast<std::ptrdiff_t>(i), m_fields[i]);
        const auto place = static_cast<std::size_t>(former - m_fields.begin());
        if (place == i) {
            continue;
        }
        const bool is_better = names.rank_of(m_names[i]) < names.rank_of(m_names[place]);
        m_fields[is_better ? place : i].clear();
    }
}

void FieldColumns::take_given(const TabularInput& input, const FieldNames& names,
                              const std::vector<std::string>& given) {
    for (const std::string& rule : given) {
        const std::size_t equals = rule.rfind('=');
        if (equals == std::string::npos || text::trim(rule.substr(0, equals)).empty()) {
            throw Error(Errc::usage, text_of(_("'{0}' is no mapping"), rule),
                        text_of(_("write it as column=field, for example \"N° pli={0}\""),
                                names.fields.front()));
        }
        const std::string field(text::trim(std::string_view(rule).substr(equals + 1)));
        if (field != k_ignore && !is_in(names.fields, field)) {
            const std::string hint = did_you_mean(field, names.fields);
            throw Error(Errc::usage, text_of(_("such a file has no field '{0}'"), field),
                        hint.empty() ? text_of(_("the fields are {0}, {1}"),
                                               text::join(names.fields, ", "), k_ignore)
                                     : hint);
        }
        const std::string column(text::trim(std::string_view(rule).substr(0, equals)));
        const std::optional<std::size_t> place = find_column(m_names, column);
        if (!place) {
            fail_unknown_column(column, input);
        }
        if (field != k_ignore && !is_in(names.several, field)) {
            std::replace(m_fields.begin(), m_fields.end(), field, std::string());
        }
        m_fields[*place] = field == k_ignore ? "" : field;
    }
}

std::optional<std::size_t> FieldColumns::place_of(std::string_view field) const {
    const auto found = std::find(m_fields.begin(), m_fields.end(), field);
    return found == m_fields.end()
               ? std::nullopt
               : std::optional(static_cast<std::size_t>(found - m_fields.begin()));
}

std::vector<std::pair<std::string, std::string>> FieldColumns::mapping() const {
    std::vector<std::pair<std::string, std::string>> pairs;
    for (std::size_t i = 0; i < m_names.size(); ++i) {
        pairs.emplace_back(m_names[i], m_fields[i]);
    }
    return pairs;
}

std::string_view cell_at(const std::vector<std::string_view>& cells,
                         const std::optional<std::size_t>& place) {
    return place && *place < cells.size() ? text::trim(cells[*place]) : std::string_view();
}

} // namespace bdd::flows
