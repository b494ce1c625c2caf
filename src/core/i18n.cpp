#include <bdd/core/i18n.hpp>

#include <libintl.h>

namespace bdd {

const char* translate(const char* message) noexcept {
    return dgettext("bdd", message);
}

const char* translate_counted(const char* one, const char* many, unsigned long count) noexcept {
    return dngettext("bdd", one, many, count);
}

} // namespace bdd
