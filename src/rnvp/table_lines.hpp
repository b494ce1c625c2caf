#pragma once

#include <bdd/core/text.hpp>

#include <string_view>
#include <utility>
#include <vector>

namespace bdd::rnvp {

/// Calls `use` with the fields of each line of an embedded table, comments and empty lines left
/// out. Once, when the table is built.
template <typename Use>
void for_each_row(std::string_view table, Use&& use) {
    for (const std::string_view line : text::split(table, '\n')) {
        if (!line.empty() && line.front() != '#') {
            std::forward<Use>(use)(text::split(line, '\t'));
        }
    }
}

} // namespace bdd::rnvp
