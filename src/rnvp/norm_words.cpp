#include "rnvp/norm_words.hpp"

namespace bdd::rnvp {

bool is_link(std::string_view word) noexcept {
    switch (word.size()) {
    case 1:
        return word == "A" || word == "D" || word == "L";
    case 2:
        return word == "DE" || word == "DU" || word == "LA" || word == "LE" || word == "AU" ||
               word == "ET" || word == "EN";
    case 3:
        return word == "DES" || word == "LES" || word == "AUX" || word == "SUR";
    default:
        return false;
    }
}

} // namespace bdd::rnvp
