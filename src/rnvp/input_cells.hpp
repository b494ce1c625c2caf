#pragma once

#include <bdd/rnvp/normalizer.hpp>

#include <string>
#include <vector>

namespace bdd::rnvp {

/// The address cells, one for each line of them: line breaks, "|" and ";" divide, words for
/// "nothing" go, a repeated line counts once, "Ã©" becomes "é" again.
[[nodiscard]] std::vector<std::string> input_cells(const RawAddress& raw,
                                                   std::vector<Change>& changes);

/// A single cell in the same way, undivided.
[[nodiscard]] std::string input_cell(std::string_view raw, std::vector<Change>& changes);

} // namespace bdd::rnvp
