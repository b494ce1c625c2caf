#include "rnvp/cell_cuts.hpp"

#include "rnvp/words.hpp"

#include <algorithm>
#include <string_view>

namespace bdd::rnvp {

namespace {

std::string_view without_signs_around(std::string_view text) noexcept {
    constexpr std::string_view k_signs = " ,;-/:.";
    while (!text.empty() && (text.back() == '(' || k_signs.find(text.back()) != k_signs.npos)) {
        text.remove_suffix(1);
    }
    while (!text.empty() && (text.front() == ')' || k_signs.find(text.front()) != k_signs.npos)) {
        text.remove_prefix(1);
    }
    return text;
}

void add_piece(std::string_view text, std::vector<std::string>& cells) {
    const std::string_view piece = without_signs_around(text);
    if (!words_of(piece).empty()) {
        cells.emplace_back(piece);
    }
}

} // namespace

void CellCuts::apply(std::vector<std::string>& cells) {
    std::sort(m_cuts.begin(), m_cuts.end(), [](const Cut& a, const Cut& b) {
        return a.cell != b.cell ? a.cell < b.cell : a.begin < b.begin;
    });
    std::vector<std::string> left;
    auto cut = m_cuts.begin();
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
        if (cut == m_cuts.end() || cut->cell != cell) {
            left.push_back(std::move(cells[cell]));
            continue;
        }
        const std::string_view text = cells[cell];
        std::size_t from = 0;
        for (; cut != m_cuts.end() && cut->cell == cell; ++cut) {
            add_piece(text.substr(from, cut->begin - from), left);
            from = cut->end;
        }
        add_piece(text.substr(from), left);
    }
    cells = std::move(left);
}

} // namespace bdd::rnvp
