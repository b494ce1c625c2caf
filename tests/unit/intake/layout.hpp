#pragma once

#include <bdd/intake/column_mapping.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace bdd::intake::test {

/// A file in small: header, rows and the wanted fields ("-" for none), cells between "|".
struct Layout {
    std::string_view title;
    std::string_view header;
    std::vector<std::string_view> rows;
    std::string_view fields;
};

[[nodiscard]] std::vector<std::string> cells(std::string_view line);
[[nodiscard]] ColumnMapping map(const Layout& layout, const std::vector<MappingRule>& given = {},
                                const std::vector<MappingRule>& saved = {});
/// The fields of a mapping in the notation of Layout::fields.
[[nodiscard]] std::string fields_of(const ColumnMapping& mapping);

} // namespace bdd::intake::test
