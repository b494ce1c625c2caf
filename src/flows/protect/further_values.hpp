#pragma once

#include <bdd/protect/secret_key.hpp>

#include <functional>
#include <string_view>

namespace bdd::flows {

/// Calls `visit` with the e-mails, phones and SIRENs in the further values of a record (JSON, or
/// empty); a SIRET gives its SIREN.
void for_each_further_value(
    std::string_view more,
    const std::function<void(protect::AddressKind kind, std::string_view value)>& visit);

} // namespace bdd::flows
