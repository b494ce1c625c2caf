#include <bdd/core/version.hpp>

#include <bdd_version.hpp>

namespace bdd {

std::string_view version() noexcept {
    return BDD_VERSION;
}

} // namespace bdd
