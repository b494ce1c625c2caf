#include "layout.hpp"

#include "catch.hpp"

#include <bdd/core/text.hpp>

namespace bdd::intake::test {

std::vector<std::string> cells(std::string_view line) {
    std::vector<std::string> made;
    for (const std::string_view piece : text::split(line, '|')) {
        made.emplace_back(piece);
    }
    return made;
}

ColumnMapping map(const Layout& layout, const std::vector<MappingRule>& given,
                  const std::vector<MappingRule>& saved) {
    const std::vector<std::string> header = cells(layout.header);
    std::vector<ColumnSample> samples(header.size());
    for (const std::string_view row : layout.rows) {
        const std::vector<std::string> values = cells(row);
        REQUIRE(values.size() == header.size());
        for (std::size_t i = 0; i < values.size(); ++i) {
            samples[i].push_back(values[i]);
        }
    }
    return map_columns(header, samples, given, saved);
}

std::string fields_of(const ColumnMapping& mapping) {
    std::string out;
    for (const MappedColumn& column : mapping) {
        out += out.empty() ? "" : "|";
        out += column.field ? model::name(*column.field) : "-";
    }
    return out;
}

} // namespace bdd::intake::test
