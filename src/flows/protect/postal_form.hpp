#pragma once

#include <bdd/model/record.hpp>

#include <string>
#include <string_view>

namespace bdd::flows {

/// A postal address and whose it is, as fingerprints are made of it (protect::k_norm_version): the
/// words of all lines, of the town and of the name, folded. Empty without an address.
[[nodiscard]] std::string postal_form(const model::Address& address, std::string_view name_key);

} // namespace bdd::flows
