#pragma once

#include "rnvp/delivery_words.hpp"

#include <string>

namespace bdd::rnvp {

/// What was taken out of a cell.
struct Specials {
    std::string text;         ///< "BP 90233", "CS 40055 TSA 30719".
    bool is_military = false; ///< A field post sector or an army hub.
    bool was_first = false;   ///< The cell began with it and went on.
};

/// Takes the boxes out of a run: BP, CS, TSA, CIDEX, CC, poste restante, SP. The word behind each
/// has a weak joint then.
[[nodiscard]] Specials take_specials(WordRun& run);

} // namespace bdd::rnvp
