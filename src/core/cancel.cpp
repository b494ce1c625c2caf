#include <bdd/core/cancel.hpp>
#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>

namespace bdd {

void CancelFlag::check() const {
    if (requested()) {
        fail(Errc::interrupted, _("interrupted; the base is as it was"));
    }
}

} // namespace bdd
