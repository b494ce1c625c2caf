#pragma once

#include <string>

namespace bdd::flows {

/// The code of a country that a user typed ("fr", "Belgique"): FR, BE … Throws Errc::usage where it
/// is none.
[[nodiscard]] std::string asked_country(const std::string& asked);

} // namespace bdd::flows
