#include "flows/reference/loaded_file.hpp"

#include <bdd/core/i18n.hpp>

namespace bdd::flows {

std::string_view keyword(LeftOut reason) noexcept {
    constexpr std::array<std::string_view, k_left_out_reasons> k_words{
        "no_postcode", "no_insee", "no_name", "too_long", "pseudo_street", "ordinary_postcode"};
    return k_words[static_cast<std::size_t>(reason)];
}

std::string words(LeftOut reason) {
    switch (reason) {
    case LeftOut::no_postcode:
        return _("no postcode");
    case LeftOut::no_insee:
        return _("no code of a commune");
    case LeftOut::no_name:
        return _("no name");
    case LeftOut::too_long:
        return _("a name too long");
    case LeftOut::pseudo_street:
        return _("a plot under works, not a street");
    case LeftOut::ordinary_postcode:
        break;
    }
    return _("an ordinary postcode, not CEDEX");
}

} // namespace bdd::flows
