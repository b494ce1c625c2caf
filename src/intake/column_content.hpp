#pragma once

#include "intake/cell_shapes.hpp"

#include <bdd/intake/column_mapping.hpp>

#include <cstddef>
#include <vector>

namespace bdd::intake {

/// What the sampled cells of one column look like. Empty cells and what stands for empty do not
/// count, save in `fill`.
class ColumnContent {
public:
    ColumnContent() = default;
    explicit ColumnContent(const ColumnSample& sample);

    [[nodiscard]] bool empty() const noexcept { return m_shapes.empty(); }
    [[nodiscard]] std::size_t filled() const noexcept { return m_shapes.size(); }
    /// Share of the cells that are filled; 0 without any cell.
    [[nodiscard]] double fill() const noexcept;
    /// Share of the filled cells that have at least one of the shapes.
    [[nodiscard]] double share(ShapeSet any) const noexcept;
    [[nodiscard]] double share(Shape shape) const noexcept { return share(ShapeSet{shape}); }
    /// Number of different values by number of filled cells.
    [[nodiscard]] double distinct() const noexcept;
    /// The same for the hosts of the web addresses.
    [[nodiscard]] double distinct_hosts() const noexcept;

private:
    std::vector<ShapeSet> m_shapes; ///< One per filled cell.
    std::size_t m_cells = 0;
    std::size_t m_distinct = 0;
    std::size_t m_hosts = 0;
    std::size_t m_distinct_hosts = 0;
};

} // namespace bdd::intake
