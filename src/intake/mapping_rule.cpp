#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/core/suggest.hpp>
#include <bdd/core/text.hpp>
#include <bdd/intake/column_mapping.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace bdd::intake {

namespace {

model::Field read_field(std::string_view name) {
    if (const auto field = model::parse_field(name)) {
        return *field;
    }
    std::vector<std::string> names;
    for (const model::Field field : model::all_fields()) {
        names.emplace_back(model::name(field));
    }
    std::string hint = did_you_mean(name, names);
    if (hint.empty()) {
        hint = text_of(_("the fields are {0}"), text::join(names, ", "));
    }
    throw Error(Errc::usage, text_of(_("there is no field '{0}'"), name), hint);
}

void check_column(const std::string& column, std::span<const std::string> columns) {
    const std::string key = text::key(column);
    const auto is_it = [&](const std::string& other) {
        return other == column || (!key.empty() && text::key(other) == key);
    };
    if (columns.empty() || std::any_of(columns.begin(), columns.end(), is_it)) {
        return;
    }
    std::string hint = did_you_mean(column, columns);
    if (hint.empty()) {
        const std::vector<std::string> all(columns.begin(), columns.end());
        hint = text_of(_("the columns are {0}"), text::join(all, ", "));
    }
    throw Error(Errc::usage, text_of(_("the file has no column '{0}'"), column), hint);
}

} // namespace

MappingRule parse_rule(std::string_view text, std::span<const std::string> columns) {
    // The last one: a column name may hold "=", a field never does.
    const std::size_t equals = text.rfind('=');
    const bool is_complete = equals != std::string_view::npos && equals > 0;
    const std::string column(is_complete ? text::trim(text.substr(0, equals)) : "");
    if (column.empty()) {
        throw Error(Errc::usage, text_of(_("'{0}' is no mapping"), text),
                    _("write it as column=field, for example \"Raison sociale=company\""));
    }
    const std::string field(text::trim(text.substr(equals + 1)));
    MappingRule rule{column, read_field(field)};
    check_column(rule.column, columns);
    return rule;
}

} // namespace bdd::intake
