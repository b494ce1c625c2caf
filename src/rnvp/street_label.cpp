#include "rnvp/abbreviations.hpp"
#include "rnvp/fitting.hpp"
#include "rnvp/norm_words.hpp"

#include <bdd/rnvp/street_label.hpp>

namespace bdd::rnvp {

FittedLabel fit_street_label(std::string_view label, std::size_t limit) {
    FittedLabel fitted{std::string(label), false, false};
    if (label.size() <= limit) {
        return fitted;
    }
    Fitting fitting(label, limit);
    fitted.is_cut = !fitting.shorten();
    fitted.is_abbreviated = true;
    fitted.text = fitting.text();
    return fitted;
}

} // namespace bdd::rnvp
