#pragma once

#include <bdd/core/settings.hpp>
#include <bdd/protect/gate.hpp>

#include <cstdint>

namespace bdd::flows {

/// Whose an address on a webmail or access-provider domain is.
enum class FreeDomain : std::uint8_t {
    by_source, ///< Professional for a contact with a company, when a source has business addresses.
    consumer,
    professional,
};

/// The rules of protection as the settings have them.
struct GateSettings {
    protect::GateRules rules;
    FreeDomain free_domain = FreeDomain::by_source;
    protect::Period retention;
    protect::Period export_term; ///< After which an exported file should be gone.
};

/// Throws Errc::config for a period that is none.
[[nodiscard]] GateSettings gate_settings(const Settings& settings);

} // namespace bdd::flows
