#include "flows/asked_country.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/fields/place.hpp>

namespace bdd::flows {

std::string asked_country(const std::string& asked) {
    std::string code = fields::read_country(asked);
    if (code.empty()) {
        throw Error(Errc::usage, text_of(_("unknown country '{0}'"), asked),
                    _("write a code of two letters: FR, BE, CH …"));
    }
    return code;
}

} // namespace bdd::flows
