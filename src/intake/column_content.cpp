#include "intake/column_content.hpp"

#include <bdd/core/text.hpp>

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace bdd::intake {

namespace {

double ratio(std::size_t part, std::size_t whole) noexcept {
    return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

} // namespace

ColumnContent::ColumnContent(const ColumnSample& sample)
    : m_cells(sample.size()) {
    std::unordered_set<std::string_view> values;
    std::unordered_set<std::string_view> hosts;
    for (const std::string& raw : sample) {
        const std::string_view cell = text::trim(raw);
        if (cell.empty() || stands_for_empty(cell)) {
            continue;
        }
        values.insert(cell);
        m_shapes.push_back(shapes_of(cell));
        if (m_shapes.back().has(Shape::url)) {
            ++m_hosts;
            hosts.insert(host_of(cell));
        }
    }
    m_distinct = values.size();
    m_distinct_hosts = hosts.size();
}

double ColumnContent::fill() const noexcept {
    return ratio(m_shapes.size(), m_cells);
}

double ColumnContent::share(ShapeSet any) const noexcept {
    const auto count = std::count_if(m_shapes.begin(), m_shapes.end(),
                                     [&](const ShapeSet& shapes) { return shapes.meets(any); });
    return ratio(static_cast<std::size_t>(count), m_shapes.size());
}

double ColumnContent::distinct() const noexcept {
    return ratio(m_distinct, m_shapes.size());
}

double ColumnContent::distinct_hosts() const noexcept {
    return ratio(m_distinct_hosts, m_hosts);
}

} // namespace bdd::intake
