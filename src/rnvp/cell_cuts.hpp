#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace bdd::rnvp {

/// Pieces to be taken out of cells.
class CellCuts {
public:
    /// Bytes `begin` to `end` of a cell.
    void add(std::size_t cell, std::size_t begin, std::size_t end) {
        m_cuts.push_back({cell, begin, end});
    }
    /// The cells without the pieces and without the signs around them; none is empty.
    void apply(std::vector<std::string>& cells);

private:
    struct Cut {
        std::size_t cell = 0;
        std::size_t begin = 0;
        std::size_t end = 0;
    };
    std::vector<Cut> m_cuts;
};

} // namespace bdd::rnvp
