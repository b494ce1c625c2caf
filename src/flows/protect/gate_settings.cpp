#include "flows/protect/gate_settings.hpp"

#include <bdd/core/i18n.hpp>

namespace bdd::flows {

namespace {

protect::Period read_period(const Settings& settings, std::string_view key) {
    const Setting& setting = settings.get(key);
    if (const auto period = protect::parse_period(setting.value)) {
        return *period;
    }
    throw Error(Errc::config, text_of(_("'{0}' is no period, for {1}"), setting.value, key),
                _("write years, months or days: P3Y, P18M, P90D"), setting.where);
}

} // namespace

GateSettings gate_settings(const Settings& settings) {
    GateSettings out;
    // The table of settings lets no other word through.
    out.rules.pro = protect::parse_basis(settings.text("protection.basis_professional"))
                        .value_or(protect::Basis::consent);
    out.rules.consumer = protect::parse_basis(settings.text("protection.basis_consumer"))
                             .value_or(protect::Basis::consent);
    out.rules.require_function = settings.boolean("protection.require_function");
    out.rules.strict_notice = settings.boolean("protection.strict_notice");
    const std::string& free_domain = settings.text("protection.free_domain");
    out.free_domain = free_domain == "consumer"       ? FreeDomain::consumer
                      : free_domain == "professional" ? FreeDomain::professional
                                                      : FreeDomain::by_source;
    out.retention = read_period(settings, "protection.retention");
    out.export_term = read_period(settings, "protection.export_term");
    return out;
}

} // namespace bdd::flows
