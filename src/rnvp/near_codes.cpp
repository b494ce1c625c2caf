#include "rnvp/near_codes.hpp"

namespace bdd::rnvp {

Slip slip_between(std::string_view a, std::string_view b) noexcept {
    if (a.size() != b.size()) {
        return Slip::other;
    }
    std::size_t differing = 0;
    std::size_t first = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i] != b[i]) {
            first = differing == 0 ? i : first;
            ++differing;
        }
    }
    if (differing <= 1) {
        return differing == 0 ? Slip::none : Slip::one_digit;
    }
    const bool is_swap = differing == 2 && first + 1 < a.size() && a[first] == b[first + 1] &&
                         a[first + 1] == b[first];
    return is_swap ? Slip::swapped_neighbours : Slip::other;
}

} // namespace bdd::rnvp
