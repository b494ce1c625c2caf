#include "flows/find_column.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/suggest.hpp>
#include <bdd/core/text.hpp>

#include <algorithm>

namespace bdd::flows {

std::optional<std::size_t> find_column(const std::vector<std::string>& columns,
                                       std::string_view name) {
    const auto exact = std::find(columns.begin(), columns.end(), name);
    if (exact != columns.end()) {
        return static_cast<std::size_t>(exact - columns.begin());
    }
    const std::string folded = io::fold_column_name(name);
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const std::string& column) {
        return io::fold_column_name(column) == folded;
    });
    return found == columns.end()
               ? std::nullopt
               : std::optional(static_cast<std::size_t>(found - columns.begin()));
}

void fail_unknown_column(std::string_view name, const TabularInput& input) {
    std::string hint = did_you_mean(name, input.dialect.columns);
    throw Error(Errc::usage, text_of(_("{0} has no column '{1}'"), input.file.display_name(), name),
                hint.empty()
                    ? text_of(_("the columns are: {0}"), text::join(input.dialect.columns, ", "))
                    : hint);
}

} // namespace bdd::flows
