#include "rnvp/draft.hpp"

#include <bdd/core/text.hpp>

#include <algorithm>

namespace bdd::rnvp {

bool Draft::has_change(int line) const {
    return std::any_of(out.changes.begin(), out.changes.end(),
                       [&](const Change& change) { return change.line == line; });
}

bool Draft::stood_alone(std::string_view norm) const {
    return std::any_of(cells.begin(), cells.end(),
                       [&](const std::string& cell) { return text::key(cell) == norm; });
}

} // namespace bdd::rnvp
