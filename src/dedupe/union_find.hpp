#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace bdd::dedupe {

/// Disjoint sets with path halving. The lower index of two roots stays the root, so the outcome
/// does not depend on the order of the joins.
class UnionFind {
public:
    explicit UnionFind(std::size_t size)
        : m_parent(size) {
        for (std::size_t i = 0; i < size; ++i) {
            m_parent[i] = static_cast<std::uint32_t>(i);
        }
    }
    [[nodiscard]] std::uint32_t find(std::uint32_t item) noexcept {
        while (m_parent[item] != item) {
            m_parent[item] = m_parent[m_parent[item]];
            item = m_parent[item];
        }
        return item;
    }
    /// Gives the root of the joined set.
    std::uint32_t join(std::uint32_t a, std::uint32_t b) noexcept {
        std::uint32_t low = find(a);
        std::uint32_t high = find(b);
        if (high < low) {
            std::swap(low, high);
        }
        m_parent[high] = low;
        return low;
    }

private:
    std::vector<std::uint32_t> m_parent;
};

} // namespace bdd::dedupe
